"""What an interview asks and what can be answered, as values."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal

from assessor.model.value import dataclass

if TYPE_CHECKING:
    from assessor.result.question import Answer, AnswerValue, OpenQuestion

StepKind = Literal[
    "name",
    "concern",
    "frameworks",
    "size",
    "scope",
    "own_staff",
    "provider",
    "model",
    "tier",
    "contract",
    "contract_starts",
    "contract_ends",
    "contract_excludes",
    "missing",
    "open",
]
FreeText = Literal["name", "text", "number", "share", "date", "file"]

YES: Final = "yes"
NO: Final = "no"
NOBODY: Final = "nobody"
OURSELVES: Final = "ourselves"
OWN_PEOPLE: Final = "own-people"
"""One of the organization's own people, with another job than IT: the answer, and the id of the provider it adds."""
NOTHING: Final = "nothing"
DONE: Final = "done"
PARTLY: Final = "partly"
OTHERWISE: Final = "otherwise"
UNWRITTEN: Final = "unwritten"
NOT_KNOWN: Final = "not_known"


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """One answer to choose, by the word it has in a file of answers."""

    code: str
    answer: Answer | None = None
    """What it writes; nothing where it leads to another question first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One question of an interview."""

    id: str
    """What it is called in a file of answers."""
    kind: StepKind
    """name: of the organization; concern: a fact that makes a framework its concern; frameworks: which to look at where
    none concerns it; size: a number about it; scope: a fact on which rests what
    applies; own_staff: people of its own; provider: the name of somebody
    outside; model, tier: what kind it is; contract, contract_starts, contract_ends, contract_excludes: what was signed;
    missing: what `partly` leaves out; open: a question that decides obligations."""
    place: tuple[str, ...]
    """Where a free answer is written, key by key."""
    choices: tuple[Choice, ...] = ()
    """The answers to choose from."""
    several: bool = False
    """Whether more than one may be chosen; they are written as a list."""
    free: FreeText | None = None
    """What may be said in own words."""
    latest: bool = False
    """date: whether of a month or a year the last day is the careful one, and not the first."""
    today: str = ""
    """date: the day the engagement speaks for."""
    subject: str = ""
    """The fact, framework or provider it is about."""
    question: OpenQuestion | None = None
    """open: the question, and what hangs on it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """What an answer says: what was chosen, or what was said freely."""

    chosen: tuple[Choice, ...] = ()
    value: AnswerValue = None
    rounded: bool = False
    """Whether it is a day of which only the month or the year was said."""
