"""How the law stands, in words: nothing that was not verified is said to be so."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from assessor.words import grammar

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from assessor.model.scales import LawDateKind, LawStanding
    from assessor.result.law import Standing, StandingDate

_VERIFIED: Final[Mapping[LawStanding, str]] = {
    "in_force": "in force",
    "suspended": "suspended",
    "deviated": "deviated from",
    "proposed": "proposed",
    "superseded": "superseded",
    "historical": "historical",
}
_REPORTED: Final[Mapping[LawStanding, str]] = {
    "in_force": "relied on here",
    "suspended": "reported as suspended",
    "deviated": "reported as deviated from",
    "proposed": "reported as proposed",
    "superseded": "reported as superseded",
    "historical": "reported as historical",
}
# What an entry does to another one, as a noun.
_CHANGE: Final[Mapping[LawStanding, str]] = {
    "in_force": "change",
    "suspended": "suspension",
    "deviated": "replacement by a deviation",
    "proposed": "proposed change",
    "superseded": "replacement",
    "historical": "end",
}
_AGAINST: Final[frozenset[LawStanding]] = frozenset({"suspended", "deviated", "superseded"})
_DATES: Final[Mapping[LawDateKind, str]] = {"effective": "begins", "until": "ends", "step": ""}


def standing(code: LawStanding, *, verified: bool) -> str:
    """How a statement stands; what nobody read at the source is only reported."""
    return _VERIFIED[code] if verified else _REPORTED[code]


def word(entry: Standing) -> str:
    """How an entry stands; one whose dates have passed unseen is no better known than one nobody read."""
    return standing(entry.standing, verified=entry.verified and not any(date.unchecked for date in entry.dates))


def verified(on: str | None) -> str:
    """When it was read at its source."""
    return "not verified" if on is None else on


def step(kind: LawDateKind, on: str, what: str | None) -> str:
    """One of its days and what happens on it."""
    return f"{on}: {what or _DATES[kind]}"


def dated(date: StandingDate) -> str:
    """One day of a result, marked where it has passed unseen."""
    return step(date.kind, date.on, date.what) + (" (passed, not checked since)" if date.unchecked else "")


def text(entry: Standing) -> str:
    """An entry in one sentence."""
    cited = "; ".join(source.citation for source in entry.sources)
    return f"{entry.title} ({cited}): {known(entry)}."


def known(entry: Standing) -> str:
    """How an entry stands, and when that was read at its source."""
    read = f"verified on {entry.verified_on}" if entry.verified_on is not None else "not verified"
    return f"{word(entry)}, {read}"


def remark(entry: Standing) -> str:
    """What to mind about an entry beside a row it bears on."""
    dates = "; ".join(map(dated, entry.dates))
    parts = (f"{entry.title}: {known(entry)}.", f"{dates}." if dates else "", entry.note or "")
    return " ".join(filter(None, parts))


def changing(ledger: Sequence[Standing]) -> list[str]:
    """What is said to have changed a rule that is relied on here, and what to do about it, entry by entry."""
    return [
        " ".join(filter(None, (f"{entry.title}: {known(entry)}.", entry.note)))
        for entry in ledger
        if entry.changes and entry.standing in _AGAINST and _has_begun(entry)
    ]


def _has_begun(entry: Standing) -> bool:
    return any(date.kind == "effective" and date.passed for date in entry.dates)


def course(what: str, entry: Standing, ledger: Sequence[Standing]) -> str:
    """When something begins, under what, and what is said to change that; one sentence."""
    begins = next((date.on for date in entry.dates if date.kind == "effective"), None)
    cited = entry.sources[0].citation
    first = f"{what} begins on {grammar.day(begins)} under {cited}" if begins else f"{what} rests on {cited}"
    if not entry.verified:
        first += ", which was not verified"
    changers = [other for other in ledger if other.id in entry.changed_by]
    return "; ".join((first, *map(_change, changers))) + "."


def _change(changer: Standing) -> str:
    if changer.verified:
        return f"its {_CHANGE[changer.standing]} is verified ({changer.sources[0].citation})"
    return f"its {_CHANGE[changer.standing]} is reported and not verified"


def settled(entry: Standing) -> bool:
    """Whether it may be said to be in force: read at its source, and nothing changes it or has passed since."""
    passed = any(date.unchecked for date in entry.dates)
    return entry.verified and entry.standing == "in_force" and not entry.changed_by and not passed
