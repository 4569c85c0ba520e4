"""The responsibility annex of a provider in words: whose each line is, what it rests on, what to settle first."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from assessor.model.scales import Verdict
from assessor.words import legends
from assessor.words.grammar import counted, day, listed

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Literal

    Owner = Literal["provider", "shared", "you"]

LEDE: Final = (
    "Requirement by requirement, what this provider does, what stays with the organization, and what is to be settled "
    "before anybody signs. Each line can be accepted or struck by the provider. It is as current as the day below, and "
    "is to be gone through again when services change and at least once a year."
)
SETTLE_TITLE: Final = "To be settled first"
SETTLE_NOTE: Final = (
    "What the contract leaves open, what nobody owns, and what two own: agree before the lines below are signed."
)
LINES_TITLE: Final = "Line by line"
LINES_NOTE: Final = (
    "'Provider' means that nothing of the requirement is left to the organization; 'shared', that a duty or other "
    "work of it is. 'Stated' means that only the organization says so; 'tier', that it follows from what is usually "
    "sold; 'confirmed', that the contract or the provider's own answer bears it out; 'no terms', that this provider is "
    "named for it today and its terms give nothing of it: it does not stand among those who perform."
)
YOURS_TITLE: Final = "What stays with the organization"
YOURS_NOTE: Final = "The organization's own part of the requirements above, whoever does the rest."
SHARES_TITLE: Final = "Whose each requirement is"
SHARES_NOTE: Final = (
    "One mark a line. 'by contract' is what the responsibility matrix of the contract says; 'by the work' follows from "
    "who does all work behind the requirement; 'as stated' is the organization's word on who does it; others than this "
    "provider stand under its name. 'mark one' is for both sides to settle: until it is marked, nobody has "
    "taken the line over. Assessment objectives stand below their requirement."
)
SHARES_COLUMNS: Final = (
    ("Requirement, objective", 27), ("Asks", 40), ("Provider", 18), ("Organization", 25), ("Both", 15),
    ("What the provider does", 42), ("What others do", 42), ("Shown by", 22), ("Agreed", 14),
)  # fmt: skip
BY_CONTRACT: Final = "by contract"
BY_WORK: Final = "by the work"
AS_STATED: Final = "as stated"
WITH_DUTY: Final = "Met, with the organization's duty"
MARK_ONE: Final = "mark one"
NO_TERMS: Final = "no terms"
NOBODY: Final = "nobody"
NOTHING_OFFERED: Final = "nothing by its terms: strike it, or agree on it"
_SHORT: Final = "less than is asked"
ACCEPT: Final = "accept / strike"
TWO_OWNERS: Final = "Two owners"
_OWNERS: Final[dict[Owner, str]] = {"provider": "Provider", "shared": "Shared", "you": "Organization"}


def standing(verdict: Verdict) -> str:
    """A verdict in a paper that others read as well, which has no `your`."""
    return WITH_DUTY if verdict is Verdict.WITH_DUTIES else legends.VERDICTS[verdict].word


def title(provider: str) -> str:
    """What the paper is."""
    return f"Responsibility annex: {provider}"


def owner(whose: Owner) -> str:
    """Whose a requirement is."""
    return _OWNERS[whose]


def offered(work: str, terms: str, *, enough: bool, anything: bool) -> str:
    """What the provider does of a piece of work by its terms, and whether that is what is asked."""
    if not anything:
        return f"{work}: {NOTHING_OFFERED}"
    return f"{work}: {terms}" + ("" if enough else f" ({_SHORT})")


def others(work: str, who: Sequence[str]) -> str:
    """Who else does a piece of work."""
    return f"{work}: {listed(who)}"


def named(who: Sequence[str]) -> str:
    """Who else has a part in it."""
    return listed(who) if who else ""


def both(providers: Sequence[str]) -> str:
    """That several do the same work."""
    how_many = "both" if len(providers) == 2 else "all"  # noqa: PLR2004 - two are both
    return f"{listed(providers)} are {how_many} named for it today: agree who leads"


def contract(starts: str | None, ends: str | None, papers: Sequence[str]) -> str:
    """The contract the annex belongs to."""
    told = [f"from {day(starts)}" if starts else "", f"to {day(ends)}" if ends else "", listed(papers)]
    return ", ".join(filter(None, told)) or "not stated"


def missing(unconfirmed: int, lines: int, unmarked: int, marks: int, *, contract_stated: bool) -> tuple[str, ...]:
    """What nobody stated or confirmed."""
    told = []
    if unconfirmed:
        told.append(
            f"The terms of {unconfirmed} of {counted(lines, 'line')} are confirmed neither by the contract nor by the "
            "provider: 'assessor ask' writes the sheet to have them confirmed."
        )
    if not contract_stated:
        told.append("No contract with this provider is stated.")
    if unmarked:
        told.append(
            f"For {unmarked} of {counted(marks, 'line')} nobody has said whose it is: mark them, or write them under "
            "'responsibility_matrix' of the contract."
        )
    return tuple(told)
