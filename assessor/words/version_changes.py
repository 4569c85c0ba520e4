"""What changed between two engagements, and why verdicts moved, in lines of text."""

from __future__ import annotations

from textwrap import wrap
from typing import TYPE_CHECKING, Final

from assessor.words import legends
from assessor.words.grammar import counted, verb
from assessor.words.yaml_lines import flow, path

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assessor.model.scales import Verdict
    from assessor.result.version_change import ChangedPart, MovedVerdict, PartKind, VersionChanges

_WIDTH: Final = 110
_VALUE: Final = 90
_KINDS: Final[dict[PartKind, str]] = {
    "rules": "rules", "day": "day", "frameworks": "frameworks", "fact": "fact", "contract": "contract",
    "evidence": "evidence", "determination": "determination", "duty": "duty", "other": "statement",
}  # fmt: skip


def lines(found: VersionChanges) -> Iterator[str]:
    """What moved and by what, then what differs and moved nothing."""
    yield head(found)
    groups: dict[tuple[tuple[int, ...], ...], list[MovedVerdict]] = {}
    for verdict in found.verdicts:
        groups.setdefault(verdict.causes, []).append(verdict)
    for causes, verdicts in groups.items():
        yield ""
        for line in because(causes, found):
            yield from wrap(line, _WIDTH, subsequent_indent="    ")
        for verdict in verdicts:
            yield from wrap(f"  {moved(verdict)}", _WIDTH, subsequent_indent="    ")
    if found.idle:
        yield ""
        yield "Changed, and no verdict moved by it:"
        for number in found.idle:
            yield from wrap(f"  {part(found.parts[number])}", _WIDTH, subsequent_indent="    ")


def head(found: VersionChanges) -> str:
    """How much differs, and how many verdicts moved."""
    if not found.parts:
        return "Nothing differs."
    count = len(found.verdicts)
    differ = f"{counted(len(found.parts), 'thing')} {verb(len(found.parts), 'differs', 'differ')}"
    if not count:
        return f"{differ}; no verdict of today moved."
    return f"{differ}; {counted(count, 'verdict')} of today moved, of {counted(found.obligations, 'obligation')}."


def because(causes: tuple[tuple[int, ...], ...], found: VersionChanges) -> Iterator[str]:
    """The causes of some verdicts; those that only work together are called joint."""
    if len(causes) == 1 and len(causes[0]) > 1:
        yield "Because of these together (undoing less than all of them does not undo it):"
        for number in causes[0]:
            yield f"  - {part(found.parts[number])}"
    elif len(causes) > 1:
        yield "Because of these (undoing any one of them undoes it):"
        for cause in causes:
            yield f"  - {part(found.parts[cause[0]])}"
    else:
        yield f"Because of: {part(found.parts[causes[0][0]])}"


def part(changed: ChangedPart) -> str:
    """One thing that differs."""
    if changed.kind == "rules":
        return "rules: the catalogs or rules that judge are others"
    where = f"{_KINDS[changed.kind]} {path(changed.place)}"
    if changed.change == "new":
        return f"{where} is new: {_value(changed.now)}"
    if changed.change == "gone":
        return f"{where} is gone; it was {_value(changed.was)}"
    return f"{where}: {_value(changed.was)} became {_value(changed.now)}"


def _value(value: object) -> str:
    text = flow(value)
    return text if len(text) <= _VALUE else f"{text[: _VALUE - 1]}\N{HORIZONTAL ELLIPSIS}"


def moved(verdict: MovedVerdict) -> str:
    """One obligation with both verdicts."""
    return f"{verdict.ref} {verdict.title}: {_word(verdict.before)} became {_word(verdict.after)}"


def _word(verdict: Verdict | None) -> str:
    return "not asked" if verdict is None else legends.VERDICTS[verdict].word
