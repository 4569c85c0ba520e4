"""Providers of which nothing else is said are one class; one that is named anywhere stands alone."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from assessor.evaluate.alike import classes, standing_for_all
from assessor.model.engagement import Engagement, EvidenceRecord, Provider

if TYPE_CHECKING:
    from assessor.evaluate.case import Case


class _Stated:
    """All that is asked of a case here."""

    def __init__(self, *providers: Provider, evidence: tuple[EvidenceRecord, ...] = (), at_work: str = "z") -> None:
        self.alike_providers = None
        self.engagement = Engagement(
            as_of="2026-11-21",
            organization={},
            frameworks=(),
            providers=providers,
            evidence=evidence,
            today={"service_desk": (at_work,)},
        )


def _case(*providers: Provider, evidence: tuple[EvidenceRecord, ...] = (), at_work: str = "z") -> Case:
    return cast("Case", _Stated(*providers, evidence=evidence, at_work=at_work))


def _ids(case: Case) -> set[tuple[str, ...]]:
    return {tuple(provider.id for provider in group) for group in classes(case)}


def test_ids_names_and_notes_tell_nobody_apart() -> None:
    case = _case(Provider(id="b", model="managed"), Provider(id="a", model="managed", name="A", note="new"))
    assert _ids(case) == {("b", "a")}


def test_what_is_said_of_one_tells_it_apart() -> None:
    papers = Provider(id="c", model="managed", artefacts={"baa": None})
    case = _case(Provider(id="a", model="managed"), Provider(id="b", model="break_fix"), papers)
    assert _ids(case) == {("a",), ("b",), ("c",)}


def test_who_is_at_work_or_spoken_of_stands_alone() -> None:
    record = EvidenceRecord(id="e", source="system", collected="2026-11-01", capability="x", provider="b")
    names = [Provider(id=name, model="managed") for name in "abcd"]
    assert _ids(_case(*names, evidence=(record,), at_work="a")) == {("a",), ("b",), ("c", "d")}


def test_the_first_and_the_first_by_id_stand_for_all() -> None:
    case = _case(*(Provider(id=name, model="managed") for name in "cbad"))
    there = case.engagement.providers
    assert [one.id for one in standing_for_all(case, there)] == ["c", "a"]
    assert [one.id for one in standing_for_all(case, there[3:])] == ["d"]
