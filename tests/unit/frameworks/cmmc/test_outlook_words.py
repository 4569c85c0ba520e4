"""What papers say an assessment would come to, at every level and where things are open or not stated."""

from __future__ import annotations

from assessor.frameworks.cmmc.outlook_words import outlook
from assessor.frameworks.cmmc.request_words import request
from tests.unit.frameworks.cmmc.assessed import determined, engagement, level_3, scored


def test_what_is_not_stated_is_a_blank() -> None:
    score = scored(engagement(determinations=determined({"3.1.1": "open"})))
    told = " ".join(outlook(score, None))
    assert told.startswith("CMMC Level 2, kind of assessment: ________ (not stated). Contract: ________ (not stated).")
    assert "105 to 110 of 110 points; 88 are needed for a Conditional status." in told
    assert "AC.L2-3.1.1 (to be determined)" in told
    assert not [*request(score, None)], "nobody said that a C3PAO assesses"


def test_a_level_without_points_asks_for_everything() -> None:
    stated = [{"obligation": item["obligation"], "status": "met", "rationale": "Seen."} for item in determined({}, 1)]
    stated[0]["status"] = "not_met"
    told = " ".join(outlook(scored(engagement(1, determinations=stated)), None))
    assert "Kind of assessment: CMMC Level 1 (Self)." in told
    assert "14 of 15 requirements MET or N/A; all of them must be" in told
    assert "To be MET before that: " in told


def test_both_levels_have_a_line_and_no_score_is_said_as_that() -> None:
    told = [*outlook(level_3({}, {"3.1.9": "not_met"}), None)]
    assert [text.partition(" today")[0] for text in told[1:]] == ["Level 2", "Level 3"]
    assert "a plan of action may hold all that is NOT MET" in told[1]
    bare = scored(engagement(determinations=determined({}), cmmc={"ssp": {"exists": False}, "assessment": "c3pao"}))
    assert any("no score today: there is no current security plan" in text for text in outlook(bare, None))
    assert dict(request(bare, None))["Contract"] == "________ (not stated)"
