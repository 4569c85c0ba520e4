"""Beside the score stands how many of the requirements that are MET somebody has shown, wherever it is printed."""

from __future__ import annotations

from assessor.frameworks.cmmc.outcome import outcome_of
from assessor.frameworks.cmmc.outlook_words import outlook
from assessor.frameworks.cmmc.pages import sheets_of
from assessor.frameworks.cmmc.proof_words import Proof, beside, proof_of, sentence, short
from assessor.frameworks.cmmc.result import CmmcScore
from assessor.report.names import names_of
from tests.unit.assess.test_severity import example


def test_what_is_shown_stands_beside_what_is_met_wherever_the_score_does() -> None:
    result = example("dod-subcontractor")
    score = (result.scores or {})["cmmc"]
    assert isinstance(score, CmmcScore)
    today, (figure, *_) = result.summary["cmmc"]["today"], score.figures
    proof = proof_of(figure, result)
    assert proof == (today.in_place, today.confirmed)
    outcome = outcome_of(result)
    assert outcome is not None
    assert beside(proof) in outcome.standing
    assert sentence(proof) in [*outlook(score, None, result)]
    page = sheets_of(result, names_of(result))[0]
    assert page.lede.endswith(sentence(proof))
    assert any(number.sentence.endswith(short(proof)) for number in page.figures)


def test_nothing_is_said_of_what_is_not_met() -> None:
    none = Proof(0, 0)
    assert (beside(none), sentence(none), short(none)) == ("", "", "")
