"""The figures docs/auditors.md works out on paper are those the engine gives."""

from __future__ import annotations

import dataclasses
import re
from pathlib import Path

import pytest

from assessor.assess.engine import all_variants
from assessor.assess.prepare import load_plan
from assessor.economics.book import PriceBook
from assessor.economics.losses import LossModel
from assessor.economics.parameters import Parameters
from assessor.economics.regimes import Regimes
from assessor.evaluate.case import Case
from assessor.frameworks.registry import FRAMEWORKS
from assessor.library.engagement import read_engagement
from assessor.library.resources import shipped_root
from assessor.library.store import Store

ROOT = Path(__file__).resolve().parents[2]
PAGE = (ROOT / "docs" / "auditors.md").read_text(encoding="utf-8")
RATE = 12.6


@pytest.fixture(scope="module")
def losses(cache: Path) -> LossModel:
    """The example clinic with 45 users, as if it had stated no price and nothing of its operations."""
    store = Store(cache)
    source, _ = read_engagement(ROOT / "examples" / "clinic.yaml", store, FRAMEWORKS)
    assert source is not None
    providers = tuple(dataclasses.replace(item, price=None) for item in source.engagement.providers)
    bare = dataclasses.replace(source.engagement, providers=providers, prices={}, operations=None, risk=None)
    case = Case(load_plan(shipped_root(), store, FRAMEWORKS, bare.frameworks), bare)
    return LossModel(Regimes(PriceBook(case, Parameters(case))), RATE)


def amount(text: str) -> float:
    found = re.search(text, PAGE)
    assert found is not None, text
    return float(found[1].replace(",", ""))


def test_the_mean_loss(losses: LossModel) -> None:
    regime = losses.regimes.of(all_variants(losses.regimes.book.case)["break_fix"][0])
    told = losses.distribution(regime)
    on_paper = amount(r"= \$([0-9,]+)\. The simulated mean")
    assert told.mean == pytest.approx(on_paper, abs=3 * told.se["mean"])
    assert told.se["mean"] == pytest.approx(amount(r"standard error of about \$(\d+)"), abs=5)
    assert losses.stop_cost == amount(r"\$([0-9,]+) while work stands still")
    ordinary = losses.hour_lost(losses.severities[0], losses.regimes.book.parameters.value)
    assert ordinary == amount(r"An hour costs \$(\d+) while")


def test_one_incident(losses: LossModel) -> None:
    shares = [
        float(each) for each in re.findall(r"^\| (?:ordinary|stops work|disaster) \| ([\d.]+) ", PAGE, re.MULTILINE)
    ]
    sums = [float(each.replace(",", "")) for each in re.findall(r"\| \$([\d,.]+) \|$", PAGE, re.MULTILINE)][-3:]
    assert shares == [item.share for item in losses.severities]
    one = sum(share * each for share, each in zip(shares, sums, strict=True))
    assert one == pytest.approx(amount(r"one incident costs \$([\d,.]*\d)"), abs=0.01)
    assert 12 * RATE * one == pytest.approx(amount(r"= \$([0-9,]+)\. The simulated mean"), abs=1)


def test_the_invoice(losses: LossModel) -> None:
    invoice = losses.regimes.invoice(None, losses.regimes.book.parameters.value)
    assert invoice.hourly == amount(r"\(1\.5 . 1\)\) \| \$([\d.]+)")
    made = invoice.hourly * amount(r"= ([\d.]+) hours") + invoice.per_incident
    assert round(made) == amount(r"parts \| \$(\d+) \|")
    assert round(160 * 45 / round(made), 1) == amount(r"([\d.]+) incidents a month, 0\.48")
