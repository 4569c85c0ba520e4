"""The words of the plan: what is done, and until when cover is needed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from assessor.model.scales import CUSTOMER
from assessor.words import overdue
from assessor.words.grammar import counted, day, inside, listed, opening, verb

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from assessor.result.action import Action, ActionKind, Enquiry, Horizon, PeriodRecords
    from assessor.words.finding_subject import Parts
    from assessor.words.names import Names

HORIZONS: Final[Mapping[Horizon, str]] = {
    "today": "Today",
    "days_30": "Within 30 days",
    "days_60": "Within 60 days",
    "days_90": "Within 90 days",
    "later": "Later",
    "renewal": "At renewal",
}
# what may hang on a contract although no service of it is needed any more
HANGING: Final = ("data", "other work", "a finding", "a determination")

# what is signed or asked for in one go: what is planned for all of it comes first
_WITH_OTHERS: Final[frozenset[ActionKind]] = frozenset({"engage", "extend"})
BY_MATRIX: Final = "by its matrix"  # what stands for a price where the work is a provider's own part
SAY_HOW_IT_STANDS: Final = "State whether it is done, by whom and since when."
COUNTED_ON_IT: Final = "What counts as in place on it today:"
_TOLD: Final = 3  # findings an action tells in full


def text(action: Action, parts: Mapping[str, Parts], names: Names) -> str:
    """What is done, in a sentence; `parts` has what is said of each finding, by id."""
    done = overdue.text(action, names) if action.overdue else _done(action, parts, names)
    if action.kind in _WITH_OTHERS:
        done = by_plan([parts[each] for each in action.findings], done)
        done = " ".join(dict.fromkeys([done, *(said for each in action.findings if (said := parts[each].first))]))
    return " ".join(filter(None, (done, _until(action, names))))


def own(question: bool) -> str:  # noqa: FBT001 - the one thing it turns on
    """What one's own people do instead of a price: an answer takes time, work may take more than that."""
    return "own time" if question else "own work"


def _done(action: Action, parts: Mapping[str, Parts], names: Names) -> str:
    supplier = names.provider(action.supplier) if action.supplier is not None else ""
    match action.kind:
        case "engage" if action.supplier is not None:
            if action.supplier in names.offers:
                return f"Get a quote from {supplier} and sign for {_work(action.functions, names)}."
            if action.supplier in names.examiners:
                return f"Choose {supplier} for the {names.examination(action.supplier)}, and sign with it."
            work = _work(action.functions, names)
            if action.supplier in names.positions:
                return f"Hire {supplier}, for {work}."
            return f"Get quotes for {work} from firms that offer it as {inside(supplier)}, and sign with one."
        case "extend":
            return f"Give {_work(action.functions, names)} to {supplier}."
        case "records" if action.records is not None:
            return _collected(action.records, names)
        case "keep_up" | "end_contract" | "finish" | "state" | "ask":
            return _without_finding(action, supplier, names)
        case "answer" if len(action.findings) > 1:
            return _answers([parts[each] for each in action.findings])
        case "terms" if len(action.findings) > 1:
            return _terms([parts[each] for each in action.findings], supplier)
        case _:
            return _mended([parts[each] for each in action.findings])


def _enquired(enquiry: Enquiry) -> str:
    """What is asked before an examination is booked, and of whom."""
    whom = enquiry.whom or "the contracting officer"
    reached = f" ({enquiry.contact})" if enquiry.contact else ""
    return (
        f"Ask {whom}{reached} whether {enquiry.asked} stands, and by when, and have the answer in writing. "
        "Book no assessor before."
    )


def _without_finding(action: Action, supplier: str, names: Names) -> str:
    """What no finding asks for: work that is set up once, a contract nobody needs, duties not finished, a question."""
    if action.enquiry is not None:
        return _enquired(action.enquiry)
    if action.duties:
        return _duties(action, names)
    if action.kind == "keep_up":
        return f"Name who keeps {_work(action.functions, names)} in force once set up; no price here holds it."
    return f"End the contract with {supplier} once {listed(list(HANGING), 'or')} no longer hangs on it."


def _duties(action: Action, names: Names) -> str:
    """Duties that rows in place rest on: finished by a day, or said how they stand."""
    told = "; ".join(inside(names.duty(duty)) for duty in action.duties)
    if action.kind == "finish":
        return f"Agree a day for, and finish, what is assigned and not finished: {told}."
    return f"State whether it is done, by whom and since when: {told}. Nobody has said so, and obligations rest on it."


def unstated_title(duty: str, names: Names) -> str:
    """A duty of which nobody has said anything, as a question."""
    return f"{opening(names.duty(duty))}: not stated whether done"


def by_plan(said: Sequence[Parts], proposed: str) -> str:
    """What the organization plans first, then what is proposed beside it."""
    planned = list(dict.fromkeys(text for each in said for text in each.planned))
    if not planned:
        return proposed
    more = [f"and {len(planned) - _TOLD} more"] if len(planned) > _TOLD + 1 else []
    told = f"Planned: {'; '.join([*(planned[:_TOLD] if more else planned), *more])}."
    if len(said) == 1 and said[0].once_done:
        return f"{told} {said[0].once_done}"
    return f"{told} Proposed: {proposed}"


def _collected(records: PeriodRecords, names: Names) -> str:
    """Records of a period, by whom to ask for them; work that nobody recorded in it stays unshown."""
    said = []
    if records.subjects:
        asked = [f"{len(each.subjects)} from {_holder(each.who, names)}" for each in records.holders]
        said.append(
            f"Collect records dated from {day(records.from_)} to {day(records.to)}, for "
            f"{counted(len(records.obligations), 'obligation')}, on {counted(len(records.subjects), 'subject')}: "
            f"{listed(asked)}; part 1 lists them all. Tell the auditor, once chosen, what cannot be found."
        )
    if records.credited:
        held = len(records.credited)
        said.append(
            f"{counted(held, 'record')} {verb(held, 'names', 'name')} another team than your file does: find out "
            "who does the work, and correct the file, not the record."
        )
    return " ".join(said)


def _holder(who: str, names: Names) -> str:
    return "your own people" if who == CUSTOMER else names.provider(who)


def _answers(said: Sequence[Parts]) -> str:
    """What to find out, by its topics; what has none follows in full words."""
    topics = [each.topic for each in said if each.topic]
    asked = [f"{'; '.join(topics)}."] if topics else []
    return " ".join(["Find out, and state:", *asked, *(_closed(each.title) for each in said if not each.topic)])


def _terms(said: Sequence[Parts], supplier: str) -> str:
    """What to agree on with one provider, by its topics; in the full words of each where one has none."""
    topics = list(dict.fromkeys(each.topic for each in said))
    if all(topics):
        first = dict.fromkeys(each.first for each in said if each.first)
        return by_plan(said, " ".join([f"Have {supplier} quote {listed(topics)}.", *first]))
    return f"{_titles(said)} {by_plan(said, f'Agree on better terms with {supplier}.')}"


def _titles(said: Sequence[Parts]) -> str:
    """The first few findings that one action mends, and how many more it mends; their numbers stand beside it."""
    more = len(said) - _TOLD
    told = [_closed(each.title) for each in (said[:_TOLD] if more > 1 else said)]
    return " ".join([*told, f"And {more} more."] if more > 1 else told)


def _mended(said: Sequence[Parts]) -> str:
    """The titles of findings and what is done about them, with each its own where one will not do for all."""
    groups: dict[str, list[Parts]] = {}
    for each in said:
        groups.setdefault(each.action, []).append(each)
    if len(groups) == 1:
        return f"{_titles(said)} {by_plan(said, said[0].action)}"
    told = [_together(group) for group in list(groups.values())[:_TOLD]]
    left = sum(map(len, list(groups.values())[_TOLD:]))
    return " ".join([*told, *([f"And {left} more."] if left else [])])


def _together(said: Sequence[Parts]) -> str:
    """What one order will do for: the topics of several findings with it, or their titles before it."""
    topics = [each.topic for each in said]
    if len(said) > 1 and all(topics) and not any(each.planned for each in said):
        return f"{opening('; '.join(topics))}: {inside(said[0].action)}"
    return f"{_titles(said)} {by_plan(said, said[0].action)}"


def _closed(title: str) -> str:
    """A title as a sentence; a question keeps its mark."""
    return title if title.endswith(("?", "!", ".")) else f"{title}."


def _until(action: Action, names: Names) -> str:
    """Cover until a contract that still runs has ended."""
    if not action.running:
        return ""
    told = [f"{names.provider(each.provider)} until {day(each.ends)}" for each in action.running]
    verb = "runs" if len(told) == 1 else "run"
    return f"The contract with {listed(told)} {verb}: agree on cover until then, or count both fees."


def _work(functions: Sequence[str], names: Names) -> str:
    return listed([inside(names.function(name)) for name in functions]) or "the work"
