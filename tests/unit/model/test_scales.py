"""The ordered words of the method: nothing lost, nothing out of order."""

from __future__ import annotations

from assessor.model.scales import (
    BINDING,
    DECIDED,
    DETECTION_RANK,
    EVIDENCE_RANK,
    IF_ADOPTED,
    IN_PLACE,
    PREDICATES,
    PROOF_GRADE,
    PROPOSED,
    RESULT_WORD,
    TRUTH_WORD,
    VERDICT_ORDER,
    WORK,
    DemandResult,
    Proof,
    Truth,
    Verdict,
)
from tests.cli.running import ROOT

METHOD = (ROOT / "docs" / "method.md").read_text(encoding="utf-8")


def test_words_stand_for_their_values() -> None:
    assert [RESULT_WORD[result] for result in DemandResult] == [result.name.lower() for result in DemandResult]
    assert [TRUTH_WORD[truth] for truth in Truth] == [truth.name.lower() for truth in Truth]


def test_the_method_gives_the_same_orders() -> None:
    for name, words in (
        ("detection", DETECTION_RANK),
        ("evidence class", EVIDENCE_RANK),
        ("demand result", RESULT_WORD),
        ("verdict (best of several offerings)", [verdict.value for verdict in VERDICT_ORDER]),
        ("proof", [proof.name.lower() for proof in Proof]),
    ):
        assert f"| {name} | {' < '.join(f'`{word}`' for word in words)} |" in METHOD


def test_predicates_are_those_of_the_method() -> None:
    for number, name in enumerate(PREDICATES):
        assert f"| {name} | {'work' if number < WORK else 'assurance'} |" in METHOD


def test_every_verdict_has_its_place() -> None:
    assert set(VERDICT_ORDER) | {Verdict.NOT_APPLICABLE, Verdict.NOT_TESTED} == set(Verdict)
    assert IN_PLACE < DECIDED
    assert {Verdict.GAP, Verdict.PARTIAL} == DECIDED - IN_PLACE


def test_kleene_values_are_ordered() -> None:
    assert Truth.NO < Truth.UNKNOWN < Truth.YES
    assert [Truth(2 - truth) for truth in Truth] == list(reversed(Truth))


def test_only_three_bases_bind() -> None:
    assert {"legal", "contractual", "entity_defined", IF_ADOPTED} == BINDING
    assert PROPOSED not in BINDING


def test_sources_of_evidence_are_graded() -> None:
    assert list(PROOF_GRADE) == ["third_party", "system", "document", "declared"]
    assert sorted(PROOF_GRADE.values(), reverse=True) == list(PROOF_GRADE.values())
