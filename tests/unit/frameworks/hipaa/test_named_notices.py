"""A notice nobody gave: where it is written once it is given, and that it counts although it was late."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from assessor.evaluate.supply import TODAY
from assessor.frameworks.hipaa.row_findings import row_findings
from assessor.words import row_findings as words

if TYPE_CHECKING:
    from collections.abc import Callable

    from assessor.assess.engine import Assessment


def test_an_overdue_notice_names_the_key_that_clears_it(assess: Callable[..., Assessment]) -> None:
    breaches = [{"id": "bag", "discovered": "2026-02-09", "individuals": 640, "residents_by_state": {"OH": 640}}]
    done = assess(lambda stated: stated.update(hipaa={"breaches": breaches}))
    found = {item.rule: item for item in row_findings(done.case) if item.code == "overdue"}
    assert found["hhs"].place == ("hipaa", "breaches", "bag", "hhs_on")
    assert words.cure(found["hhs"]) == "do it now and state the day; done late, it still counts for 6 years from then"
    assert words.cure(found["hhs_given"]) == "do it now"
    assert done.judgements[TODAY]["hipaa:164.408(b)"].verdict.name == "GAP"


def test_a_name_is_asked_further_once_a_notice_went_out(assess: Callable[..., Assessment]) -> None:
    breaches: list[dict[str, Any]] = [
        {"id": "bag", "discovered": "2026-02-09", "individuals": 30, "notified_individuals_on": "2026-03-01"}
    ]
    done = assess(
        lambda stated: stated.update(
            hipaa={"breaches": breaches}, duties={"rd-breach-notice-content": {"state": "assigned"}}
        )
    )
    named = {item.concerns[0]: item.place for item in row_findings(done.case) if item.code == "named_only"}
    assert named["hipaa:164.404(c)(2)"] == ("duties", "rd-breach-notice-content")
