"""Letter, body and annexes: what stands where, what may be left out, and that nothing is lost on the way."""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING

import pytest

from assessor import api
from assessor.errors import AssessorError
from assessor.evaluate.supply import TODAY
from assessor.frameworks.registry import FRAMEWORKS
from assessor.model.scales import IN_PLACE
from assessor.report.names import names_of
from assessor.report.outcomes import outcomes_of
from assessor.report.page import print_page
from assessor.report.printing import Printing
from assessor.report.sections import SECTIONS, chosen
from assessor.words import grammar
from tests.unit.assess.test_severity import example
from tests.unit.report.masked import sentences, shared

if TYPE_CHECKING:
    from assessor.result.result import Result

UNRELATED = ("clinic", "retailer", "dod-subcontractor")
# share of the sentences of letter and body that may stand in the brief of anybody
MOST_SHARED = 0.1


def paper(result: Result, *sections: str) -> str:
    return print_page(result, FRAMEWORKS, "letter", chosen(sections or None)).partition("<body")[2]


def text(page: str) -> str:
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", page)).split())


@pytest.mark.parametrize("name", UNRELATED)
def test_every_obligation_gap_duty_action_headline_and_price_stands_on_paper(name: str) -> None:
    result, page = example(name), paper(example(name))
    said, names = text(page), names_of(example(name))
    assert not [row.id for row in result.obligations if row.id not in said]
    open_rows = [row for row in result.obligations if row.verdicts[TODAY].verdict not in (*IN_PLACE, None)]
    assert open_rows
    assert [finding.id for finding in result.findings if f" {finding.id} " not in said] == []
    assert [action.number for action in result.actions if f" {action.number} " not in said] == []
    duties = [names.duty(duty.id) for duty in result.duties if duty.today or duty.concerns]
    assert [title for title in duties if title not in said] == []
    assert [each.headline for each in outcomes_of(result, names, FRAMEWORKS) if each.headline not in said] == []
    assert result.recommendation is not None
    for package in result.recommendation.packages:
        assert grammar.usd(package.annual_cost) in said


@pytest.mark.parametrize("section", SECTIONS)
def test_one_section_alone_has_no_link_that_leads_nowhere(section: str) -> None:
    page = paper(example("clinic"), section)
    known = set(re.findall(r'\sid="([^"]+)"', page))
    assert known
    assert [link for link in re.findall(r'href="#([^"]+)"|data-target="#([^"]+)"', page) if not known & set(link)] == []
    assert ("Board letter" in page) == (section == "letter")
    assert ('id="register"' in page) == (section == "body")


def test_a_section_that_does_not_exist_is_refused_with_those_that_do() -> None:
    with pytest.raises(AssessorError) as refused:
        api.rendered(example("clinic"), ("html",), printing=Printing(sections=("letter", "annex-g")))
    assert "letter, body, annex-a" in (refused.value.hint or "")


def test_what_is_left_out_of_the_pages_stays_in_the_file() -> None:
    whole = api.rendered(example("clinic"), ("json",))
    assert api.rendered(example("clinic"), ("json",), printing=Printing(sections=("letter",))) == whole


@pytest.mark.parametrize("name", UNRELATED)
def test_no_key_of_the_input_and_no_remainder_is_printed(name: str) -> None:
    said = text(paper(example(name), "letter", "body"))
    assert re.findall(r"\bduties\.rd-[a-z0-9-]+|in the result\b|\bundefined\b", said) == []


@pytest.mark.parametrize(("one", "other"), [("clinic", "retailer"), ("retailer", "dod-subcontractor")])
def test_letter_and_body_are_written_for_this_client(one: str, other: str) -> None:
    same = shared(example(one), example(other))
    assert len(same) <= MOST_SHARED * len(sentences(example(one))), "\n".join(same)
