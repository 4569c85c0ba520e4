"""HIPAA's rules and the block `hipaa` of an engagement against what there is: days in order, people that add up."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from assessor.evaluate.duty_standing import word
from assessor.evaluate.stated_facts import last_done
from assessor.frameworks.hipaa.rules import hipaa_rules
from assessor.frameworks.hipaa.statements import hipaa_statements
from assessor.frameworks.hipaa.vocabulary import GIVEN, NOT_KNOWN
from assessor.library.dates import not_later
from assessor.library.finding_rule_links import finding_rule_problems
from assessor.library.references import missing, unknown
from assessor.model.diagnostic import Diagnostic, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assessor.frameworks.hipaa.rules import HipaaRules
    from assessor.frameworks.hipaa.statements import Incident, KeptDocument
    from assessor.library.engagement import Source
    from assessor.library.library import Library
    from assessor.model.plan import Plan
    from assessor.model.span import Pointer

_BLOCK = "hipaa"
_ROLES = ("covered_entity", "business_associate")
_NOTICES = ("notified_individuals_on", "media_on", "hhs_on", "covered_entity_on")
_ANALYSIS_DUTY = "rd-risk-analysis"
_WARN = Severity.WARNING


def rule_problems(library: Library) -> Iterator[Diagnostic]:
    """The rules name a framework, a gate and a duty that exist, and each clock and factor once."""
    made = hipaa_rules(library)
    if made is None:
        return
    yield from unknown("framework", [made.framework], library.frameworks, made.span)
    yield from unknown("gate", [made.gate], library.gates, made.span)
    yield from unknown("duty", [made.retention.duty], library.duties, made.span)
    yield from finding_rule_problems(library, made.row_findings)
    for kind, items in (
        ("clock", made.breach.clocks),
        ("factor", made.breach.factors),
        ("exception", made.breach.exceptions),
        ("role", made.roles),
    ):
        names = [item.id for item in items]
        for name in sorted({name for name in names if names.count(name) > 1}):
            yield Diagnostic("link/duplicate-id", f"{kind} '{name}' appears twice", made.span, "keep one of them")


def block(source: Source, plan: Plan) -> Iterator[Diagnostic]:
    """The block as a whole: its parts make sense."""
    stated, made = hipaa_statements(source.engagement), hipaa_rules(plan.terrain)
    if stated is None or made is None:
        return
    for index, paper in enumerate(stated.retention):
        yield from _paper(source, made, paper, (_BLOCK, "retention", index))
    seen: set[str] = set()
    for index, incident in enumerate(stated.breaches):
        at: Pointer = (_BLOCK, "breaches", index)
        if incident.id in seen:
            span = source.document.span((*at, "id"))
            yield Diagnostic("link/duplicate-id", f"breach '{incident.id}' appears twice", span, "rename one of them")
        seen.add(incident.id)
        yield from _days(source, incident, at)
        yield from _people(source, incident, at)
        yield from _role(source, incident, at)
        yield from _weighed(source, made, incident, at)
        yield from _too_late(source, made, incident, at)
        yield from _both_ways(source, incident, at)
    if stated.works_for and source.engagement.organization.get(_ROLES[1]) is False:
        span = source.document.key_span((_BLOCK, "works_for"))
        message = "works_for names clients, but the organization is stated not to be a business associate"
        yield Diagnostic("hipaa/contradiction", message, span, "correct one of them", _WARN)


def risk_analysis(source: Source, plan: Plan) -> Iterator[Diagnostic]:
    """The duty and the date of the risk analysis say the same: it was made, or it was not."""
    made = hipaa_rules(plan.terrain)
    framework = plan.terrain.frameworks.get(made.framework) if made is not None else None
    rule = framework.alternatives if framework is not None else None
    duty = source.engagement.duties.get(_ANALYSIS_DUTY)
    if rule is None or rule.rests_on is None or duty is None:
        return
    made_on = source.engagement.organization.get(rule.rests_on.fact)
    told = word(duty)
    if told == "not_done" and made_on not in (None, "none"):
        span = source.document.span(("duties", _ANALYSIS_DUTY, "state"))
        message = f"a risk analysis of {made_on} is stated, but the duty '{_ANALYSIS_DUTY}' is not_done"
        yield Diagnostic("hipaa/risk-analysis", message, span, "correct one of them", _WARN)
    if told == "done" and made_on == "none":
        span = source.document.span(("organization", rule.rests_on.fact))
        message = f"no risk analysis is stated, but the duty '{_ANALYSIS_DUTY}' is done"
        yield Diagnostic("hipaa/risk-analysis", message, span, "correct one of them", _WARN)
    done_on = last_done(plan.terrain.facts[rule.rests_on.fact], source.engagement)
    if made_on not in (None, "none", done_on) and done_on is not None:
        span = source.document.span(("organization", rule.rests_on.fact))
        message = f"a risk analysis of {made_on} is stated, but the duty '{_ANALYSIS_DUTY}' was last done: {done_on}"
        yield Diagnostic("hipaa/risk-analysis", message, span, "correct one of them", _WARN)


def _paper(source: Source, made: HipaaRules, item: KeptDocument, at: Pointer) -> Iterator[Diagnostic]:
    days = {"created": item.created, "destroyed_on": item.destroyed_on}
    if item.last_effective not in ("now", "never"):
        days["last_effective"] = item.last_effective
    for name, day in days.items():
        if day is not None and day not in (GIVEN, NOT_KNOWN):
            yield from not_later(source, day, (*at, name))
            yield from _before(source, ("created", item.created), day, (*at, name))
    if item.kept_until is not None:
        yield from _before(source, ("created", item.created), item.kept_until, (*at, "kept_until"))
    gone, key = (item.destroyed_on, "destroyed_on") if item.destroyed_on else (item.kept_until, "kept_until")
    first = made.retention.earliest(item.created, item.last_effective).isoformat()
    if gone is not None and (gone < first or item.last_effective == "now"):
        told = "is still in effect" if item.last_effective == "now" else f"must be kept until at least {first}"
        message = f"'{item.document}' {told}, but is kept only until {gone}"
        advice = f"keep it {made.retention.years} years from when it was created or last in effect"
        yield Diagnostic("hipaa/retention", message, source.document.span((*at, key)), advice, _WARN)


def _before(source: Source, first: tuple[str, str], day: str, at: Pointer) -> Iterator[Diagnostic]:
    name, start = first
    if day < start:
        message = f"{at[-1]} is {day}, before {name} on {start}"
        yield Diagnostic("hipaa/order", message, source.document.span(at), "correct one of the dates")


def _days(source: Source, item: Incident, at: Pointer) -> Iterator[Diagnostic]:
    discovered = ("discovered", item.discovered)
    yield from not_later(source, item.discovered, (*at, "discovered"))
    for name in _NOTICES:
        day = getattr(item, name)
        if day is not None and day not in (GIVEN, NOT_KNOWN):
            yield from not_later(source, day, (*at, name))
            yield from _before(source, discovered, day, (*at, name))
    if item.assessment is not None and item.assessment.on is not None:
        yield from not_later(source, item.assessment.on, (*at, "assessment", "on"))
        yield from _before(source, discovered, item.assessment.on, (*at, "assessment", "on"))
    if item.delay is not None:
        yield from not_later(source, item.delay.on, (*at, "delay", "on"))
        yield from _before(source, ("on", item.delay.on), item.delay.until, (*at, "delay", "until"))


def _people(source: Source, item: Incident, at: Pointer) -> Iterator[Diagnostic]:
    listed = sum(item.residents_by_state.values())
    if item.individuals is not None and listed > item.individuals:
        message = f"the residents listed by state add up to {listed}, more than individuals: {item.individuals}"
        span = source.document.key_span((*at, "residents_by_state"))
        yield Diagnostic("hipaa/people", message, span, "correct one of the numbers")


def _role(source: Source, item: Incident, at: Pointer) -> Iterator[Diagnostic]:
    """Whose data it was decides which notices are owed."""
    facts = source.engagement.organization
    if item.acting_as is not None and facts.get(item.acting_as) is False:
        message = f"the organization is stated not to be a {item.acting_as.replace('_', ' ')}"
        yield Diagnostic("hipaa/role", message, source.document.span((*at, "acting_as")), "correct one of them")
    role = item.acting_as or (_ROLES[0] if facts.get(_ROLES[1]) is False else None)
    if item.acting_as is None and all(facts.get(name) is True for name in _ROLES):
        message = f"breach '{item.id}': whose data it was is not stated, but the organization has both roles"
        advice = "add acting_as: covered_entity or business_associate"
        yield Diagnostic("hipaa/role", message, source.document.span((*at, "id")), advice)
    if role == _ROLES[0] and item.covered_entity_on is not None:
        message = "covered_entity_on is for business associates; here the organization is the covered entity"
        yield Diagnostic("hipaa/role", message, source.document.key_span((*at, "covered_entity_on")), "remove it")


def _weighed(source: Source, made: HipaaRules, item: Incident, at: Pointer) -> Iterator[Diagnostic]:
    known = {exception.id for exception in made.breach.exceptions}
    if item.exception is not None and item.exception not in known:
        yield missing(source.document, "exception", item.exception, known, (*at, "exception"), key=False)
    weighed = item.assessment
    if weighed is None or not weighed.low_probability:
        return
    lacking = [factor.id for factor in made.breach.factors if not getattr(weighed, factor.id, None)]
    if lacking:
        message = f"a low probability is claimed without weighing {', '.join(lacking)}, so this is presumed a breach"
        span = source.document.span((*at, "assessment", "low_probability"))
        yield Diagnostic("hipaa/factors", message, span, "weigh all four factors", _WARN)


def _too_late(source: Source, made: HipaaRules, item: Incident, at: Pointer) -> Iterator[Diagnostic]:
    """A request for delay that came when the notices owed for every breach should have been given."""
    if item.delay is None:
        return
    facts = source.engagement.organization
    owners = [item.acting_as] if item.acting_as is not None else [name for name in _ROLES if facts.get(name) is True]
    discovered = date.fromisoformat(item.discovered)
    for clock in made.breach.clocks:
        last = clock.last_day(discovered).isoformat()
        given = getattr(item, clock.done)
        in_time = given == GIVEN or (given is not None and given <= last)
        if clock.owner in owners and clock.for_every_breach and not in_time and item.delay.on > last:
            message = f"the request for delay came after {last}, the deadline of the {clock.title.lower()}"
            where = made.breach.delay_citation
            advice = f"a delay covers only notices still due by then ({where}); this notice is judged without it"
            yield Diagnostic("hipaa/delay", message, source.document.span((*at, "delay", "on")), advice, _WARN)


def _both_ways(source: Source, item: Incident, at: Pointer) -> Iterator[Diagnostic]:
    """An incident that is no breach for one reason, and whose assessment does not show the same."""
    if item.assessment is None or item.assessment.low_probability:
        return
    if item.encrypted is True or item.exception is not None:
        told = "the data was encrypted" if item.encrypted is True else f"the exception '{item.exception}' applies"
        message = f"{told}, so this is not a breach, but the assessment shows no low probability of compromise"
        span = source.document.span((*at, "assessment", "low_probability"))
        advice = "correct one of them; as it stands, the assessment is ignored"
        yield Diagnostic("hipaa/contradiction", message, span, advice, _WARN)


def statement_problems(source: Source, plan: Plan) -> Iterator[Diagnostic]:
    """Everything stated for HIPAA against its rules and the rest of the engagement."""
    yield from block(source, plan)
    yield from risk_analysis(source, plan)
