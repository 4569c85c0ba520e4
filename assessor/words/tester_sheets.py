"""What the sheet of an outside tester or scanner says: what is bought, how often, of which size and by when."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from assessor.words import grammar

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assessor.words.names import Names

TODAY: Final = "Today"
STAYS: Final = "You do this today; while you stay, nothing new is signed. State what you ask for it now."
OPEN_WHO: Final = "an independent tester, still to be chosen"
SCOPE: Final = "What is tested"
WHEN: Final = "By when"
PROOF: Final = "Handed over each time"
QUALIFIED: Final = "Qualification"
QUALIFIED_ASKED: Final = "Which approval or qualification you hold for this work, and until when: ________"
INDEPENDENCE: Final = "Independence"
INDEPENDENT: Final = "State that you neither build nor run any of what you test"
FOR: Final = "So that this is in place"
EACH: Final = "each time, as it comes up"
_UNCOUNTED: Final = "________ a year"


def work(capability: str, rows: Sequence[tuple[str, str]], names: Names) -> str:
    """A test with what is asked of it: the titles of requirements, each with its reference."""
    return f"{names.capability(capability)}: {_asked(rows, names)}"


def again(event: str, rows: Sequence[tuple[str, str]], names: Names) -> str:
    """One more of the same where something calls for it."""
    return f"One more at each {grammar.spaced(event)}: {_asked(rows, names)}"


def _asked(rows: Sequence[tuple[str, str]], names: Names) -> str:
    return grammar.listed([f"{names.within(title)} ({ref})" for ref, title in rows])


def unit(every: str) -> str:
    """What is priced of a test with a rhythm."""
    return f"one of them, {grammar.every(every)}"


def count(runs: int | None) -> str:
    """How many a year."""
    return _UNCOUNTED if runs is None else f"{runs} a year"


def scope(blank: str) -> str:
    """The sizes of a test that nobody states: they are agreed before the first day."""
    return (
        f"Addresses that can be reached from outside: {blank}; networks kept apart, and from what: {blank}; "
        f"applications: {blank}. Agreed in writing before the first day"
    )


def when(last: str | None, due: str | None, as_of: str, blank: str) -> str:
    """By when the next one is due, by the last on record."""
    if last is None:
        return f"No record of one is held: the first by {blank}"
    if due is None:
        return f"The last on record is of {grammar.day(last)}; the next by {blank}"
    if due < as_of:
        return f"The last on record is of {grammar.day(last)}: the next was due on {grammar.day(due)}, so at once"
    return f"The last on record is of {grammar.day(last)}: the next by {grammar.day(due)}"


def terms(blank: str) -> str:
    """The terms of tests that are paid one by one."""
    return (
        f"Term {blank}; notice {blank}; expenses {blank}; report within {blank} of each; this offer is valid "
        f"until {blank}"
    )
