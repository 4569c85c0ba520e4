"""The headline is the conclusion of the numbers, whatever they are."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from assessor.report.headline import headline, leaders_of
from assessor.report.names import names_of
from assessor.report.summary import summary_of
from assessor.result.summary import Summary

if TYPE_CHECKING:
    from assessor.result.result import Result

COLUMNS = ("today", "break_fix", "managed", "co_managed")
Carried = dict[str, tuple[int, int, int]]


def _counts(carried: int, carriable: int, decided: int) -> Summary:
    return Summary(
        satisfied=0,
        confirmed=0,
        stated=0,
        assumed=0,
        unfinished=0,
        unstated=0,
        satisfied_with_customer_duties=0,
        compensated=0,
        partial=0,
        gap=1,
        not_applicable=0,
        not_tested=0,
        not_assessable=0,
        applicable=decided,
        decided=decided,
        in_place=0,
        carriable=carriable,
        carried=carried,
        score=None,
        carried_score=carried / carriable if carriable else None,
        coverage=None,
        confidence=None,
    )


def _result(clinic: Result, *frameworks: Carried) -> Result:
    """A result with (carried, carriable, decided) by arrangement, one mapping per framework."""
    titles = ("HIPAA", "PCI DSS", "SOC 2")[: len(frameworks)]
    return replace(
        clinic,
        arrangements=COLUMNS,
        frameworks=tuple(replace(clinic.frameworks[0], id=title, title=title) for title in titles),
        summary={
            title: {column: _counts(*counts) for column, counts in columns.items()}
            for title, columns in zip(titles, frameworks, strict=True)
        },
    )


def _headline(clinic: Result, *frameworks: Carried) -> str:
    result = _result(clinic, *frameworks)
    names = names_of(result)
    return headline(result.summary, names, leaders_of(result.summary, names))


def _carried(today: tuple[int, int, int], *models: int) -> Carried:
    return dict(zip(COLUMNS, (today, *((carried, 8, 9) for carried in models)), strict=True))


def test_the_headline_is_the_conclusion(clinic: Result) -> None:
    assert _headline(clinic, _carried((3, 8, 9), 4, 5, 6)) == (
        "Co-managed IT can carry 6 of 8 obligations open to IT support, today 3 of the 8 that can be judged"
    )


def test_several_leaders_share_the_headline(clinic: Result) -> None:
    assert _headline(clinic, _carried((0, 8, 9), 4, 8, 8)) == (
        "Managed services and co-managed IT can carry all 8 obligations open to IT support, today none of the 8 that "
        "can be judged"
    )


def test_who_carries_all_of_fewer_does_not_share_the_headline(clinic: Result) -> None:
    columns = {**_carried((3, 8, 9), 4, 8, 8), COLUMNS[-1]: (7, 7, 9)}
    assert _headline(clinic, columns).startswith("Managed services can carry all 8 obligations")


def test_the_headline_when_every_way_carries_everything(clinic: Result) -> None:
    assert _headline(clinic, _carried((3, 8, 9), 8, 8, 8)) == (
        "Every support model can carry all 8 obligations open to IT support, today 3 of the 8 that can be judged"
    )


def test_the_headline_when_nothing_can_be_carried(clinic: Result) -> None:
    assert _headline(clinic, _carried((0, 8, 9), 0, 0, 0)) == (
        "No support model carries what is required of IT support here, today none of the 8 that can be judged"
    )
    nothing = dict.fromkeys(COLUMNS, (0, 0, 9))
    assert _headline(clinic, nothing) == f"What today's arrangement carries for {clinic.organization.name}"


def test_the_headline_when_nothing_is_decided_today(clinic: Result) -> None:
    assert _headline(clinic, _carried((0, 0, 0), 4, 8, 5)) == (
        "Managed services can carry all 8 obligations open to IT support; too little is stated to judge today"
    )


def test_the_headline_when_today_is_as_good_as_it_gets(clinic: Result) -> None:
    assert _headline(clinic, _carried((8, 8, 9), 4, 8, 8)) == (
        "Today's arrangement carries all 8 obligations open to IT support; no support model carries more"
    )


def test_the_headline_over_several_frameworks(clinic: Result) -> None:
    first, second = _carried((2, 8, 9), 2, 8, 8), _carried((0, 8, 9), 0, 4, 8)
    assert _headline(clinic, first, second) == (
        "Co-managed IT can carry all that IT support can carry of HIPAA and PCI DSS; "
        "today carries 25% of HIPAA and 0% of PCI DSS"
    )
    unknown = dict.fromkeys(COLUMNS, (0, 0, 0))
    assert _headline(clinic, first, unknown).startswith("Managed services and co-managed IT can carry all that")
    assert "\u2013" not in _headline(clinic, first, unknown)
    assert _headline(clinic, first, second, first) == (
        "Co-managed IT can carry most of what IT support can carry of HIPAA, PCI DSS and SOC 2"
    )


def test_the_heat_map_prints_the_numbers_of_the_summary(clinic: Result) -> None:
    result = _result(clinic, _carried((3, 8, 9), 4, 5, 6))
    names = names_of(result)
    drawn = summary_of(result, names).heat.markup
    assert re.findall(r">(\d+)%<", drawn) == ["38", "50", "63", "75"]
    assert re.findall(r">(\d+ of \d+)<", drawn) == ["3 of 8", "4 of 8", "5 of 8", "6 of 8"]
    assert drawn.count(">1 gap in all<") == len(COLUMNS)
