"""The responsibility annex of a provider in words: whose each line is, what it rests on, what to settle first."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from assessor.model.scales import BINDING, Verdict
from assessor.words import legends
from assessor.words.demands import BASES as GROUNDS
from assessor.words.demands import asks_shortly
from assessor.words.duties import not_as_found
from assessor.words.grammar import counted, day, inside, listed, plain

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from assessor.model.scales import DutyStanding
    from assessor.result.obligation import Demand
    from assessor.words.names import Names

LEDE: Final = (
    "Requirement by requirement, what this provider does, what stays with the organization, and what is to be settled "
    "before anybody signs. Where a line has room for it, the provider accepts or strikes it; the other lines are the "
    "organization's and ask for nothing. It is as current as the day below, and is to be gone through again when "
    "services change and at least once a year."
)
SETTLE_TITLE: Final = "To be settled first"
SETTLE_NOTE: Final = (
    "First whose a line is: where matrix and terms disagree, what two own, what nobody owns. Then what the contract "
    "leaves open. Agree before the lines below are signed."
)
LINES_TITLE: Final = "The work behind these lines"
LINES_NOTE: Final = (
    "Nothing to sign: what this provider's terms give, work by work, and who else does the same work. 'Stated' means "
    "that the organization says so of the very terms asked for; 'ordered', that it is ordered on the usual terms of "
    "the tier; 'usual', that it follows from what is usually sold; 'confirmed', that the contract or the provider's "
    "own answer bears it out; 'no terms', that only the matrix gives it to this provider."
)
YOURS_TITLE: Final = "What stays with the organization"
YOURS_NOTE: Final = "The organization's own part of the requirements above, whoever does the rest."
SHARES_TITLE: Final = "Line by line"
SHARES_NOTE: Final = (
    "One mark a line. 'by contract' is what the responsibility matrix of the contract says; 'by the work' follows "
    "from who does all work behind the requirement; 'as stated' is the organization's word on who does it; others "
    "than this provider stand under its name. 'mark one' is for both sides to settle: until it is marked, nobody has "
    "taken the line over. To accept a line means to do the provider's part of it: all of it where the line is the "
    "provider's, else what stands under its name. Where its part is still to be stated or agreed, the provider writes"
    " it in first, and the organization signs it. To strike a line that is 'by contract' asks for a change of the "
    "matrix, which holds until both have signed another. Terms are of the work behind a requirement, not of one "
    "objective. Assessment objectives stand below their requirement; those that are the organization's alone stand "
    "together, with nothing to sign."
)
SHARES_COLUMNS: Final = (
    ("Requirement, objective", 27), ("Asks", 40), ("Provider", 18), ("Organization", 25), ("Both", 15),
    ("What the provider does", 42), ("What others do", 42), ("Shown by", 22), ("Agreed", 14),
)  # fmt: skip
BY_CONTRACT: Final = "by contract"
BY_WORK: Final = "by the work"
BY_TERMS: Final = "By its terms"
AS_STATED: Final = "as stated"
WITH_DUTY: Final = "Met, with the organization's duty"
MARK_ONE: Final = "mark one"
_USUAL: Final = "usual; the rule names no time"
BASES: Final = {"tier": "usual"}
NO_TERMS: Final = "no terms"
NOBODY: Final = "nobody"
NOTHING: Final = "nothing"
NOT_IN_TERMS: Final = "nothing by its terms, and its own by its matrix: settle first what its fee covers"
NOTHING_OFFERED: Final = "nothing by its terms: strike it, or agree on it"
NAMED_ONLY: Final = "Nothing in its terms; the organization says that it has a part: state it, or strike it"
UNPAID: Final = (
    "Nothing in its terms; the organization says that it has a part: agree on it and on its price, or strike it"
)
OWN_BESIDE: Final = "the organization's own part of the requirement: see above"
WHOLE: Final = "all of it"
UNSETTLED: Final = "________ (all of it by the matrix, not by its terms: settled first)"
PART: Final = "________ (part to be stated)"
TO_AGREE: Final = "________ (to be agreed, with its price)"
_SHORT: Final = "less than is asked"
ACCEPT: Final = "accept / strike"
TWO_OWNERS: Final = "Two owners"
PROMISED: Final = "The matrix makes this the provider's; its terms give nothing of it"
PROMISED_NEEDED: Final = "The work under this contract, or another line in the matrix, before anybody pays for it apart"
NOT_IN_PLACE: Final = "Not in place"
NOT_IN_PLACE_NEEDED: Final[Mapping[str | None, tuple[str, str]]] = {
    "provider": (
        "By when the provider mends it, and whether its fee covers that",
        "The matrix makes this the provider's",
    ),
    "shared": ("Who mends which part of it, and by when", "The matrix shares this"),
}
HELD_HERE: Final = "The organization's own part of these requirements"
HELD_HERE_NEEDED: Final = "A shared line in the matrix, or whose each objective is"
HELD_HERE_HAS: Final = "The matrix makes them the provider's alone; the organization names itself or others for a part"
UNLISTED: Final = "Requirements the organization names this provider for"
NO_TIME: Final = "No time agreed"
ASKED_FIRST: Final = "Asked first"
RULE_TERM: Final = "Asked by rule"
RULE_TERM_HAS: Final = "Whether its contract says so is not stated"
NO_LINE: Final = "No line"
NO_LINE_NEEDED: Final = "A line in the matrix for each: the provider's, shared, or the organization's"
NO_LINE_HAS: Final = "The matrix, as stated, says nothing of them"


NO_PAPER: Final = "No paper"
NO_PAPER_HAS: Final = "None is held; this annex, an attestation or a web page does not replace it"
NOT_SERVED: Final = "Not served yet"
NOT_SERVED_NEEDED: Final = "The same work there as well, from which day, and its price"
NOT_SERVED_HAS: Final = "Signing the lines below takes over what is served today, and no more"


def no_paper(paper: str) -> str:
    """A paper the provider itself has not given."""
    return f"{paper}: none is held from this provider. It can sign or hand it over together with this annex."


def paper_needed(day: str) -> str:
    """What the provider does about a paper it has not given, and by when it is wanted."""
    return f"The provider signs it or hands it over together with this annex, by {day}"


def partly(terms: str, groups: Sequence[str]) -> str:
    """Terms that hold for some parts of the organization alone."""
    return f"{terms}; for {listed(groups)} only"


def standing(verdict: Verdict) -> str:
    """A verdict in a paper that others read as well, which has no `your`."""
    return WITH_DUTY if verdict is Verdict.WITH_DUTIES else legends.VERDICTS[verdict].word


def rule_term(needed: str, citation: str, *, verify: bool) -> str:
    """What a contract has to hold by a rule."""
    return f"{needed.rstrip('.')} ({citation}{'; to be checked at its source' if verify else ''})"


def title(provider: str) -> str:
    """What the paper is."""
    return f"Responsibility annex: {provider}"


def asked(title: str, standing: str) -> str:
    """A requirement at the head of its lines, with where it stands today."""
    return f"{title} (today: {inside(standing)})"


def asked_of(demand: Demand, names: Names) -> str:
    """What a provider is asked: when, and whether a rule says so or it is only usual."""
    if demand.population is not None or demand.kind == "duty":
        return asks_shortly(demand, names)
    binding = demand.basis in BINDING
    return f"{asks_shortly(demand, names)} ({GROUNDS[demand.basis] if binding else _USUAL})"


def no_line(kinds: Sequence[str]) -> str:
    """What usually falls to whoever keeps data in its own house."""
    held = listed([plain(kind) for kind in kinds])
    return f"Encryption, backup copies, media and premises where it keeps {held}"


def offered(work: str, terms: str, *, enough: bool, anything: bool, bound: bool) -> str:
    """What the provider does of a piece of work by its terms, and whether that is what is asked."""
    if not anything:
        return f"{work}: {NOT_IN_TERMS if bound else NOTHING_OFFERED}"
    return f"{work}: {terms}" + ("" if enough else f" ({_SHORT})")


def found_otherwise(on: str | None, planned: str | None, *, given: bool) -> str:
    """That a requirement was found not in place, whatever the terms, if any, say; by when it is mended is left blank.

    The day that the organization has planned stands beside the blank.
    """
    when = f" on {day(on)}" if on is not None else ""
    whatever = ", whatever these terms say" if given else ""
    asked = f"; asked by {day(planned)}" if planned is not None else ""
    return f"found not in place{when}{whatever}{asked}: mended by ________"


def stands(state: DutyStanding, denied: Sequence[str]) -> str:
    """How a duty stands; beside one stated as done, the requirements found not met whose part of it it is."""
    told = legends.DUTY_STATES[state]
    return f"{told} as a whole; {not_as_found(denied)}" if denied else told


def found_elsewhere(on: str | None, groups: Sequence[str]) -> str:
    """That a requirement was found not in place where, by the terms, others than this provider fall short."""
    when = f" on {day(on)}" if on is not None else ""
    where = f" for {listed(groups)}" if groups else ""
    return f"found not in place{when}; by the terms it is the work of others that falls short{where}"


def found_with(on: str | None, who: Sequence[str]) -> str:
    """That a requirement was found not in place for which the organization names others, and these terms suffice."""
    when = f" on {day(on)}" if on is not None else ""
    return f"found not in place{when}; named for it: {listed(who)}. What of it, if anything, is mended here: ________"


def contested(bound: Sequence[str]) -> str:
    """That others than the one it is by contract have a part as well, so that nobody can take the whole over."""
    return (
        f"not to be signed before it is settled whose it is: by the matrix of {listed(bound)} all of it, while the "
        "organization names others as well"
    )


def described(how: str) -> str:
    """How a part of both sides is met, as the organization tells it; whose it is remains open."""
    return f"As the organization describes it: {how}"


def others(work: str, who: Sequence[str]) -> str:
    """Who else does a piece of work."""
    return f"{work}: {listed(who)}"


def named(who: Sequence[str]) -> str:
    """Who else has a part in it."""
    return listed(who) if who else ""


def both(providers: Sequence[str]) -> str:
    """That several do the same work."""
    have = "both" if len(providers) == 2 else "all"  # noqa: PLR2004 - two are both
    return f"{listed(providers)} {have} have terms for it: agree who leads"


def contract(starts: str | None, ends: str | None, papers: Sequence[str], matrix: int) -> str:
    """The contract the annex belongs to: its days, its papers, and how many lines its matrix has."""
    days = [f"from {day(starts)}" if starts else "", f"to {day(ends)}" if ends else ""]
    lines = f"responsibility matrix of {counted(matrix, 'line')}" if matrix else ""
    return ", ".join(filter(None, (*days, *papers, lines))) or "not stated"


def missing(
    unconfirmed: int, works: int, unmarked: int, bare: int, marks: int, *, contract: str | None, matrix: bool
) -> tuple[str, ...]:
    """What nobody stated or confirmed; `contract` is what the contract lacks: all of it, or its days."""
    told = []
    if unconfirmed:
        named = " The matrix says whose a line is; it confirms no terms." if matrix else ""
        told.append(
            f"The terms of {unconfirmed} of {counted(works, 'piece')} of work are confirmed neither by the contract "
            f"nor by the provider: have them confirmed, or strike them.{named}"
        )
    if contract is not None:
        told.append(contract)
    if unmarked:
        told.append(
            f"For {unmarked} of {counted(marks, 'line')} that can be signed nobody has said whose it is: mark them, "
            "and add them to the matrix of the contract."
        )
    if bare:
        told.append(f"For {bare} of {counted(marks, 'line')} that can be signed nobody has stated the provider's part.")
    return tuple(told)


NO_CONTRACT: Final = "No contract with this provider is stated."
NO_DAYS: Final = "From when to when the contract runs is not stated."
BY_AGREEMENT: Final = "none of the chosen frameworks, of this provider: by agreement"
