"""What is in no sum of a letter: fees nobody stated, parties that run nothing, quotes still to come, equipment."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from assessor.evaluate.supply import TODAY
from assessor.result.finding import OPEN_QUESTIONS
from assessor.words import packages
from assessor.words.grammar import listed, noun

if TYPE_CHECKING:
    from assessor.result.packages import Package
    from assessor.result.result import Result
    from assessor.result.scales import FindingKind
    from assessor.words.names import Names

_NAMED: Final = 4
# findings that something written mends
_PAPERS: Final[frozenset[FindingKind]] = frozenset(
    {"frequency", "statement", "contract", "basis", "alternative", "undetermined", *OPEN_QUESTIONS}
)


def all_of(result: Result, package: Package, names: Names) -> tuple[str, ...]:
    """What is in no sum of a package, in sentences."""
    told = (left_out(result, package, names), uncounted(result, package, names), unquoted(result))
    return tuple(filter(None, told))


def of_today(result: Result, names: Names) -> str:
    """Whose fee is not in today's sum, where nothing else is priced; nothing where all are stated."""
    today = result.economics.priced.get(TODAY) if result.economics is not None else None
    missing = packages.unpriced_in(today.fee_lines) if today is not None else ()
    fees = noun(len(missing), "fee")
    return f"Not in today's sum, because not stated: the {fees} of {names.all_providers(missing)}." if missing else ""


def left_out(result: Result, package: Package, names: Names) -> str:
    """Whose fee is not in the sum, because nobody stated it; nothing where all are."""
    apart = [line.supplier for line in packages.kept_apart(result, package) if line.supplier is not None]
    missing = tuple(dict.fromkeys((*packages.unpriced(package), *apart)))
    if not missing:
        return ""
    today = result.economics.priced.get(TODAY) if result.economics is not None else None
    both = today is not None and {*missing} <= {*packages.unpriced_in(today.fee_lines)}
    nor = ", nor in today's sum" if both else ""
    fees = noun(len(missing), "fee")
    return f"Not in it{nor}, because not stated: the {fees} of {names.all_providers(missing)}."


def uncounted(result: Result, package: Package, names: Names) -> str:
    """The outside parties that run nothing, such as a product alone, so that no fee of theirs is in any sum here."""
    today = result.economics.priced.get(TODAY) if result.economics is not None else None
    lines = (*package.fee_lines, *(today.fee_lines if today is not None else ()))
    paid = {*(one.supplier for one in package.purchases), *(line.supplier for line in lines)}
    idle = [one.id for one in result.providers if not one.functions and not one.employees and one.id not in paid]
    if not idle:
        return ""
    whose = names.all_providers(idle) if len(idle) <= _NAMED else f"{len(idle)} parties named"
    return f"No fee of {whose} is counted: {'it does' if len(idle) == 1 else 'they do'} none of the work priced here."


def unquoted(result: Result) -> str:
    """What of the plan has no price: actions somebody has to quote, and equipment; nothing where all has one."""
    waiting = [str(action.number) for action in result.actions if action.annual_cost is None]
    told = [f"what has to be quoted first, {noun(len(waiting), 'action')} {listed(waiting)} of part 3"]
    told = [*(told if waiting else ()), *(["equipment that own work may need"] if _may_need_equipment(result) else ())]
    return f"Not in it: {', and '.join(told)}." if told else ""


def _may_need_equipment(result: Result) -> bool:
    """Whether own people mend more than papers, so that what they do may take something that is bought."""
    kinds = {finding.id: finding.kind for finding in result.findings}
    mended = (kinds[name] for action in result.actions if action.kind == "own_work" for name in action.findings)
    return any(may_need_equipment(kind) for kind in mended)


def may_need_equipment(kind: FindingKind) -> bool:
    """Whether mending a finding of this kind takes more than papers, and so perhaps something that is bought."""
    return kind not in _PAPERS
