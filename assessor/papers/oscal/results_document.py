"""Assessment results as OSCAL: what was observed of each requirement, the finding that makes, and the risks behind."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from assessor.model.scales import IN_PLACE, Verdict
from assessor.papers.dossier import TODAY
from assessor.papers.gap_grids import found
from assessor.papers.oscal.document import held, line, prop, props, prose
from assessor.papers.oscal.oscal_dossier import PLAN
from assessor.papers.oscal.risks import risks
from assessor.words import demands, grammar, legends, oscal_texts

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assessor.papers.oscal.document import Object
    from assessor.papers.oscal.oscal_dossier import OscalDossier
    from assessor.result.obligation import Obligation

_REASON: Final = {Verdict.NOT_ASSESSABLE: "other", Verdict.NOT_TESTED: "other"}


def assessment_results(oscal: OscalDossier) -> Object | None:
    """The results of the day; None where nothing applies."""
    rows = oscal.applying
    if not rows:
        return None
    return {
        "assessment-results": {
            "uuid": oscal.uuid("assessment-results"),
            "metadata": oscal.metadata(f"{oscal_texts.RESULTS_TITLE}: {oscal.names.organization}"),
            "import-ap": {"href": PLAN},
            "results": [
                held(
                    uuid=oscal.uuid("result"),
                    title=line(f"{oscal_texts.RESULTS_TITLE}, {oscal.result.as_of}"),
                    description=prose(oscal_texts.RESULTS),
                    start=oscal.day,
                    end=oscal.day,
                    local_definitions={
                        "assessment-assets": {
                            "components": [oscal.tool],
                            "assessment-platforms": [
                                {
                                    "uuid": oscal.fixed("platform"),
                                    "title": oscal_texts.PLATFORM,
                                    "uses-components": [{"component-uuid": oscal.fixed("tool")}],
                                }
                            ],
                        }
                    },
                    reviewed_controls=oscal.reviewed(rows),
                    observations=[*(_observation(row, oscal) for row in rows), *_records(oscal)],
                    risks=risks(oscal, observed=True),
                    findings=[_finding(row, oscal) for row in rows],
                )
            ],
        }
    }


def observation_id(ref: str, oscal: OscalDossier) -> str:
    """The id of what was observed of a requirement."""
    return oscal.uuid("observation", ref)


def _observation(row: Obligation, oscal: OscalDossier) -> Object:
    verdict = row.verdicts[TODAY]
    told = [*dict.fromkeys(found(row, oscal.dossier))]
    told = told or [oscal_texts.verdict(legends.VERDICTS[verdict.verdict].word, row.title)]
    asked = dict.fromkeys(demands.asks(demand, oscal.names) for demand in row.demands)
    return held(
        uuid=observation_id(row.ref, oscal),
        title=line(f"{oscal.names.obligation(row.ref)} {row.title}"),
        description=prose(" ".join(told)),
        props=[
            *props((("carried-by", verdict.carried_by), ("evidence", verdict.evidence))),
            *(prop("asks", text) for text in asked),
            *(prop("fails", item.predicate, kind=item.shortfall) for item in verdict.failing),
            *(prop("unknown", item.predicate, kind=item.shortfall) for item in verdict.unknown),
            *(prop("duty", item.id, kind=item.state) for item in verdict.duties),
            *(prop("condition", item.id, kind=item.kind) for item in verdict.conditions),
        ],
        methods=["UNKNOWN"],
        types=["control-objective"],
        origins=oscal.origins,
        subjects=[{"subject-uuid": oscal.system, "type": "component"}],
        relevant_evidence=[
            {"description": line(oscal.names.record(name)), "props": [prop("record", name)]} for name in verdict.records
        ],
        collected=oscal.day,
        remarks=prose(oscal_texts.OBSERVED),
    )


def _records(oscal: OscalDossier) -> Iterator[Object]:
    """Each record that is held, on the day it was made."""
    for record in oscal.result.evidence_records:
        whose = record.provider if record.provider in oscal.names.providers else None
        subject = oscal.component(whose) if whose is not None else oscal.system
        yield held(
            uuid=oscal.uuid("record", record.id),
            title=line(record.title or record.id),
            description=prose(oscal.names.record(record.id)),
            props=props(
                (
                    ("record", record.id),
                    ("source", record.source),
                    ("result", record.result),
                    ("proof", record.proof),
                    ("capability", record.capability),
                    ("duty", record.duty),
                )
            ),
            methods=["UNKNOWN"],
            types=["historic"],
            subjects=[{"subject-uuid": subject, "type": "component"}],
            collected=oscal.moment(record.collected),
        )


def _finding(row: Obligation, oscal: OscalDossier) -> Object:
    verdict = row.verdicts[TODAY]
    placed = verdict.verdict in IN_PLACE
    reason = _REASON.get(verdict.verdict, "pass" if placed else "fail")
    remarks = prose(oscal_texts.UNKNOWN) if verdict.verdict is Verdict.NOT_ASSESSABLE else None
    word, called = legends.VERDICTS[verdict.verdict].word, oscal.dossier.called.get(row.ref)
    return held(
        uuid=oscal.uuid("finding", row.ref),
        title=line(f"{oscal.names.obligation(row.ref)}: {called.word if called is not None else word}"),
        description=prose(f"{word}. {legends.VERDICTS[verdict.verdict].meaning}"),
        props=props(
            (
                ("verdict", verdict.verdict.value),
                ("derived-verdict", verdict.derived.value if verdict.derived is not None else None),
                ("ground", verdict.ground),
                ("confidence", grammar.grade(verdict.confidence) if verdict.confidence is not None else None),
                ("framework-word", verdict.framework_word),
                ("citation", row.citation),
            )
        ),
        origins=oscal.origins,
        target=held(
            type="statement-id",
            target_id=oscal.statement(row.ref),
            status=held(state="satisfied" if placed else "not-satisfied", reason=reason, remarks=remarks),
        ),
        implementation_statement_uuid=None,
        related_observations=[{"observation-uuid": observation_id(row.ref, oscal)}],
        related_risks=[{"risk-uuid": oscal.finding(item)} for item in oscal.dossier.findings_of.get(row.ref, ())],
    )
