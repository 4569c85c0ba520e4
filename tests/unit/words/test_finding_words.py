"""Every kind of finding has its sentences, and so has everything they are chosen by."""

from __future__ import annotations

from typing import get_args

from assessor.model.scales import Predicate
from assessor.result.finding import CadenceAspect
from assessor.result.scales import FindingKind
from assessor.words import finding_terms as terms
from assessor.words.findings import says
from assessor.words.legends import FINDINGS

KINDS: tuple[FindingKind, ...] = get_args(FindingKind)


def test_every_kind_has_a_name_and_something_that_says_it() -> None:
    assert set(FINDINGS) == set(KINDS)
    assert all(callable(says(kind)) for kind in KINDS)


def test_every_way_to_fail_has_a_title_and_a_cause() -> None:
    failing = {kind for kind in KINDS if says(kind) is terms.failing}
    assert set(terms.FAILING) == failing | set(get_args(CadenceAspect))


def test_every_term_that_is_not_stated_has_a_name() -> None:
    assert set(terms.TERMS) == {*get_args(Predicate), None}
