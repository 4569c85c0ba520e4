"""What an interview asks, and the answers to choose from."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from assessor.interview.open_asked import RHYTHMS
from assessor.interview.step import NO, NOTHING, OTHERWISE, OURSELVES, OWN_PEOPLE, PARTLY, YES
from assessor.interview.support import OWN_ID
from assessor.model.value import dataclass
from assessor.words import questions
from assessor.words.grammar import every
from assessor.words.names import names_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from assessor.interview.conversation import NewProvider
    from assessor.interview.draft import View
    from assessor.interview.step import Choice, FreeText, Step, StepKind
    from assessor.model.plan import Terrain
    from assessor.words.names import Names

_TWO: Final = 2
_ASKED: Final[Mapping[StepKind, str]] = {
    "name": "What is your organization called?",
    "frameworks": "By these answers none of the frameworks concerns you. Which are to be looked at all the same?",
    "own_staff": "Do you have people on your own payroll whose job it is to look after your computers?",
    "missing": "What is missing?",
}
FREE: Final[Mapping[FreeText, str]] = {
    "name": "a name of up to 120 characters",
    "text": "a few words, up to 400 characters",
    "number": "a number such as 12 or 0.5",
    "share": "a share such as 25% or 0.25",
    "date": "a day such as 2026-03-14; where you know no more, a month or a year: 2026-03, 2026",
    "file": "the file it is kept in, such as papers/contract.pdf",
}


@dataclass(frozen=True, slots=True)
class Speaker:
    """The rules an interview asks by, what its file says, and who was named last."""

    terrain: Terrain
    view: View
    firm: NewProvider | None = None

    @property
    def names(self) -> Names | None:
        """What ids are called, once something can be judged."""
        return names_of(self.view.found.named) if self.view.found is not None else None

    def firm_name(self, name: str) -> str:
        """The name of a provider in the file, or of one just named."""
        if self.firm is not None and self.firm.id == name:
            return self.firm.name
        known = next((item for item in self.view.engagement.providers if item.id == name), None)
        return (known.name or known.id) if known is not None else name

    def question(self, step: Step) -> str:
        """What is asked."""
        names = self.names
        if step.question is not None and names is not None:
            return questions.question(step.question, names)
        firm = self.firm_name(step.subject)
        match step.kind:
            case "concern" | "size" | "scope" | "open":
                return self.terrain.facts[step.place[-1]].question
            case "provider" if not self.view.engagement.providers:
                return (
                    "Which firm or person outside looks after your computers, or has your data in its program or "
                    "service? Name one; the others come after it. Press Enter if there is none, or you know of none."
                )
            case "provider":
                return "Who else, outside your own people? Press Enter if you know of nobody else."
            case _:
                return self._of_firm(step, firm)

    def _of_firm(self, step: Step, firm: str) -> str:
        """A question about one firm, what was signed with it, or what is missing."""
        match step.kind:
            case "model":
                return f"What describes {firm} best?"
            case "tier" if step.subject == OWN_ID:
                return "When are your own people there for you?"
            case "tier":
                return f"And what do you have from {firm}?"
            case "contract":
                return f"Is there a signed agreement with {firm}?"
            case "contract_starts":
                return f"From which day does the agreement with {firm} run?"
            case "contract_ends":
                return f"On which day does the agreement with {firm} end?"
            case "contract_excludes":
                return (
                    f"Does the paper say that some of this work is not included, or is charged extra? Read what "
                    f"{firm} and you have signed."
                )
            case _:
                return _ASKED[step.kind]

    def labels(self, step: Step) -> list[str]:
        """The answers to choose from, in words."""
        return [self._label(step, choice) for choice in step.choices]

    def _label(self, step: Step, choice: Choice) -> str:
        code = choice.code
        match step.kind:
            case "frameworks":
                return self.terrain.frameworks[code].title
            case "model":
                return self.terrain.models[code].plain or self.terrain.models[code].title
            case "tier":
                tiers = {
                    item.id: item.title or item.id for model in self.terrain.models.values() for item in model.offerings
                }
                return tiers.get(code, "I do not know")
            case "contract_ends":
                return "it has no end"
            case "contract_excludes":
                return "nothing of it" if code == NOTHING else self.terrain.functions[code].title
            case "open" if step.question is not None:
                return self._open_label(step, choice)
        return {YES: "yes", NO: "no", "none": "it never happened"}.get(code, code)

    def _open_label(self, step: Step, choice: Choice) -> str:
        question, names = step.question, self.names
        if question is not None and question.own is not None and question.kind == "own":
            told = choice.answer.title if choice.answer is not None else question.own.nothing
            return told or choice.code
        if choice.code == PARTLY:
            return "it is done in part"
        if choice.code == OTHERWISE:
            return questions.NOT_AS_OFTEN
        if question is None or names is None or choice.answer is None:
            return choice.code
        if question.kind in ("paper", "fact", "set_up") and choice.code in (YES, NO):
            return choice.code
        if choice.code in RHYTHMS and question.kind in ("schedule", "frequency"):
            often = RHYTHMS[choice.code]
            fallback = "only when called" if question.kind == "schedule" else "nobody has decided it"
            return every(often) if often is not None else fallback
        if question.kind == "holder" and choice.code == OURSELVES:
            return "we ourselves"
        if question.kind == "holder" and choice.code == OWN_PEOPLE and self.firm_name(OWN_PEOPLE) == OWN_PEOPLE:
            return "our own people outside IT"
        return questions.means(question, choice.answer, names) or choice.code

    def hint(self, step: Step) -> str:
        """What may be typed beside the answers listed; nothing where they are all."""
        if step.several:
            return "one or more, as in 1, 2" if len(step.choices) > _TWO else ""
        if step.free is None or step.kind in ("name", "provider", "missing"):
            return ""
        return f"or {FREE[step.free]}" if step.choices else FREE[step.free]
