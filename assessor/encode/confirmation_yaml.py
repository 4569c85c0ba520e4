"""A confirmation sheet as the YAML file a provider fills in (`answers/1`)."""

from __future__ import annotations

from textwrap import wrap
from typing import TYPE_CHECKING

from assessor.model.provider_answers import FORMAT
from assessor.words import confirmations
from assessor.words.yaml_lines import flow

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assessor.result.confirmation import ConfirmationSheets, Promise, Sheet
    from assessor.words.names import Names

_WIDTH = 110


def answer_file(found: ConfirmationSheets, sheet: Sheet, names: Names) -> bytes:
    """The commented file, every answer still empty."""
    return "\n".join((*_head(found, sheet, names), *_answers(found, sheet, names), "")).encode()


def _head(found: ConfirmationSheets, sheet: Sheet, names: Names) -> Iterator[str]:
    made = found.origin
    for text in (confirmations.heading(found, sheet, names), confirmations.lede(found, sheet)):
        yield from _comment(text)
    yield from _comment(confirmations.notes(sheet)[0])
    yield f"schema: {FORMAT}"
    yield from _comment(confirmations.LEAVE_AS_IS)
    yield f"engagement: {{organization: {flow(made.organization)}, file: {flow(made.file)}, digest: {made.digest}}}"
    yield f'as_of: "{made.as_of}"'
    yield f"provider: {flow(sheet.provider)}"
    yield f'version: "{made.version}"'
    yield from _comment(confirmations.PLEASE_SIGN)
    yield "answered:"
    yield from (f"  {f'{key}:':<12}# {confirmations.KEYS[key]}" for key in ("by", "role", "on"))


def _answers(found: ConfirmationSheets, sheet: Sheet, names: Names) -> Iterator[str]:
    yield "answers:"
    for number, promise in enumerate(sheet.promises, 1):
        yield ""
        yield from _promise(f"{number}. ", promise, found, names)


def _promise(lead: str, promise: Promise, found: ConfirmationSheets, names: Names) -> Iterator[str]:
    indent = " " * len(lead)
    yield from _comment(confirmations.question(promise, names), f"  # {lead}", f"  # {indent}")
    yield from _comment(confirmations.meaning(promise, found), f"  # {indent}", f"  # {indent}")
    yield from _comment(confirmations.hangs(promise, names), f"  # {indent}", f"  # {indent}")
    yield f"  {flow(promise.key) if ':' in promise.key else promise.key}:"
    yield f"    asked: {'null' if promise.asked is None else flow(promise.asked)}"
    yield f"    answer:       # {confirmations.KEYS['answer']}"
    yield f"    how_often:    # {confirmations.otherwise(promise.aspect)}"
    yield f"    since:        # {confirmations.KEYS['since']}"
    yield "    comment:"


def _comment(text: str, first: str = "# ", later: str = "# ") -> Iterator[str]:
    yield from wrap(text, _WIDTH, initial_indent=first, subsequent_indent=later, break_long_words=False)
