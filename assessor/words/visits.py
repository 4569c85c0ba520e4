"""The assessment plan in words: what is examined, who is interviewed, what is tested, and in which order."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from assessor.words.grammar import counted, inside, listed, number, opening, verb

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import Literal

    Part = Literal["own", "shared", "provider"]

TITLE: Final = "Assessment plan"
LEDE: Final = (
    "What an assessor will examine, whom they will interview and what they will test, requirement by requirement, so "
    "that the visit can begin with everything ready. What follows is derived from what each requirement asks for; the "
    "assessor decides what is sampled, and how long anything takes. The two days are only a proposal, about half of "
    "the requirements each; nobody has stated how long the visit is."
)
PARTS: Final[Mapping[Part, str]] = {
    "own": "The organization itself",
    "shared": "Done together",
    "provider": "Systems and records",
}
_NOTES: Final[Mapping[Part, str]] = {
    "own": "What only people of the organization decide, write and do. Have the papers in one folder, each with its "
    "day and approval.",
    "shared": "What the organization decides and others carry out. Have both sides at hand.",
    "provider": "What runs: shown on the system by whoever runs it, with records of the time before the visit.",
}
OPENING_TITLE: Final = "Opening, scope and closing"
OPENING_NOTE: Final = (
    "Hold the scope against what is there before anything else: what is wrong here changes every line below. Hours are "
    "the assessor's to set."
)
OPENING: Final = "Opening"
OPENING_WHAT: Final = "Who assesses and who is assessed, what is in scope, what is sampled, who speaks to what"
SCOPE: Final = "Scope check"
SAMPLE: Final = "Sample"
SAMPLE_WHAT: Final = "Sites to visit; the assessor decides how many, and agrees on them before the first day"
OUTLOOK: Final = "Outlook"
OUTLOOK_WHAT: Final = (
    "Kind of assessment, contract, where the figures stand today and what must be met first. A readiness figure from "
    "what was stated; only the assessment itself gives an official one"
)
CLOSING: Final = "Closing"
CLOSING_WHAT: Final = "What was found and what is open, which papers are handed in later and by when"
BLANK: Final = "________ (not stated)"
BLANK_DAY: Final = "________ (who; by when)"
DAY_NOTE: Final = (
    "Block by block, each with whoever leads through it: first persons of the organization, then whoever runs the "
    "work. Others named under Interview are to be at hand."
)
PEOPLE_TITLE: Final = "Whom to have at hand"
PEOPLE_NOTE: Final = "Persons first, then whoever runs the work, with the requirements they speak to."
NOBODY: Final = "nobody named"
NO_RECORD: Final = "none held"
NOTHING_TO_EXAMINE: Final = "no paper and no record of it is stated"
FOUND: Final = "what was found"
ITS_PART: Final = "its part, as stated"
BY_CONTRACT: Final = "its part, by the matrix of its contract"


def note(part: Part) -> str:
    """What a part of the visit is about."""
    return _NOTES[part]


def day(number: int) -> str:
    """A day of the visit."""
    return f"Day {number}"


def block(day: int, number: int) -> str:
    """A block of a day."""
    return f"Block {day}.{number}"


def requirements(count: int) -> str:
    """How many requirements a block holds."""
    return counted(count, "requirement")


def called(title: str, name: str, contact: str | None) -> str:
    """A title with the name and the contact stated for it."""
    told = ", ".join(filter(None, (name if name != title else None, contact)))
    return f"{title} ({told})" if told else title


def provider(name: str) -> str:
    """A provider whose place in the scope is checked."""
    return f"Outside provider: {name}"


def results(objectives: list[str]) -> str:
    """Room for the result: one place for each objective; the cell itself where there are none."""
    return " ".join(f"{letter} __" for letter in objectives)


def held(record: str, *, stale: bool) -> str:
    """A record that is held; one too old to prove anything says so."""
    return f"{record}, too old to prove it" if stale else record


def today(word: str, remark: str | None, *, stale: bool = False, waiting: bool = False) -> str:
    """How a requirement stands today, with what has to be said beside it: a framework's remark, no record in date."""
    told = [remark] if remark is not None else []
    told += ["A duty behind it is assigned and not finished."] if waiting else []
    told += ["No record in date shows it."] if stale else []
    return ". ".join((word, " ".join(told))) if told else word


def shown(duty: str) -> str:
    """What is examined of a duty, which leaves no artefact of a known kind."""
    return f"what shows that this is done: {inside(duty)}"


def test(work: str, asks: str, *, state: bool) -> str:
    """What is tested of a piece of work: that it is in force, that it is done as asked, or both."""
    if not asks:
        return f"See it in force: {inside(work)}"
    return f"See it {'in force and done' if state else 'done'}: {inside(work)}, {asks}"


def law(title: str, note: str | None) -> str:
    """What has changed, or may have, in what a requirement leans on, with what to look up."""
    return f"changed since, to be checked: {title}{f' ({note})' if note is not None else ''}"


def own_way(paper: str | None) -> str:
    """What is tested where the organization meets a requirement in a way of its own."""
    return f"See it done as its plan describes it{f' ({paper})' if paper is not None else ''}"


def defined(title: str, work: str) -> str:
    """What is done as often as the organization defines: what a requirement names, with the work it belongs to."""
    return f"what \u201c{title}\u201d asks ({inside(work)})" if title.casefold() != work.casefold() else work


def rhythm(stated: list[str]) -> str:
    """How often, where no rule says so: what the paper for it says, and what is stated of that."""
    return "as often as its paper says" + (f" (stated: {listed(stated)})" if stated else "")


def interview(who: str, work: str) -> str:
    """Who is asked about what."""
    return f"{opening(who)}: {inside(work)}"


PROOF: Final = "Proofs and papers to examine"


def proofs(provider: str) -> str:
    """The papers of an outside provider, held against what is there."""
    return f"{PROOF}: {provider}"


def paper(provider: str, path: str | None) -> str:
    """A paper of a provider: where it lies, or that there is none."""
    return f"{provider}: {path if path is not None else 'none'}"


def sites(count: float) -> str:
    """That nobody has said which of several sites are visited."""
    return f"{number(count)} sites: which are visited ________, how they were chosen ________ (not stated)"


def missing(unowned: int, bare: int, open_: int, undecided: int, nameless: Sequence[str]) -> tuple[str, ...]:
    """What would stop the visit."""
    told = []
    if bare:
        told.append(f"For {counted(bare, 'requirement')} no record is held that an assessor could look at.")
    if unowned:
        told.append(f"For {counted(unowned, 'requirement')} nobody is named who could be interviewed.")
    if nameless:
        told.append(f"No person with a telephone number is stated for: {listed([*nameless])}.")
    for count, how in ((open_, "not in place"), (undecided, "not decided")):
        if count:
            told.append(
                f"{counted(count, 'requirement')} {verb(count, 'is', 'are')} {how} today: see the gap register of the "
                "brief."
            )
    return tuple(told)
