"""What changed between two engagements, and why verdicts moved, in lines of text."""

from __future__ import annotations

from textwrap import wrap
from typing import TYPE_CHECKING, Final

from assessor.words import grammar, legends
from assessor.words.grammar import counted, verb
from assessor.words.yaml_lines import flow, path

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assessor.model.scales import Verdict
    from assessor.result.version_change import ChangedPart, MovedVerdict, PartKind, VersionChanges

_WIDTH: Final = 110
_VALUE: Final = 90
_KINDS: Final[dict[PartKind, str]] = {
    "rules": "rules", "packs": "packs", "day": "day", "frameworks": "frameworks", "fact": "fact",
    "contract": "contract", "evidence": "evidence", "determination": "determination", "duty": "duty",
    "other": "statement",
}  # fmt: skip


KICKER: Final = "What changed"
_IDLE: Final = "Changed, and no verdict moved by it"
_LISTED: Final = "What the results list that differs"
_UNKNOWN: Final = "not worked out"
_INEXACT: Final = (
    "Which of the differences moved these cannot be worked out: a result says what was found and not all that was "
    "stated, so nothing can be undone in it. Name the engagement files, or briefs, for causes."
)
_LED_BY: Final[dict[PartKind, str]] = {"rules": "law", "packs": "packs"}


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
        yield f"{idle_title(found)}:"
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


def since(found: VersionChanges, name: str) -> str:
    """What this is held against, and how a cause is found."""
    how = (
        "Every difference was undone in the engagement as it stands: one that alone gives the earlier verdict back is "
        "a cause; what only works together is called so. Law means catalogs and rules, packs the rule packs, facts "
        "what the engagement states."
    )
    day = next((part.was for part in found.parts if part.kind == "day"), None)
    dated = f", as of {grammar.day(str(day))}" if day is not None else ""
    return f"Since {name}{dated}. {how if found.exact else _INEXACT}"


def idle_title(found: VersionChanges) -> str:
    """Over the differences that stand behind no verdict, or whose part in it is not known."""
    return _IDLE if found.exact else _LISTED


def because(causes: tuple[tuple[int, ...], ...], found: VersionChanges) -> Iterator[str]:
    """The causes of some verdicts; those that only work together are called joint."""
    if not causes:
        yield _INEXACT
    elif len(causes) == 1 and len(causes[0]) > 1:
        yield "Because of these together (undoing less than all of them does not undo it):"
        for number in causes[0]:
            yield f"  - {part(found.parts[number])}"
    elif len(causes) > 1:
        yield "Because of these (undoing any one of them undoes it):"
        for cause in causes:
            yield f"  - {part(found.parts[cause[0]])}"
    else:
        yield f"Because of: {part(found.parts[causes[0][0]])}"


def causes(verdict: MovedVerdict, found: VersionChanges) -> str:
    """Why one verdict moved, in one line."""
    if not verdict.causes:
        return _UNKNOWN
    if len(verdict.causes) == 1 and len(verdict.causes[0]) > 1:
        return f"together: {'; '.join(part(found.parts[number]) for number in verdict.causes[0])}"
    return " or, alone, ".join(part(found.parts[cause[0]]) for cause in verdict.causes)


def kinds(verdict: MovedVerdict, found: VersionChanges) -> str:
    """Whether the rules, packs or statements moved it."""
    named = {_LED_BY.get(found.parts[number].kind, "facts") for cause in verdict.causes for number in cause}
    return ", ".join(name for name in ("law", "packs", "facts") if name in named)


def part(changed: ChangedPart) -> str:
    """One thing that differs."""
    if changed.kind == "rules" and changed.place:
        return f"catalog {changed.place[-1]}: {_edition(changed.was)} became {_edition(changed.now)}"
    if changed.kind == "rules":
        return "rules: the catalogs or rules that judge are others"
    if changed.kind == "packs":
        return f"packs: {_packs(changed.was)} became {_packs(changed.now)}"
    where = f"{_KINDS[changed.kind]} {path(changed.place)}"
    if changed.change == "new":
        return f"{where} is new: {_value(changed.now)}"
    if changed.change == "gone":
        return f"{where} is gone; it was {_value(changed.was)}"
    return f"{where}: {_value(changed.was)} became {_value(changed.now)}"


def _edition(value: object) -> str:
    return "none" if value is None else str(value)


def _packs(value: object) -> str:
    """Packs by name, with the beginning of their digests."""
    told = [f"{name} ({str(digest)[:12]})" for name, digest in value.items()] if isinstance(value, dict) else []
    return ", ".join(told) or "none"


def _value(value: object) -> str:
    text = flow(value)
    return text if len(text) <= _VALUE else f"{text[: _VALUE - 1]}\N{HORIZONTAL ELLIPSIS}"


def moved(verdict: MovedVerdict) -> str:
    """One obligation with both verdicts."""
    return f"{verdict.ref} {verdict.title}: {word(verdict.before)} became {word(verdict.after)}"


def word(verdict: Verdict | None) -> str:
    """A verdict, or that the requirement was not asked for."""
    return "not asked" if verdict is None else legends.VERDICTS[verdict].word
