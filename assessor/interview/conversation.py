"""The course of an interview: what is asked now, and what an answer, `back` or `skip` leads to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assessor.assess.open_answers import of_class
from assessor.interview.draft import CannotWrite
from assessor.interview.open_asked import askable, id_of, lists, own_people_model, step_of
from assessor.interview.opening import concerned, opening_steps
from assessor.interview.reply import answers_of
from assessor.interview.step import DONE, NOT_KNOWN, OWN_PEOPLE, PARTLY, UNWRITTEN, YES, Choice, Reply, Step
from assessor.interview.support import OWN_ID, model_step, new_id, own_model, support_steps, tier_step
from assessor.model.value import dataclass, replace
from assessor.result.question import Answer

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from assessor.interview.draft import Drafts, View
    from assessor.model.plan import Terrain
    from assessor.result.question import OpenQuestion

    Comment = Callable[[Step], str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrases:
    """What goes into the file beside the answers: names, and comments above its parts, by their key."""

    own_staff: str
    own_people: str
    not_known: str
    rounded: str
    headings: Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class NewProvider:
    """A firm that was named and of which the file says nothing yet."""

    id: str
    name: str
    model: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class State:
    """How far an interview has come: the file, what was answered or skipped, and what one answer left to ask."""

    text: str
    over: frozenset[str] = frozenset()
    named: int = 0
    firm: NewProvider | None = None
    duty: str | None = None
    missing: tuple[str, ...] | None = None
    dated: OpenQuestion | None = None
    said: int = 0


class Conversation:
    """One interview: its state, and the states before it."""

    def __init__(self, drafts: Drafts, text: str, comment: Comment, phrases: Phrases, *, unnamed: bool) -> None:
        self._drafts = drafts
        self._comment = comment
        self._phrases = phrases
        self._unnamed = unnamed
        self._before: list[tuple[State, Step]] = []
        self.state = State(text=text)

    @property
    def terrain(self) -> Terrain:
        """The rules it asks by."""
        return self._drafts.plan.terrain

    @property
    def view(self) -> View:
        """What the file says by now."""
        return self._drafts.view(self.state.text)

    @property
    def step(self) -> Step | None:
        """What is asked now; None when nothing is left to ask."""
        found = next((item for item in self._steps() if item.id not in self.state.over), None)
        if found is None or found.free != "date":
            return found
        return replace(found, today=self.view.engagement.as_of)

    def _steps(self) -> Iterator[Step]:
        state, view = self.state, self.view
        if state.firm is not None:
            yield self._about_firm(state.firm)
        if state.missing is not None:
            yield Step(id=".".join((*state.missing, "missing")), kind="missing", place=state.missing, free="text")
        if state.dated is not None:
            yield step_of(state.dated, self.terrain, view.engagement.providers)
        yield from opening_steps(self.terrain, view, unnamed=self._unnamed)
        if not view.chosen or view.found is None:
            return
        asked = [item for item in view.found.asked if askable(item)]
        for question in asked:
            if question.own is not None and id_of(question) not in state.over:
                yield step_of(question, self.terrain, view.engagement.providers)
        yield from support_steps(self.terrain, view, state.named)
        follows = [item for item in asked if item.duty is not None and item.duty == state.duty]
        for question in (*follows, *asked):
            if id_of(question) not in state.over:
                yield step_of(question, self.terrain, view.engagement.providers)

    def _about_firm(self, firm: NewProvider) -> Step:
        model = self.terrain.models[firm.model] if firm.model is not None else None
        return model_step(self.terrain, firm.id) if model is None else tier_step(model, firm.id)

    def answer(self, step: Step, reply: Reply) -> None:
        """Take an answer in; raises CannotWrite where the file would not hold with it, and changes nothing then."""
        after = self._after(step, reply)
        after = replace(after, over=after.over | {step.id}, said=after.said + 1)
        self._drafts.view(after.text)
        self._before.append((self.state, step))
        self.state = after

    def skip(self, step: Step) -> None:
        """Leave a question open; it is not asked again this time."""
        state = replace(self.state, over=self.state.over | {step.id})
        if step.kind == "missing":
            state = self._partly(state, step, self._phrases.not_known)
        if step.kind in ("model", "tier") and state.firm is not None:
            state = self._without_kind(replace(state, firm=None), state.firm)
        if step.kind == "provider":
            state = replace(state, firm=None)
        if step.question is not None and step.question.own is not None and step.question.own.unsaid is not None:
            unsaid = (step.question.own.unsaid,)
            text = self._drafts.written(state.text, unsaid, self._comment(step), self._phrases.headings)
            state = replace(state, text=text)
        self._before.append((self.state, step))
        self.state = state

    def back(self) -> bool:
        """Undo the last answer or skip; False at the beginning."""
        if not self._before:
            return False
        self.state, _ = self._before.pop()
        return True

    def _without_kind(self, state: State, firm: NewProvider) -> State:
        """What is left of a firm of which somebody does not know all: it counts where it is known what kind it is."""
        return self._with_firm(state, firm) if firm.model is not None else state

    def _after(self, step: Step, reply: Reply) -> State:
        state, code = self.state, reply.chosen[0].code if reply.chosen else ""
        match step.kind:
            case "own_staff" if code == YES:
                model = own_model(self.terrain)
                firm = NewProvider(
                    id=OWN_ID, name=self._phrases.own_staff, model=model.id if model is not None else None
                )
                return self._with_firm(state, firm)
            case "provider":
                name = str(reply.value)
                return replace(state, firm=NewProvider(id=new_id(name, self.view), name=name), named=state.named + 1)
            case "model" if state.firm is not None:
                firm = replace(state.firm, model=code)
                tiers = len(self.terrain.models[code].offerings)
                return replace(state, firm=firm) if tiers > 1 else self._with_firm(replace(state, firm=None), firm)
            case "tier" if state.firm is not None:
                return self._with_firm(replace(state, firm=None), state.firm, code if code != NOT_KNOWN else None)
            case "missing":
                return self._partly(state, step, str(reply.value))
            case "concern":
                return self._concerning(self._written(state, step, reply))
            case _:
                return self._left(self._written(state, step, reply), step, reply.chosen)

    def _written(self, state: State, step: Step, reply: Reply) -> State:
        answers = [*answers_of(step, reply), *self._undertaken(step, reply)]
        text, comment = self._with_own_people(state.text, reply), self._comment(step)
        comment = self._phrases.rounded if reply.rounded else comment
        return replace(state, text=self._drafts.written(text, answers, comment, self._phrases.headings))

    def _with_own_people(self, text: str, reply: Reply) -> str:
        """The file with a provider for the organization's own people, once one of them was named."""
        model = own_people_model(self.terrain)
        known = any(item.id == OWN_PEOPLE for item in self.view.engagement.providers)
        if known or model is None or all(item.code != OWN_PEOPLE for item in reply.chosen):
            return text
        provider = {"id": OWN_PEOPLE, "name": self._phrases.own_people, "model": model.id}
        return self._drafts.with_provider(text, provider, self._phrases.headings.get("providers", ""))

    def _undertaken(self, step: Step, reply: Reply) -> Iterator[Answer]:
        """A function that somebody holds although the tier says nothing of it: which of its work is asked next."""
        if step.question is None or step.question.kind != "holder" or step.question.function is None:
            return
        stated = {item.id: item for item in self.view.engagement.providers}
        for code in (item.code for item in reply.chosen):
            listed = code in stated and lists(stated[code], step.question.function, self.terrain)
            if not listed and (code in stated or code == OWN_PEOPLE):
                yield Answer(place=("providers", code, "services", step.question.function), value={})

    def _left(self, state: State, step: Step, chosen: tuple[Choice, ...]) -> State:
        """What an open question leaves to ask next: of a duty done, its day; of one done in part, what is missing.

        Of a setting that is on although nobody ordered it: what can be shown of it.
        """
        question = step.question
        if question is not None and question.setting and chosen and chosen[0].code == UNWRITTEN and chosen[0].answer:
            place = (*chosen[0].answer.place, "evidence")
            shown = replace(question, kind="evidence", place=place, answers=of_class(place[:-1], "evidence"))
            return replace(state, dated=shown)
        if question is None or question.duty is None:
            return state
        duty = question.place[:-1] if question.place[-1] == "state" else question.place
        said = chosen[0].code if chosen else ""
        dated = None
        same = (item for item in self.view.found.asked if id_of(item) == step.id) if self.view.found else ()
        if said == DONE and any(item.recurring for item in same):
            dated = replace(question, kind="duty_date", place=(*duty, "last"), answers=())
        return replace(state, duty=question.duty, missing=duty if said == PARTLY else None, dated=dated)

    def _partly(self, state: State, step: Step, missing: str) -> State:
        """With a duty done in part."""
        answer = Answer(place=step.place, value={"state": PARTLY, "missing": missing})
        text = self._drafts.written(state.text, (answer,), self._comment(step), self._phrases.headings)
        return replace(state, text=text, missing=None)

    def _concerning(self, state: State) -> State:
        """With the frameworks that the facts stated make a concern of the organization."""
        view = self._drafts.view(state.text)
        names = concerned(self.terrain, view)
        if names == view.engagement.frameworks:
            return state
        answer = Answer(place=("frameworks",), value=names)
        return replace(state, text=self._drafts.written(state.text, (answer,), "", self._phrases.headings))

    def _with_firm(self, state: State, firm: NewProvider, tier: str | None = None) -> State:
        if firm.model is None:
            raise CannotWrite(None)
        offerings = self.terrain.models[firm.model].offerings
        if tier is None and len(offerings) == 1:
            tier = offerings[0].id
        provider = {"id": firm.id, "name": firm.name, "model": firm.model}
        if tier is not None:
            provider["offering"] = tier
        heading = self._phrases.headings.get("providers", "")
        return replace(state, text=self._drafts.with_provider(state.text, provider, heading))
