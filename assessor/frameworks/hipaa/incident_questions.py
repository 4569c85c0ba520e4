"""What is asked of incidents with patient data: each by the day it was noticed, then what the clocks need of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from assessor.frameworks.hipaa import incident_words as words
from assessor.frameworks.hipaa.breach import NOTIFIABLE, ROLES, acting_as, classification
from assessor.frameworks.hipaa.notices import notice
from assessor.frameworks.hipaa.rules import hipaa_rules
from assessor.frameworks.hipaa.statements import HipaaStatements, hipaa_statements
from assessor.frameworks.hipaa.vocabulary import GIVEN, NOT_KNOWN
from assessor.result.question import Answer, OwnQuestion, own_question, unused_name

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from assessor.evaluate.case import Case
    from assessor.frameworks.hipaa.rules import HipaaRules
    from assessor.frameworks.hipaa.statements import Incident
    from assessor.result.question import AnswerValue, OpenQuestion

_LIST: Final = ("hipaa", "breaches")
_HAPPENED: Final = "patient_data_incident"
_STATES: Final = "residents_by_state"
# Notices of which may still have to be told whether, and when, they went out.
_OPEN: Final = ("running", "overdue", "unknown", "not_known")


def incident_questions(case: Case) -> Iterator[OpenQuestion]:
    """Of every incident what is not stated of it; then, where there was any, whether there was another."""
    rules = hipaa_rules(case.terrain)
    if rules is None:
        return
    breaches = (hipaa_statements(case.engagement) or HipaaStatements()).breaches
    for incident in breaches:
        yield from _of(case, rules, incident)
    if breaches or case.facts.get(_HAPPENED) is True:
        yield _another(case, breaches)


def _another(case: Case, breaches: Sequence[Incident]) -> OpenQuestion:
    """The first incident, or one more."""
    name = unused_name("incident", {incident.id for incident in breaches})
    shown = Answer(
        place=_LIST, value={"id": name, "discovered": case.engagement.as_of}, entry=True, title=words.DISCOVERED_DAY
    )
    own = OwnQuestion(
        text=words.ANOTHER if breaches else words.FIRST,
        free="date",
        beside=(Answer(place=_LIST, value={"id": name}, entry=True),),
        nothing=words.NO_MORE if breaches else None,
        more=bool(breaches),
    )
    return own_question((*_LIST, name, "discovered"), (shown,), own)


def _of(case: Case, rules: HipaaRules, incident: Incident) -> Iterator[OpenQuestion]:
    """What is not stated of one incident, in the order somebody tells it."""
    told = incident.title or words.noticed_on(incident.discovered)
    if incident.title is None:
        yield _asked(incident, "title", OwnQuestion(text=words.what_happened(incident.discovered), free="text"))
    if incident.individuals is None:
        yield _asked(incident, "individuals", OwnQuestion(text=words.how_many(told), free="number"), example=1)
    if acting_as(case, incident) is None:
        told_as = ((role, role, words.ROLES[role]) for role in ROLES)
        yield _asked(incident, "acting_as", OwnQuestion(text=words.in_which_role(told)), told_as)
    if incident.encrypted is None and incident.assessment is None and incident.exception is None:
        readable = (("yes", True, words.UNREADABLE), ("no", False, words.READABLE))
        yield _asked(incident, "encrypted", OwnQuestion(text=words.encrypted(told)), readable)
    yield from _notices(case, rules, incident, told)


def _notices(case: Case, rules: HipaaRules, incident: Incident, told: str) -> Iterator[OpenQuestion]:
    """Of every notice that is owed, or may be, the day it went out; first where people live, where that decides."""
    if classification(rules.breach, incident).kind not in NOTIFIABLE:
        return
    role = acting_as(case, incident)
    roles = tuple(name for name in ROLES if case.facts.get(name) is not False)
    seen: set[str] = set()
    for rule in rules.breach.clocks:
        clock = notice(rules.breach, rule, incident, role, case.as_of, roles)
        if clock.trigger.code == "residents_not_stated" and incident.individuals is not None:
            shown = Answer(
                place=(*_LIST, incident.id, _STATES), value={"Ohio": incident.individuals}, title=words.PER_STATE
            )
            own = OwnQuestion(text=words.where_they_live(told, clock.trigger.limit or 0))
            yield _question(incident, _STATES, own, (shown,))
        elif clock.state in _OPEN and clock.trigger.code in ("every_breach", "people") and rule.done not in seen:
            seen.add(rule.done)
            yield _notice(incident, rule.id, rule.done, told)


def _notice(incident: Incident, name: str, key: str, told: str) -> OpenQuestion:
    place = (*_LIST, incident.id, key)
    shown = (
        Answer(place=place, value=incident.discovered, title=words.NOTICE_DAY),
        Answer(place=place, value=GIVEN, code=GIVEN, title=words.GIVEN),
        Answer(place=place, value=NOT_KNOWN, title=words.NOT_KNOWN),
    )
    unsaid = Answer(place=place, value=NOT_KNOWN)
    own = OwnQuestion(
        text=words.notice_given(name, told), free="date", latest=True, nothing=words.NOT_YET, unsaid=unsaid
    )
    return _question(incident, key, own, shown)


def _asked(
    incident: Incident,
    key: str,
    own: OwnQuestion,
    told: Iterator[tuple[str, AnswerValue, str]] | Sequence[tuple[str, AnswerValue, str]] = (),
    *,
    example: AnswerValue = "...",
) -> OpenQuestion:
    place = (*_LIST, incident.id, key)
    shown = tuple(Answer(place=place, value=value, code=code, title=title) for code, value, title in told)
    return _question(incident, key, own, shown or (Answer(place=place, value=example, title=words.EXAMPLES[key]),))


def _question(incident: Incident, key: str, own: OwnQuestion, shown: tuple[Answer, ...]) -> OpenQuestion:
    return own_question((*_LIST, incident.id, key), shown, own)
