"""What an interview says: its questions, the answers to choose from, why it asks, and what was not understood."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from assessor.interview.open_asked import RHYTHMS
from assessor.interview.opening import because
from assessor.interview.step import NO, NOTHING, OURSELVES, YES
from assessor.interview.support import OWN_ID
from assessor.model.value import dataclass
from assessor.words import questions
from assessor.words.grammar import counted, every, inside, listed, opening, percent, verb
from assessor.words.names import names_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from assessor.interview.conversation import NewProvider
    from assessor.interview.draft import View
    from assessor.interview.step import Choice, FreeText, Reply, Step
    from assessor.model.diagnostic import Diagnostic
    from assessor.model.plan import Terrain
    from assessor.result.question import OpenQuestions
    from assessor.words.names import Names

HEADINGS: Final[Mapping[str, str]] = {
    "frameworks": "Which rules to check, as it follows from the answers above.",
    "providers": "Everybody who supports you.",
    "today": "Who does what today; [] means that nobody does it.",
    "duties": "What only you can do, and how it stands.",
    "defined_frequencies": "How often, where that is yours to decide.",
}
WELCOME: Final = (
    "Answer what you know. Press Enter where you do not know: then nothing is written, and it counts as unknown.",
    "You can also type: back (undo the last answer), ? (why this is asked), stop (go on another day).",
)
NOTHING_CONCERNS: Final = "Then there is nothing to assess, and no file was written."
_COMMENT: Final = 72
_SHOWN: Final = 5
_FREE: Final[Mapping[FreeText, str]] = {
    "name": "a name of up to 120 characters",
    "text": "a few words, up to 400 characters",
    "number": "a number such as 12 or 0.5",
    "share": "a share such as 25% or 0.25",
    "date": "a day such as 2026-03-14",
    "file": "the name of a file below the folder of this one, such as papers/contract.pdf",
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
        return names_of(self.view.found) if self.view.found is not None else None

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
            case "concern" | "size" | "open":
                return self.terrain.facts[step.place[-1]].question
            case "name":
                return "What is your organization called?"
            case "frameworks":
                return "By these answers none of the frameworks concerns you. Which are to be looked at all the same?"
            case "own_staff":
                return "Do you have people on your own payroll whose job it is to look after your computers?"
            case "provider" if not self.view.engagement.providers:
                return (
                    "Which firm or person outside looks after your computers, or has your data in its program or "
                    "service? Name one; the others come after it. Enter: nobody."
                )
            case "provider":
                return "Who else, outside your own people? Enter: nobody else."
            case "model":
                return f"What describes {firm} best?"
            case "tier" if step.subject == OWN_ID:
                return "When are your own people there for you?"
            case "tier":
                return f"And what do you have from {firm}?"
            case _:
                return self._of_paper(step, firm)

    def _of_paper(self, step: Step, firm: str) -> str:
        """A question about what was signed, or about what is missing."""
        match step.kind:
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
                return "What is missing?"

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
                tiers = {item.id: item.title or item.id for model in self.terrain.models.values() for item in model.offerings}
                return tiers[code]
            case "contract_ends":
                return "it has no end"
            case "contract_excludes":
                return "nothing of it" if code == NOTHING else self.terrain.functions[code].title
            case "open" if step.question is not None:
                return self._open_label(step, choice)
        return {YES: "yes", NO: "no", "none": "it never happened"}.get(code, code)

    def _open_label(self, step: Step, choice: Choice) -> str:
        question, names = step.question, self.names
        if question is None or names is None or choice.answer is None:
            return choice.code
        if question.kind in ("paper", "fact", "named", "order", "set_up") and choice.code in (YES, NO):
            return choice.code
        if choice.code in RHYTHMS and question.kind in ("schedule", "frequency"):
            often = RHYTHMS[choice.code]
            fallback = "only when called" if question.kind == "schedule" else "nobody has decided it"
            return every(often) if often is not None else fallback
        if question.kind == "holder" and choice.code == OURSELVES:
            return "we ourselves"
        return questions.means(question, choice.answer, names) or choice.code

    def hint(self, step: Step) -> str:
        """What may be typed beside the answers listed; nothing where they are all."""
        if step.several and step.choices:
            return "one or more, as in 1, 3"
        if step.free is None or step.kind in ("name", "provider", "missing"):
            return ""
        return f"or {_FREE[step.free]}" if step.choices else _FREE[step.free]

    def expected(self, step: Step) -> str:
        """What would have been an answer."""
        numbers = f"a number from 1 to {len(step.choices)}" if step.choices else ""
        if step.several:
            numbers = f"{numbers}, or several with commas between them; what excludes the others stands alone"
        free = _FREE[step.free] if step.free is not None else ""
        asked = " or ".join(filter(None, (numbers, free)))
        return f"That is no answer here. Please type {asked}, or press Enter if you do not know."

    def refused(self, problem: Diagnostic | None) -> str:
        """Why the file would not hold with an answer."""
        if problem is None:
            return "That cannot be put into the file as it is laid out; `assessor next` shows the line to write by hand."
        help_ = f" ({problem.help})" if problem.help else ""
        return f"That cannot be written: {problem.message}{help_}. Please answer again."

    def why(self, step: Step) -> list[str]:
        """Why it is asked, and what hangs on it."""
        question, names = step.question, self.names
        if question is not None and names is not None:
            refs = names.obligations(question.obligations)
            more = f" and {len(refs) - _SHOWN} more" if len(refs) > _SHOWN else ""
            return [f"{opening(questions.weight(question))}: {', '.join(refs[:_SHOWN])}{more}."]
        match step.kind:
            case "concern":
                return [f"If you say yes, {self.terrain.frameworks[step.subject].title} concerns you."]
            case "provider" | "own_staff" | "model" | "tier":
                return [
                    "Whoever supports you promises some work and not other work. What it is follows from the kind of "
                    "firm and from what you pay for; each obligation is held against it."
                ]
            case "contract" | "contract_starts" | "contract_ends" | "contract_excludes":
                return ["What the signed paper says goes before what is usual. What it leaves out, nobody does for you."]
            case "missing":
                return ["The brief prints your words where it says what is still to be done."]
        return ["The brief needs it: it is printed there, or prices and hours are worked out from it."]

    def note(self, step: Step, reply: Reply) -> str:
        """What follows from an answer; nothing where nothing is to be said."""
        code = reply.chosen[0].code if reply.chosen else ""
        if step.kind == "concern" and code == YES:
            title = self.terrain.frameworks[step.subject].title
            return f"So {title} concerns you: {because(self.terrain, step.subject, step.place[-1])}."
        answer = reply.chosen[0].answer if reply.chosen else None
        paper = step.kind == "contract" or (step.question is not None and step.question.kind == "paper")
        if paper and code == YES and answer is not None:
            return f"Please put a copy there: {answer.value}"
        return ""

    def left_out(self, name: str) -> str:
        """That nothing could be written of a firm."""
        return f"Without that nothing can be said of {name}, so it is left out for now. Ask there, and go on later."

    def comment(self, step: Step) -> str:
        """What stands behind the line that an answer writes."""
        names = self.names
        if step.question is not None and names is not None:
            if step.question.duty is not None:
                return _short(inside(names.duty(step.question.duty, step.question.part)))
            return _short(step.question.plain or questions.question(step.question, names))
        if step.place[:1] == ("organization",) and step.kind != "name":
            fact = self.terrain.facts.get(step.place[-1])
            return _short(fact.question if fact is not None else "")
        return "the positions of your own IT people" if step.kind == "own_staff" else ""


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _COMMENT else f"{line[: _COMMENT - 1].rpartition(' ')[0]} …"


def progress(found: OpenQuestions) -> str:
    """How much is decided by now."""
    decided = found.applicable - found.open
    share = percent(decided / found.applicable) if found.applicable else "100%"
    return f"{decided} of {counted(found.applicable, 'obligation')} decided, {share}"


def ending(found: OpenQuestions, left: int) -> str:
    """How an interview ended."""
    rest = f"; {counted(left, 'question')} {verb(left, 'is', 'are')} left open" if left else ""
    return f"{opening(progress(found))}{rest}."


def chosen(labels: list[str]) -> str:
    """What was answered, in words."""
    return listed(labels)
