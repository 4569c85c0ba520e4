"""What stays with the organization in grids: duties, evidence to have ready and held, questions, assumptions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assessor.model.editable import DUTIES, EVIDENCE_HELD, QUESTIONS
from assessor.papers.dossier import TODAY
from assessor.report.deliverable import Grid, GridColumn, GridRow, editable_columns
from assessor.result.answer_choices import choices
from assessor.words import deliverables, grammar, legends, questions
from assessor.words.demands import BASES
from assessor.words.evidence import about

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assessor.model.engagement import DutyAnswer
    from assessor.papers.dossier import Dossier
    from assessor.result.duty import AnsweredPart, Duty
    from assessor.result.question import OpenQuestion

_PART = "/"


def duties(dossier: Dossier) -> Grid:
    """The duties of the organization, with state, person, day and note to edit; parts answered apart have own rows."""
    columns = (
        GridColumn(title="Duty", width=34),
        GridColumn(title="Asks", width=60),
        GridColumn(title="Falls to", width=22),
        GridColumn(title="Source", width=34),
        GridColumn(title="Requirements", width=30),
        GridColumn(title="Stands", width=18),
        *editable_columns(DUTIES),
    )
    rows = []
    for duty in dossier.result.duties:
        stated = dossier.engagement.duties.get(duty.id)
        rows.append(GridRow(duty.id, (*_duty(duty, dossier), *_answer(stated))))
        for part in duty.parts:
            told = stated.parts.get(part.id) if stated is not None else None
            if told is not None:
                rows.append(GridRow(f"{duty.id}{_PART}{part.id}", (*_part(duty, part, dossier), *_answer(told))))
    rows += _elsewhere(dossier)
    return Grid(id="duties", title=DUTIES.title, note=deliverables.NOTES["duties"], columns=columns, rows=tuple(rows))


def _duty(duty: Duty, dossier: Dossier) -> tuple[str, ...]:
    names = dossier.names
    wholes = [names.frameworks.get(name, name) for name in duty.concerns]
    return (
        names.duty(duty.id),
        names.statements[duty.id],
        grammar.opening(grammar.plain(duty.owner)),
        "; ".join(filter(None, (duty.citation, BASES[duty.basis]))),
        ", ".join((*names.obligations(duty.today), *wholes)),
        legends.DUTY_STATES[duty.state or "unknown"],
    )


def _elsewhere(dossier: Dossier) -> Iterator[GridRow]:
    """Duties somebody states on which no verdict rests, so that none is lost."""
    shown = {duty.id for duty in dossier.result.duties}
    known = dossier.assessment.plan.terrain.duties
    for name, answer in dossier.engagement.duties.items():
        duty = known.get(name)
        if duty is None or name in shown:
            continue
        source = "; ".join(filter(None, (duty.citation, BASES[duty.basis])))
        texts = (
            duty.title or dossier.names.duty(name),
            duty.statement,
            grammar.opening(grammar.plain(duty.owner)),
            source,
            "",
        )
        stands = legends.DUTY_STATES[answer.state or "unknown"]
        yield GridRow(name, (*texts, deliverables.rests_on_none(stands), *_answer(answer)))


def _part(duty: Duty, part: AnsweredPart, dossier: Dossier) -> tuple[str, ...]:
    state = legends.DUTY_STATES[part.state or "unknown"]
    return (dossier.names.duty(duty.id, part.id), part.title, "", part.citation, "", state)


def _answer(stated: DutyAnswer | None) -> tuple[str, str, str, str]:
    if stated is None:
        return "", "", "", ""
    return stated.state or "", stated.who or "", stated.last or "", stated.note or ""


def requests(dossier: Dossier) -> Grid:
    """What an auditor will ask to see."""
    columns = (
        GridColumn(title="Work", width=34),
        GridColumn(title="Artefacts", width=60),
        GridColumn(title="Rhythm", width=20),
        GridColumn(title="From", width=34),
        GridColumn(title="Requirements", width=46),
    )
    names = dossier.names
    rows = tuple(
        GridRow(
            item.capability,
            (
                item.title,
                ", ".join(map(grammar.plain, item.types)),
                grammar.every(item.cadence) if item.cadence else "",
                names.all_providers(item.from_),
                ", ".join(names.obligations(item.obligations)),
            ),
        )
        for item in dossier.result.evidence_requests
    )
    title = "Evidence requests"
    return Grid(id="evidence-requests", title=title, note=deliverables.NOTES["requests"], columns=columns, rows=rows)


def held(dossier: Dossier) -> Grid:
    """The records the engagement holds."""
    columns = (
        GridColumn(title="Record", width=18),
        GridColumn(title="About", width=34),
        GridColumn(title="Provider", width=24),
        GridColumn(title="Source", width=18),
        GridColumn(title="Age", width=10),
        GridColumn(title="Proves", width=16),
        GridColumn(title="Requirements", width=34),
        *editable_columns(EVIDENCE_HELD),
    )
    names = dossier.names
    stated = {item.id: item for item in dossier.engagement.evidence}
    rows = []
    for item in dossier.result.evidence_records:
        texts = (
            item.id,
            about(item, names),
            names.provider(item.provider) if item.provider is not None else "",
            legends.EVIDENCE_SOURCES[item.source],
            grammar.counted(item.age_days, "day"),
            legends.PROOFS[item.proof] if item.proof is not None else "",
            ", ".join(_shown(item.obligations, dossier)),
            stated[item.id].title or "",
            item.collected,
        )
        rows.append(GridRow(item.id, texts))
    return Grid(
        id="evidence-held",
        title=EVIDENCE_HELD.title,
        note=deliverables.NOTES["held"],
        columns=columns,
        rows=tuple(rows),
    )


def _shown(refs: tuple[str, ...], dossier: Dossier) -> Iterator[str]:
    """Requirements a record speaks to; in brackets those that rest on more than records show."""
    for ref, name in zip(refs, dossier.names.obligations(refs), strict=True):
        yield name if dossier.obligations[ref].verdicts[TODAY].evidence == "proven" else f"[{name}]"


def open_questions(dossier: Dossier) -> Grid:
    """What is not stated, with the answers there are; one letter answers it."""
    columns = (
        GridColumn(title="Question", width=70),
        GridColumn(title="Answers", width=50),
        *editable_columns(QUESTIONS),
        GridColumn(title="Decides", width=34),
        GridColumn(title="Requirements", width=34),
        GridColumn(title="File key", width=40),
    )
    names = dossier.names
    rows = tuple(
        GridRow(
            item.key,
            (
                questions.question(item, names),
                _offered(item, dossier),
                "",
                questions.weight(item),
                ", ".join(names.obligations(item.obligations)),
                questions.key(item),
            ),
        )
        for item in dossier.open.asked
    )
    return Grid(id="questions", title=QUESTIONS.title, note=deliverables.NOTES["questions"], columns=columns, rows=rows)


def _offered(item: OpenQuestion, dossier: Dossier) -> str:
    told = [
        deliverables.choice(choice.letter, questions.means(item, choice.answer, dossier.names), choice.kind)
        for choice in choices(item)
    ]
    return "; ".join(dict.fromkeys(told)) or deliverables.IN_THE_FILE


def assumptions(dossier: Dossier) -> Grid:
    """What was taken for granted: terms of a tier that nobody confirmed, duties nobody stated, engine defaults."""
    columns = (
        GridColumn(title="Requirement", width=24),
        GridColumn(title="Kind", width=18),
        GridColumn(title="Assumed", width=80),
        GridColumn(title="Of", width=30),
    )
    rows = []
    for item in dossier.result.obligations:
        verdict, name = item.verdicts[TODAY], dossier.names.obligation(item.ref)
        for number, step in enumerate(verdict.witness):
            if step.assumed and step.provider is not None:
                told = ", ".join(grammar.spaced(term) for term in step.assumed)
                work = dossier.names.capability(item.demands[step.demand].capability or "")
                texts = (name, "Terms", f"{work}: {told}", dossier.names.provider(step.provider))
                rows.append(GridRow(f"{item.ref}#term{number}", texts))
        for duty in verdict.duties:
            if duty.assumed:
                texts = (name, "Duty", dossier.names.duty(duty.id, duty.part), dossier.names.provider("customer"))
                rows.append(GridRow(f"{item.ref}#{duty.id}#{duty.part or ''}", texts))
    return Grid(
        id="assumptions", title="Assumptions", note=deliverables.NOTES["assumptions"], columns=columns, rows=tuple(rows)
    )
