"""The engine and the second evaluator give the same answers, on random libraries and engagements.

`ASSESSOR_SWEEP=5000` compares that many seeds instead of the few hundred of an ordinary run, and
`ASSESSOR_SHRINK=1` lets hypothesis look for the smallest case that fails, which takes minutes.
"""

from __future__ import annotations

import os
from collections import Counter
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings

from assessor.assess.prepare import linked
from assessor.frameworks.registry import FRAMEWORKS
from assessor.library.engagement import Source
from assessor.library.engagement_links import check_engagement
from assessor.library.resources import data_files
from assessor.model.diagnostic import Severity
from assessor.model.framework import schema_folders
from assessor.model.structured import engagement_of
from assessor.source.reader import read
from assessor.source.schema import schemas
from tests.oracle.engine import answers, assess, plan_of
from tests.oracle.evaluator import evaluate
from tests.oracle.scales import ALL_VERDICTS
from tests.oracle.strategies import case_of_seed, cases, in_memory, to_files

if TYPE_CHECKING:
    from pathlib import Path

    from tests.oracle.scales import Mapping

SEEDS = int(os.environ.get("ASSESSOR_SWEEP", "300"))
BATCHES = 10
FOUND = (
    1814,  # disputed terms beside a record that contradicts in part, for one of two functions that are both needed
    5082,  # the same, for the one function that is
)
PHASES = list(Phase) if os.environ.get("ASSESSOR_SHRINK") else [Phase.explicit, Phase.generate]
ROUNDED = 0.00006  # the engine prints four digits


def disagreements(library: Mapping, engagement: Mapping) -> list[str]:
    """Where the two evaluators disagree on a case."""
    return differences(answers(assess(library, engagement)), evaluate(library, engagement))


def differences(engine: Mapping, oracle: Mapping) -> list[str]:
    """Where two answers differ, in words."""
    found = [f"only one knows {name}" for name in set(engine["verdicts"]) ^ set(oracle["verdicts"])]
    for name, verdicts in oracle["verdicts"].items():
        others = engine["verdicts"].get(name, verdicts)
        assert list(verdicts) == list(others)
        for ref, verdict in verdicts.items():
            found += [
                f"{ref} under {name}, {part}: oracle {value}, engine {others[ref][part]}"
                for part, value in verdict.items()
                if value != others[ref][part]
            ]
    for framework, arrangements in oracle["summary"].items():
        for name, numbers in arrangements.items():
            others = engine["summary"][framework].get(name, numbers)
            found += [
                f"{framework} under {name}, {part}: oracle {value}, engine {others[part]}"
                for part, value in numbers.items()
                if not same_number(value, others[part])
            ]
    return found


def same_number(one: float | None, other: float | None) -> bool:
    if one is None or other is None:
        return one is other
    return abs(one - other) < ROUNDED


@pytest.mark.parametrize("seed", FOUND)
def test_the_engine_agrees_where_it_once_did_not(seed: int) -> None:
    """Seeds of long sweeps; what each was about stands beside it."""
    assert disagreements(*case_of_seed(seed)) == []


@pytest.mark.parametrize("batch", range(BATCHES))
def test_the_engine_agrees_with_the_second_evaluator(batch: int) -> None:
    for seed in range(batch, SEEDS, BATCHES):
        assert disagreements(*case_of_seed(seed)) == [], f"seed {seed}"


@settings(max_examples=80, phases=PHASES, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
@given(cases())
def test_the_engine_agrees_on_whatever_hypothesis_draws(drawn: tuple[Mapping, Mapping]) -> None:
    assert disagreements(*drawn) == []


def test_the_comparison_notices_every_part_of_an_answer() -> None:
    """A change to any part of any answer is a difference."""
    case = case_of_seed(1)
    verdict_parts = [
        "verdict",
        "carried_by",
        "cause",
        "alternative",
        "evidence",
        "ground",
        "duties",
        "conditions",
        "failing",
        "advice",
    ]
    assert differences(evaluate(*case), evaluate(*case)) == []
    for part in verdict_parts:
        changed = evaluate(*case)
        next(iter(changed["verdicts"]["today"].values()))[part] = ["something else"]
        assert len(differences(evaluate(*case), changed)) == 1
    for part in [*ALL_VERDICTS, "score", "carried_score", "coverage", "confidence"]:
        changed = evaluate(*case)
        next(iter(changed["summary"].values()))["today"][part] = 17
        assert len(differences(evaluate(*case), changed)) == 1
    changed = evaluate(*case)
    del changed["verdicts"]["today"]
    assert len(differences(evaluate(*case), changed)) == 1


# ---- the cases themselves


def problems(library: Mapping, path: Path) -> list[Any]:
    """What the loader and the link checks say against an engagement, but for mere warnings."""
    document, found = read(path.read_bytes(), path.name)
    assert document is not None, found
    found = [*found, *schemas(schema_folders(FRAMEWORKS)).validate(document, "engagement")]
    engagement = engagement_of(document.data, FRAMEWORKS, document.span)
    source = Source(engagement=engagement, document=document, folder=path.parent, name=path.name, sha256="")
    plan = plan_of(library, list(engagement.frameworks))
    found += check_engagement(source, plan, FRAMEWORKS)
    return [problem for problem in found if problem.severity is not Severity.WARNING]


def test_every_drawn_case_is_valid(tmp_path: Path) -> None:
    for seed in range(40):
        library, engagement = case_of_seed(seed)
        path = to_files(library, engagement, tmp_path / str(seed))
        assert problems(library, path) == [], seed


def test_a_case_is_the_same_in_memory_and_in_files(tmp_path: Path) -> None:
    library, engagement = case_of_seed(4)
    to_files(library, engagement, tmp_path)
    in_files, direct = linked(data_files(tmp_path), FRAMEWORKS), linked(in_memory(library), FRAMEWORKS)
    assert in_files.capabilities == direct.capabilities
    assert in_files.models == direct.models
    assert in_files.crosswalks == direct.crosswalks


def test_drawn_cases_reach_what_the_method_speaks_of() -> None:
    """Every predicate, advice, condition, cause, carrier, duty state and proof is met with often enough."""
    found: Counter[str] = Counter()
    for seed in range(800):
        for verdicts in evaluate(*case_of_seed(seed))["verdicts"].values():
            for verdict in verdicts.values():
                found[verdict["verdict"]] += 1
                found[f"carried by {verdict['carried_by']}"] += 1
                found[f"proof {verdict['evidence']}"] += 1
                document = verdict["alternative"]
                if document is not None:
                    found[f"rests {document[2]}"] += not document[0]
                    found.update({f"lacks {name}" for name in document[0]})
                    found.update({f"flagged {name}" for name in document[1]})
                found["cause"] += verdict["cause"] is not None
                found[f"ground {verdict['ground']}"] += 1
                found.update({kind for kind, _ in verdict["conditions"]})
                found.update({predicate for _, predicate in verdict["failing"]})
                found.update({f"advice {kind}" for _, kind in verdict["advice"]})
                found.update({f"duty {state}" for _, state in verdict["duties"]})
                found.update({f"duty {name.split(':')[0]}" for name, _ in verdict["duties"]})
                found.update({"a part" for name, _ in verdict["duties"] if "/" in name})
    expected = list(ALL_VERDICTS)
    expected += ["cadence", "detection", "capacity", "evidence", "contract", "independence", "customer_duty", "scope"]
    expected += ["gate", "population", "offering", "independent", "bought_hours", "frequency", "term", "cause"]
    expected += [f"ground {ground}" for ground in ["confirmed", "stated", "assumed", None]]
    expected += [f"advice {kind}" for kind in ["cadence", "within", "hours", "detection", "evidence", "independence"]]
    expected += ["advice keep_state", "duty report", "duty perform", "duty unknown", "duty unconfirmed"]
    expected += [f"rests {answer}" for answer in ["yes", "no", "unknown"]]
    expected += [
        f"lacks {name}" for name in ["measure", "rationale", "standard_met_by", "ground_alone", "review", "by"]
    ]
    expected += ["lacks grounds", "flagged grounds", "flagged no_measure", "flagged older"]
    expected += ["lacks objective", "lacks controls_matrix", "lacks tra_on"]
    expected += [
        f"duty {state}" for state in ["required", "done", "assigned", "not_done", "partly", "draft", "template"]
    ]
    expected += ["a part", "duty done, assumed"]
    expected += [f"carried by {carrier}" for carrier in ["provider", "customer", "third_party", "shared", "none"]]
    expected += [f"proof {proof}" for proof in ["contradicted", "declared", "stale", "proven", None]]
    assert {name: found[name] for name in expected if found[name] < 10} == {}
