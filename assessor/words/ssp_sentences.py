"""The security plan in words: sentences assembled from facts, and a marked blank for each that nobody stated."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from assessor.model.scales import CUSTOMER
from assessor.words import determinations, grammar, legends, own_plans, ssp_blanks
from assessor.words.demands import done_once
from assessor.words.grammar import counted, inside, listed, opening, spaced, verb
from assessor.words.promised_times import promised
from assessor.words.ssp_parties import holder_name

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

    from assessor.model.scales import Ground
    from assessor.result.security_plan import (
        DutyLine,
        Holder,
        LineGround,
        LineTerm,
        ObjectiveLine,
        PlanEligibility,
        RequirementLine,
        SecurityPlan,
        Status,
        WorkLine,
    )
    from assessor.words.names import Names

UNDETERMINED: Final = "not assessed on its own"
TITLE: Final = "System security plan (draft)"
LEDE: Final = (
    "A draft, made of what was stated and of the rules. Whatever nobody stated is a marked blank, with the key of the "
    "engagement file that fills it. It is the plan of the organization only once its blanks are filled, somebody has "
    "checked each line against the system, and it is approved below. Confirmed: a paper or a record bears it out. As "
    "determined: somebody looked, and no record shows all of it. As stated: the organization says so. Partly assumed: "
    "a term counts that is usual and nobody stated."
)
STATUSES: Final[Mapping[Status, str]] = {
    "implemented": "Implemented",
    "unfinished": "Implemented except for a duty that is not finished",
    "alternative": "Implemented by a documented alternative",
    "partial": "Partly implemented",
    "planned": "Planned",
    "not_implemented": "Not implemented",
    "not_applicable": "Not applicable",
    "not_known": "Not known",
}
_GROUNDS: Final[Mapping[LineGround, str]] = {
    "confirmed": "confirmed by contract or provider",
    "stated": "as the organization states",
    "tier": "as is usual for its tier; nobody confirmed it",
}
BY_REQUIREMENT: Final = "As its requirement says."
_IN_FORCE: Final = "in force"
_CHECKED: Final = "checked "
_DENIED: Final = "found not met, though the duty as a whole is stated as done"
_FOUND: Final = "What was found goes before these terms."
_ACCEPTED: Final = "It was found met on the day it was looked at; by their terms alone this would not do."
_BORNE_OUT: Final[Mapping[Ground, str]] = {
    "confirmed": ", confirmed",
    "stated": ", as stated",
    "assumed": ", partly assumed",
}
_TIMELESS: Final = "; a time is still to be agreed"
_FALLS_SHORT: Final = {
    "unmet": "This does not meet what is asked.",
    "part": "This meets a part of what is asked.",
    "unknown": "Whether this meets what is asked is not known.",
}


def work(line: WorkLine, names: Names, said: Collection[DutyLine] = ()) -> str:
    """One piece of work: what it is, who does it on what terms, and the organization's own part, if not `said` yet."""
    title = work_title(line, names)
    told = [f"{title}: {_doers(line, names)}."]
    if line.done is not None:
        told.append(f"{opening(done_once(line.done))}.")
    told += [f"{opening(duty(item, names))}." for item in line.duties if item not in said]
    told += [_FALLS_SHORT[line.result]] if line.result in _FALLS_SHORT else []
    return " ".join(told)


def work_title(line: WorkLine, names: Names) -> str:
    """What a piece of work is called."""
    if line.capability is not None:
        return names.capability(line.capability)
    return names.duty(line.duty) if line.duty is not None else names.gate(line.population or "")


def _doers(line: WorkLine, names: Names) -> str:
    if line.population is not None:
        return "a paper with every provider in reach"
    if line.holders is None:
        return listed([ssp_blanks.blank(item, names) for item in line.blanks if item.code == "function"])
    if not line.holders:
        return "nobody does it today"
    met = line.result not in _FALLS_SHORT
    shown = [item for item in line.holders if item.works or not met] or [*line.holders]
    giving = [item for item in shown if item.works or item.every or item.events or item.in_force is not False]
    served = {name for item in giving for name in item.groups}
    shown = [item for item in shown if item in giving or not {*item.groups} <= served] if giving else shown
    return "; ".join(dict.fromkeys(_doer(item, names) for item in shown if not _covered(item, shown, names)))


def _covered(item: Holder, shown: Sequence[Holder], names: Names) -> bool:
    """Whether the same holder does this and more of it under another function."""
    alike = [other for other in shown if (other.provider, other.groups, other.ground) == _place(item)]
    return any({*_terms(item, names)} < {*_terms(other, names)} for other in alike)


def _place(item: Holder) -> tuple[str, tuple[str, ...], LineGround]:
    return item.provider, item.groups, item.ground


def _doer(item: Holder, names: Names) -> str:
    who = holder_name(item.provider, names)
    if item.provider == CUSTOMER:
        return f"{who} itself"
    all_ = len(item.groups) == len(names.groups)
    where = f" for {listed([names.group(name) for name in item.groups])}" if item.groups and not all_ else ""
    return f"{who}{where}, {_borne_out(item, names)}"


def _borne_out(item: Holder, names: Names) -> str:
    """Its terms, those of one ground together: what a statement leaves open is only what is usual."""
    by_ground: dict[LineGround, list[str]] = {}
    for term, told in _terms(item, names):
        by_ground.setdefault(item.ground if term is None else item.grounds.get(term, item.ground), []).append(told)
    return "; ".join(f"{', '.join(told)} ({_GROUNDS[ground]})" for ground, told in by_ground.items())


def terms(item: Holder, names: Names) -> str:
    """How often a holder does a piece of work, on which events, and whether it is in force, by its terms."""
    return ", ".join(told for _, told in _terms(item, names))


def _terms(item: Holder, names: Names) -> Iterator[tuple[LineTerm | None, str]]:
    """In force or not, how often, on which event; each with the term that says so."""
    if item.kept and (item.in_force is True or item.every is not None):
        yield "in_force" if item.in_force is True else "every", _IN_FORCE
    if item.every is not None:
        yield "every", f"{_CHECKED if item.kept else ''}{grammar.every(item.every)}"
    for event, within in (item.events or {}).items():
        usual = item.grounds.get("events", item.ground) == "tier"
        yield "events", promised(event, within, names, usual=usual)
    if item.in_force is True and not item.kept:
        yield "in_force", _IN_FORCE
    if item.in_force is False and item.every is None and not item.events:
        yield "in_force", "not in force"
    if item.every is None and not item.events and item.in_force is None:
        yield ("every", "with no schedule") if item.scheduled else (None, "on terms nobody stated")


def duty(item: DutyLine, names: Names) -> str:
    """The organization's part, and how it stands."""
    title = inside(names.duty(item.id, item.part))
    if item.denied:
        return f"own part: {title}, {_DENIED}{f'; by {item.who}' if item.who is not None else ''}"
    state = legends.DUTY_STATES[item.state] if item.state is not None else "not stated"
    who = f", by {item.who}" if item.who is not None else ""
    last = f", last on {item.last}" if item.last not in (None, "never") else ""
    return f"own part: {title}, {inside(state)}{who}{last}"


def state(line: RequirementLine) -> str:
    """Where a requirement stands, one that is open first by its framework's word; of one in place, on what it rests."""
    if line.status in _OPEN and line.word is not None:
        return f"{line.word}; {inside(STATUSES[line.status])}"
    made = line.determination
    if line.ground == "confirmed" and made is not None and not made.evidence and line.proof != "proven":
        shown = "a record shows a part of it" if line.records else "no record"
        return f"{STATUSES[line.status]}, as determined; {shown}"
    if line.status == "unfinished":
        return STATUSES[line.status]
    timed = any(blank.code == "time" for item in line.works for blank in item.blanks)
    return STATUSES[line.status] + (_BORNE_OUT[line.ground] if line.ground is not None else "") + _TIMELESS * timed


def requirement(line: RequirementLine, names: Names) -> str:
    """How a requirement stands and is met, as far as that is stated."""
    told = [line.how] if line.how is not None else []
    told += [f"Under {line.paper}."] if line.paper is not None else []
    told += [line.remark] if line.remark is not None else []
    told += _works(line.works, names)
    if line.determination is not None:
        told.append(f"Determined: {determinations.determined(line.determination)}.")
        if line.status in _OPEN and any(map(_gives, line.works)):
            told.append(_FOUND)
        elif line.status not in _OPEN and any(item.result in _FALLS_SHORT for item in line.works):
            told.append(_ACCEPTED)
    if line.alternative is not None and line.alternative.measure is not None:
        told.append(f"In its place, by {line.alternative.document}: {line.alternative.measure}.")
    told += [own_plans.entry(item) for item in line.planned if item.planned is not None]
    if line.eligibility is not None and not line.eligibility.eligible and line.status != "not_applicable":
        told.append(_not_eligible(line.eligibility))
    open_ = [item for item in line.blanks if item.code not in _ELSEWHERE]
    open_ += [item for row in line.works for item in row.blanks if item.code not in _IN_PLACE]
    told += dict.fromkeys(ssp_blanks.blank(item, names) for item in open_)
    return " ".join(told)


def _works(works: Sequence[WorkLine], names: Names) -> Iterator[str]:
    """Each piece of work, and each own part, once."""
    whole: set[str] = set()
    said: list[DutyLine] = []
    for item in works:
        if (sentence := work(item, names)) not in whole:
            yield work(item, names, said)
        whole.add(sentence)
        said += item.duties


def _gives(item: WorkLine) -> bool:
    """Whether anything is told of a piece of work that somebody could read as in place."""
    given = any(each.every or each.events or each.in_force for each in item.holders or ())
    return given or item.result not in _FALLS_SHORT


_OPEN: Final = frozenset({"partial", "planned", "not_implemented"})
_ELSEWHERE: Final = frozenset({"record", "matrix"})  # in columns of their own
_IN_PLACE: Final = frozenset({"function", "time"})  # where the sentence about the work has room for them


def eligibility(item: PlanEligibility) -> str:
    """Whether a plan of action may hold a requirement."""
    return f"{'yes' if item.eligible else 'no'} ({item.citation})"


def _not_eligible(item: PlanEligibility) -> str:
    return f"A plan of action may not hold it ({item.citation}): no status is given before it is met."


def objective(line: ObjectiveLine, names: Names) -> str:
    """How an objective is met, as far as somebody said so."""
    told = [line.how] if line.how is not None else []
    told += [f"Under {line.paper}."] if line.paper is not None else []
    made = line.determination
    if made is not None:
        by = f" by {made.by}" if made.by else ""
        on = f" on {made.on}" if made.on else ""
        why = f": {made.rationale.rstrip('.')}" if made.rationale else ""
        told.append(f"Determined {spaced(made.status)}{by}{on}{why}.")
    told += [BY_REQUIREMENT] if line.by_requirement else []
    told += [ssp_blanks.blank(item, names) for item in line.blanks if item.code == "how"]
    return " ".join(told)


def objective_who(line: ObjectiveLine, names: Names) -> str:
    """Who does it: as stated, as the whole work of the requirement is one party's, or a blank."""
    if line.who:
        told = listed([holder_name(name, names) for name in line.who])
        told = told if line.stated_who else f"{told} (does all work of the requirement)"
        bound = [each for each, owner in line.owners.items() if owner != "customer" and each not in line.who]
        return f"{told}; by contract also {listed([*map(names.provider, bound)])}" if bound else told
    return " ".join(ssp_blanks.blank(item, names) for item in line.blanks if item.code == "who")


def missing(plan: SecurityPlan, named: int) -> tuple[str, ...]:
    """How far the plan is from being one."""
    found = plan.all_blanks
    rows = [row for row in plan.requirements if row.status != "not_applicable"]
    objectives = [item for row in rows for item in row.objectives]
    unsaid = sum(any(blank.code == "how" for blank in item.blanks) for item in objectives)
    bare = sum(any(blank.code == "record" for blank in row.blanks) for row in rows)
    told = [f"{counted(len(found), 'blank')} {verb(len(found), 'is', 'are')} to be filled; the last table lists them."]
    if unsaid:
        told.append(
            f"For {unsaid} of {counted(len(objectives), 'assessment objective')} nobody wrote how it is met: the row "
            "of its requirement says who does the work behind it, and on what terms."
        )
    shared = sum(item.by_requirement for item in objectives)
    alone = sum(item.determination is None for item in objectives)
    if alone:
        told.append(
            f"{alone} of {counted(len(objectives), 'assessment objective')} {verb(alone, 'was', 'were')} "
            "not assessed alone; the state of a requirement is that of its verdict, not of its objectives."
        )
    if shared:
        shares = f"{shared} of {counted(len(objectives), 'assessment objective')}"
        told.append(f"For {shares} the text of the requirement speaks; nothing of their own is written.")
    if bare:
        told.append(f"For {bare} of {counted(len(rows), 'requirement')} no record is held.")
    if named:
        told.append(f"{counted(named, 'role')} of the plan {verb(named, 'has', 'have')} no name.")
    return tuple(told)
