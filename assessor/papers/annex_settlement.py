"""What two sides have to settle before an annex is signed: where matrix, terms and facts do not fit together."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from assessor.evaluate.supply import TODAY
from assessor.model.scales import CUSTOMER, WITH_PROVIDER, Verdict
from assessor.papers.annex_lines import givers, matrix_owner
from assessor.papers.named_parties import stated_who
from assessor.papers.notification_matrix import first_clock, has_clock, holds_data, provider_terms
from assessor.report.deliverable import Grid, GridColumn, GridRow
from assessor.words import annexes, contracts, grammar, legends, notices, own_plans

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from assessor.model.engagement import Provider
    from assessor.papers.annex_lines import AnnexLine
    from assessor.papers.dossier import Dossier
    from assessor.result.finding import Finding
    from assessor.result.security_plan import Holder, RequirementLine

_COLUMNS: Final = (
    GridColumn(title="Open", width=16),
    GridColumn(title="About", width=30),
    GridColumn(title="Needed", width=40),
    GridColumn(title="Contract", width=40),
    GridColumn(title="Requirements", width=30),
    GridColumn(title="Agreed", width=24),
)
_OPEN: Final = (Verdict.GAP, Verdict.PARTIAL)
# Work that comes with holding data: whoever keeps them is asked for a word on each.
KEEPING: Final = frozenset(
    {
        "backup",
        "backup-isolation",
        "cryptography-validation",
        "encryption-in-transit",
        "facility-monitoring",
        "key-management",
        "media-custody",
        "media-disposal",
        "physical-access",
        "stored-data-encryption",
        "visitor-control",
    }
)
# Whose a line is comes first: what several claim, then what nobody has; then what is asked, then what is not in place.
_CONTESTED: Final = 0
_NOBODYS: Final = 1
_TO_ASK: Final = 2
_TO_MEND: Final = 3
_LAST: Final = 9


class _Point(NamedTuple):
    """One thing to settle, and its rank: the lower, the further up."""

    rank: int
    key: str
    texts: tuple[str, str, str, str]
    refs: tuple[str, ...]


def settlement(
    provider: Provider, lines: Sequence[AnnexLine], known: Mapping[str, RequirementLine], dossier: Dossier
) -> Grid:
    """Everything to settle first, what two claim and what nobody owns on top."""
    points = [
        *_incidents(provider, dossier),
        *_rule_terms(provider, dossier),
        *_papers(provider, dossier),
        *_extensions(provider, dossier),
        *_contract(provider, dossier),
        *_disagreements(provider, lines, dossier),
        *_cautions(provider, known, dossier),
        *_held_here(provider, known, dossier),
        *_not_met(provider, lines, known, dossier),
        *_two_owners(provider, lines, known, dossier),
        *_unlisted(provider, known, dossier),
        *_silent(provider, lines, known, dossier),
    ]
    points.sort(key=lambda item: item.rank)
    rows = tuple(
        GridRow(item.key, (*item.texts, ", ".join(dossier.names.obligations(item.refs)), "")) for item in points
    )
    return Grid(id="to-settle", title=annexes.SETTLE_TITLE, note=annexes.SETTLE_NOTE, columns=_COLUMNS, rows=rows)


def _contract(provider: Provider, dossier: Dossier) -> Iterator[_Point]:
    names, as_of = dossier.names, dossier.result.as_of
    ranks = {"disagreement": _CONTESTED, "unowned": _NOBODYS}
    for number, point in enumerate(item for item in dossier.result.contracts if item.provider == provider.id):
        texts = (
            legends.CONTRACT_POINTS[point.kind],
            contracts.about(point, names) or "",
            grammar.opening(contracts.needs(point, names, as_of)),
            grammar.opening(contracts.has(point, names)),
        )
        yield _Point(ranks.get(point.kind, _LAST), f"contract-{number}", texts, point.refs)


def _incidents(provider: Provider, dossier: Dossier) -> Iterator[_Point]:
    """How soon a provider that touches regulated data tells of an incident, where no contract says so."""
    if not holds_data(provider, dossier) or has_clock(provider.id, dossier):
        return
    needed = notices.time_needed(dossier.names.organization, first_clock(dossier))
    yield _Point(_TO_ASK, "incident-clock", (annexes.NO_TIME, notices.TELLS, needed, notices.NO_TIME), ())


def _rule_terms(provider: Provider, dossier: Dossier) -> Iterator[_Point]:
    """What a rule wants to stand in this provider's contract."""
    for who, term in provider_terms(dossier):
        if who == provider.id:
            needed = annexes.rule_term(term.needed, term.citation, verify=term.verify)
            yield _Point(_TO_ASK, f"term-{term.id}", (annexes.RULE_TERM, term.what, needed, annexes.RULE_TERM_HAS), ())


def lacking(provider: Provider, dossier: Dossier) -> Iterator[Finding]:
    """The findings of papers that are missing from this provider itself."""
    for finding in dossier.result.findings:
        if finding.kind == "contract" and finding.provider == provider.id and finding.cause in dossier.names.gates:
            yield finding


def _papers(provider: Provider, dossier: Dossier) -> Iterator[_Point]:
    """Papers the provider itself has to sign or hand over, which the annex alone does not replace."""
    for finding in lacking(provider, dossier):
        paper = dossier.names.gates[finding.cause or ""].title
        needed = annexes.paper_needed(own_plans.first_day(finding))
        yield _Point(
            _TO_MEND,
            f"paper-{finding.cause}",
            (annexes.NO_PAPER, paper, needed, annexes.NO_PAPER_HAS),
            finding.obligations,
        )


def _extensions(provider: Provider, dossier: Dossier) -> Iterator[_Point]:
    """Parts of the organization that the recommendation has the provider serve as well, and it does not today."""
    recommendation = dossier.result.recommendation
    for one in recommendation.conditions if recommendation is not None else ():
        if one.kind == "covers" and one.id == provider.id and one.groups:
            about = grammar.opening(grammar.listed([dossier.names.group(name) for name in one.groups]))
            texts = (annexes.NOT_SERVED, about, annexes.NOT_SERVED_NEEDED, annexes.NOT_SERVED_HAS)
            yield _Point(_TO_ASK, f"covers-{'-'.join(one.groups)}", texts, one.obligations)


def _disagreements(provider: Provider, lines: Sequence[AnnexLine], dossier: Dossier) -> Iterator[_Point]:
    """Work that the matrix makes the provider's and its terms give nothing of."""
    told = {
        item.capability
        for item in dossier.result.contracts
        if item.provider == provider.id and item.kind == "disagreement"
    }
    found: dict[str, list[str]] = {}
    for line in lines:
        if not line.given and line.capability not in told:
            found.setdefault(line.capability, []).append(line.row.ref)
    for capability, refs in found.items():
        texts = (
            legends.CONTRACT_POINTS["disagreement"],
            dossier.names.capability(capability),
            annexes.PROMISED_NEEDED,
            annexes.PROMISED,
        )
        yield _Point(_CONTESTED, f"promised-{capability}", texts, tuple(refs))


def _cautions(provider: Provider, known: Mapping[str, RequirementLine], dossier: Dossier) -> Iterator[_Point]:
    """What to ask before work that mends a requirement goes to this provider."""
    found: dict[str, list[str]] = {}
    for one in (each for part in dossier.parts for each in part.cautions):
        if one.supplier == provider.id and one.ref in known:
            found.setdefault(one.text, []).append(one.ref)
    for number, (text, refs) in enumerate(found.items()):
        titles = ", ".join(dossier.obligations[ref].title for ref in refs)
        texts = (annexes.ASKED_FIRST, titles, text, annexes.RULE_TERM_HAS)
        yield _Point(_TO_ASK, f"asked-first-{number}", texts, tuple(refs))


def _held_here(provider: Provider, known: Mapping[str, RequirementLine], dossier: Dossier) -> Iterator[_Point]:
    """Requirements the matrix makes the provider's alone, of which the organization itself or others have a part."""
    refs = []
    for ref, line in known.items():
        owners = {held.get(provider.id) for held in (line.owners, *(item.owners for item in line.objectives))}
        own = any(duty.state != "not_done" for work in line.works for duty in work.duties)
        if (
            "provider" in owners
            and line.status != "not_applicable"
            and (own or stated_who(ref, dossier) - {provider.id})
        ):
            refs.append(ref)
    if refs:
        texts = (legends.CONTRACT_POINTS["disagreement"], annexes.HELD_HERE)
        yield _Point(_CONTESTED, "held-here", (*texts, annexes.HELD_HERE_NEEDED, annexes.HELD_HERE_HAS), tuple(refs))


def _unlisted(provider: Provider, known: Mapping[str, RequirementLine], dossier: Dossier) -> Iterator[_Point]:
    """Requirements the organization names the provider for, and its matrix, where it has one, leaves out."""
    if provider.contract is None or not provider.contract.responsibility_matrix:
        return
    refs = tuple(
        ref
        for ref, line in known.items()
        if line.status != "not_applicable"
        and provider.id in stated_who(ref, dossier)
        and not any(provider.id in owners for owners in (line.owners, *(item.owners for item in line.objectives)))
    )
    if refs:
        texts = (annexes.NO_LINE, annexes.UNLISTED, annexes.NO_LINE_NEEDED, annexes.NO_LINE_HAS)
        yield _Point(_NOBODYS, "unlisted", texts, refs)


def _not_met(
    provider: Provider, lines: Sequence[AnnexLine], known: Mapping[str, RequirementLine], dossier: Dossier
) -> Iterator[_Point]:
    """Requirements the matrix makes the provider's, or shared, that are not in place; what disagrees stands already."""
    told = {line.row.ref for line in lines if not line.given}
    for ref in known:
        row, owner = dossier.obligations[ref], matrix_owner(provider, ref)
        if row.verdicts[TODAY].verdict in _OPEN and ref not in told and owner in annexes.NOT_IN_PLACE_NEEDED:
            needed, has = annexes.NOT_IN_PLACE_NEEDED[owner]
            yield _Point(_TO_MEND, f"open-{ref}", (annexes.NOT_IN_PLACE, row.title, needed, has), (ref,))


def _two_owners(
    provider: Provider, lines: Sequence[AnnexLine], known: Mapping[str, RequirementLine], dossier: Dossier
) -> Iterator[_Point]:
    """Work that this provider and somebody else both have terms for, where neither statement nor matrix settles it."""
    models = dossier.assessment.plan.terrain.models
    staff = {item.id for item in dossier.engagement.providers if models[item.model].employees} | {CUSTOMER}
    shown = {(line.row.ref, line.capability) for line in lines}
    found: dict[tuple[tuple[str, ...], str], dict[str, None]] = {}
    for ref, line in known.items():
        owner, row = matrix_owner(provider, ref), dossier.obligations[ref]
        for work in line.works:
            doing = [item for item in givers(work, row) if item.works or item.provider == provider.id]
            mine = [item for item in doing if item.provider == provider.id]
            others = [item for item in doing if item.provider != provider.id and _overlap(item, mine)]
            names = [item.provider for item in others if owner is None or item.provider not in staff]
            if mine and names and work.capability is not None and (ref, work.capability) in shown:
                both = tuple(dict.fromkeys((provider.id, *names)))
                found.setdefault((both, work.capability), {})[ref] = None
    for (both, capability), refs in found.items():
        told = annexes.both([dossier.names.provider(name) for name in both])
        texts = (annexes.TWO_OWNERS, dossier.names.capability(capability), told, "")
        yield _Point(_CONTESTED, f"double-{capability}-{both[-1]}", texts, tuple(refs))


def _overlap(other: Holder, mine: Sequence[Holder]) -> bool:
    """Whether two do a piece of work for the same part of the organization."""
    return any(not other.groups or not item.groups or {*other.groups} & {*item.groups} for item in mine)


def _silent(
    provider: Provider, lines: Sequence[AnnexLine], known: Mapping[str, RequirementLine], dossier: Dossier
) -> Iterator[_Point]:
    """What a provider that keeps the data in its own house usually answers for, where its matrix says nothing."""
    held = [kind for kind, place in provider.data_at.items() if place in WITH_PROVIDER]
    if not held:
        return
    told = {line.row.ref for line in lines}
    refs = tuple(
        ref
        for ref, line in known.items()
        if line.status != "not_applicable"
        and ref not in told
        and matrix_owner(provider, ref) is None
        and any(demand.capability in KEEPING for demand in dossier.obligations[ref].demands)
    )
    if refs:
        about = annexes.no_line(held)
        texts = (annexes.NO_LINE, about, annexes.NO_LINE_NEEDED, annexes.NO_LINE_HAS)
        yield _Point(_NOBODYS, "no-line", texts, refs)
