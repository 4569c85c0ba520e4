"""What a quote page says beside prices: what a package closes, what stays with the client, what it rests on."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from assessor.evaluate.supply import RECOMMENDED
from assessor.papers.quote_work import changes, closer, closer_of
from assessor.report.deliverable import Grid, GridColumn, GridRow
from assessor.result.prices import NoCharge
from assessor.words import conditions, decisions, findings, grammar, legends, money, quote_sheets, quotes

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from assessor.model.scales import DutyStanding
    from assessor.papers.dossier import Dossier
    from assessor.result.duty import Duty
    from assessor.result.economics import Economics
    from assessor.result.finding import Finding
    from assessor.result.packages import Package
    from assessor.result.prices import FeeLine

_CLOSES: Final = (
    GridColumn(title="By", width=30),
    GridColumn(title="How many", width=12),
    GridColumn(title="Which", width=110),
)
_YOURS: Final = (GridColumn(title="Stands", width=24), GridColumn(title="Yours", width=120))
# Most pressing first: what nobody does, what is begun, what nobody said.
_STATES: Final[tuple[DutyStanding, ...]] = (
    "not_done",
    "template",
    "draft",
    "partly",
    "assigned",
    "unconfirmed",
    "unknown",
    "required",
    "done",
)
_BASIS: Final = (GridColumn(title="What", width=40), GridColumn(title="Basis", width=100))
_SIZES: Final = ("users", "devices", "servers", "sites")


def closed(dossier: Dossier, package: Package) -> tuple[str, ...]:
    """The obligations open today that a package brings in place: those of the recommended one, less what it misses."""
    recommendation = dossier.result.recommendation
    left = frozenset(package.misses)
    return tuple(ref for ref in recommendation.closes if ref not in left) if recommendation is not None else ()


def closes_grid(dossier: Dossier, package: Package) -> Grid:
    """Obligations by framework, then the findings behind them by who closes them."""
    refs = closed(dossier, package)
    known = frozenset(refs)
    rows = []
    for framework in dossier.result.frameworks:
        mine = [ref for ref in refs if ref.partition(":")[0] == framework.catalog]
        rows.append(GridRow(framework.id, (framework.title, str(len(mine)), _ids(mine)), head=True))
    behind = [finding for finding in dossier.result.findings if not known.isdisjoint(finding.obligations)]
    rows += [
        GridRow(key, (title, str(len(told)), "; ".join(told))) for key, title, told in _by(dossier, package, behind)
    ]
    if package.misses:
        rows.append(GridRow("open", (quotes.LEFT_OPEN, str(len(package.misses)), _ids(package.misses))))
    return Grid(id="closes", title=quotes.CLOSES_TITLE, note=quotes.CLOSES_NOTE, columns=_CLOSES, rows=tuple(rows))


def _by(dossier: Dossier, package: Package, behind: Sequence[Finding]) -> Iterator[tuple[str, str, list[str]]]:
    """Findings by who closes each: whoever has the work then, one by one; an answer; the client itself."""
    refs = frozenset(closed(dossier, package))
    for party, found in findings_by(dossier, package).items():
        title = grammar.opening(dossier.names.supplier(party)) if party else quotes.CLOSED_BY["seller"]
        yield f"seller#{party}" if party else "seller", title, [_finding(one, refs, dossier) for one in found]
    for who in ("answer", "client"):
        told = [_finding(one, refs, dossier) for one in behind if closer(one.kind) == who]
        if told:
            yield who, quotes.CLOSED_BY[who], told


def findings_by(dossier: Dossier, package: Package) -> dict[str, list[Finding]]:
    """The findings a package closes by what is bought or agreed, by who has the work then; "" where that is open."""
    refs = frozenset(closed(dossier, package))
    parties: dict[str, list[Finding]] = {}
    for finding in dossier.result.findings:
        if closer(finding.kind) == "seller" and not refs.isdisjoint(finding.obligations):
            parties.setdefault(closer_of(dossier, package, finding) or "", []).append(finding)
    return dict(sorted(parties.items(), key=lambda one: (not one[0], one[0])))


def _finding(finding: Finding, known: frozenset[str], dossier: Dossier) -> str:
    part = sum(ref in known for ref in finding.obligations)
    return quotes.finding(
        finding.id, findings.parts(dossier.subject(finding)).title, part=part, of=len(finding.obligations)
    )


def _ids(refs: Sequence[str]) -> str:
    """The framework's own ids; the framework stands beside them."""
    return ", ".join(ref.partition(":")[2] for ref in refs) or quotes.NONE


def duties_behind(dossier: Dossier, package: Package) -> tuple[Duty, ...]:
    """The duties behind what a package closes."""
    refs = frozenset(closed(dossier, package))
    behind = {
        duty.id
        for row in dossier.result.obligations
        if row.ref in refs and RECOMMENDED in row.verdicts
        for duty in row.verdicts[RECOMMENDED].duties
    }
    return tuple(duty for duty in dossier.result.duties if duty.id in behind)


def yours_grid(dossier: Dossier, package: Package, lines: Sequence[FeeLine]) -> Grid:
    """Duties by how they stand, then the hours of own people."""
    duties, rows = duties_behind(dossier, package), []
    for state in _STATES:
        told = [quotes.held(dossier.names.duty(duty.id), duty.who) for duty in duties if _state(duty) == state]
        if told:
            rows.append(GridRow(state, (legends.DUTY_STATES[state], "; ".join(told))))
    rows += _own_hours(dossier, lines)
    return Grid(id="yours", title=quotes.YOURS_TITLE, note=quotes.YOURS_NOTE, columns=_YOURS, rows=tuple(rows))


def _state(duty: Duty) -> DutyStanding:
    """How a duty stands; one that is answered in parts, as they all do, else partly."""
    parts = {part.state for part in duty.parts} if duty.state is None else set()
    if len(parts) > 1:
        return "partly"
    return duty.state or next(iter(parts), None) or "unknown"


def _own_hours(dossier: Dossier, lines: Sequence[FeeLine]) -> Iterator[GridRow]:
    """The functions of own people, with the hours they take where they are counted."""
    economics = dossier.result.economics
    capacity = economics.capacity if economics is not None else None
    taken = {one.function: one.hours for one in capacity.by_function} if capacity is not None else {}
    for line in lines:
        if isinstance(line.basis, NoCharge) and line.basis.code == "payroll" and line.supplier is not None:
            told = [
                quotes.own_hours(dossier.names.function(function), taken.get(function))
                for function in line.basis.functions
            ]
            yield GridRow(line.supplier, (dossier.names.provider(line.supplier), "; ".join(told)))


def basis_grid(dossier: Dossier, economics: Economics, package: Package, lines: Sequence[FeeLine]) -> Grid:
    """Sizes, what has to become true, and every reference price with its source."""
    rows = [("size", (quotes.SIZES, sizes(dossier)))]
    rows += [(f"work-{place}", (quotes.CHANGES, text)) for place, text in enumerate(changes(dossier, package))]
    needed = _conditions(dossier) if package.recommended else (quote_sheets.ONLY_RECOMMENDED,)
    rows += [(f"condition-{place}", (quotes.AGREED, text)) for place, text in enumerate(needed)]
    used = dict.fromkeys(name for line in lines for name in line.inputs)
    for figure in map(economics.input_of, used):
        if quotes.is_reference(figure):
            rows.append((figure.id, (money.input_title(figure, dossier.names), quotes.source(figure))))
    grid = tuple(GridRow(key, texts) for key, texts in rows)
    return Grid(id="basis", title=quotes.BASIS_TITLE, note=quotes.BASIS_NOTE, columns=_BASIS, rows=grid)


def sizes(dossier: Dossier) -> str:
    """What a quote is asked for."""
    facts = dossier.result.organization.facts
    return quotes.sizes([(name, facts.get(name)) for name in _SIZES])


def _conditions(dossier: Dossier) -> Iterator[str]:
    """What has to become true for the recommended package: papers, terms, hours."""
    recommendation = dossier.result.recommendation
    needed = recommendation.conditions if recommendation is not None else ()
    yield from dict.fromkeys(
        grammar.opening(decisions.condition(one, dossier.names)) for one in needed if one.kind != "term"
    )
    yield from conditions.written([one for one in needed if one.kind == "term"], dossier.names)
