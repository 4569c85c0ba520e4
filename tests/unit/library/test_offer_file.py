"""A provider's own offers: one wrong thing each, told at its place, and what they do to the packages."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from assessor import api
from tests.cli.running import ROOT

if TYPE_CHECKING:
    from pathlib import Path

    from assessor.model.diagnostic import Diagnostic

ENGAGEMENT = """\
schema: engagement/1
as_of: "2026-11-21"
organization: {name: Sound, covered_entity: true, users: 12, devices: 14}
frameworks: [hipaa]
providers: [{id: msp, model: managed, offering: silver}]
today: {patching: [msp]}
"""
OFFERS = """\
schema: offers/1
provider: {id: bluegate, name: Bluegate IT}
offers:
  - id: watch
    title: Watch
    model: specialist
    offering: mssp
    includes: [soc_mdr]
    price: {structure: per_device, amount: 27}
"""


def told(folder: Path, cache: Path, data: Path, text: str, stated: str = "", *, given: bool = True) -> list[Diagnostic]:
    engagement, offers = folder / "engagement.yaml", folder / "offers.yaml"
    engagement.write_text(ENGAGEMENT + stated, encoding="utf-8")
    offers.write_text(text, encoding="utf-8")
    found = api.check(engagement, data=data, cache=cache, offers=offers if given else None)[2]
    return sorted(found, key=lambda item: item.sort_key())


WRONG = {
    "an unknown key": ("title: Watch", "titel: Watch", "schema/unknown-key", 5),
    "no price": ("    price: {structure: per_device, amount: 27}\n", "", "schema/required", 4),
    "a model nobody knows": ("model: specialist", "model: specialists", "link/unknown-model", 6),
    "an offering nobody knows": ("offering: mssp", "offering: mspp", "link/unknown-offering", 7),
    "no offering": ("    offering: mssp\n", "", "offers/offering", 4),
    "a function nobody knows": ("[soc_mdr]", "[soc_mdrs]", "link/unknown-function", 8),
    "a function it does not promise": ("[soc_mdr]", "[soc_mdr, patching]", "offers/not-sold", 8),
    "own people": ("model: specialist\n    offering: mssp", "model: staff_aug", "offers/model", 6),
    "a price without amount": (", amount: 27", "", "engagement/price", 9),
    "old offers": ("name: Bluegate IT", 'name: B, valid_until: "2026-01-31"', "offers/expired", 2),
}


@pytest.mark.parametrize("what", WRONG)
def test_a_wrong_offer(what: str, tmp_path: Path, cache: Path, data_root: Path) -> None:
    old, new, code, line = WRONG[what]
    found = told(tmp_path, cache, data_root, OFFERS.replace(old, new))
    assert (code, line, "offers.yaml") in [(item.code, item.span.line, item.span.path[-11:]) for item in found]
    assert all(item.help for item in found)


def test_a_sound_one(tmp_path: Path, cache: Path, data_root: Path) -> None:
    assert told(tmp_path, cache, data_root, OFFERS) == []


def test_two_offers_with_one_id(tmp_path: Path, cache: Path, data_root: Path) -> None:
    twice = OFFERS + OFFERS.partition("offers:\n")[2]
    assert [(item.code, item.span.line) for item in told(tmp_path, cache, data_root, twice)] == [("offers/twice", 10)]
    taken = OFFERS.replace("id: bluegate", "id: m").replace("id: watch", "id: x")
    serving = ENGAGEMENT.replace("id: msp", "id: m-x").replace("[msp]", "[m-x]")
    (tmp_path / "e.yaml").write_text(serving, encoding="utf-8")
    (tmp_path / "o.yaml").write_text(taken, encoding="utf-8")
    found = api.check(tmp_path / "e.yaml", data=data_root, cache=cache, offers=tmp_path / "o.yaml")[2]
    assert [item.code for item in found] == ["offers/twice"]


@pytest.mark.parametrize(
    ("stated", "expected"),
    [("offers: offers.yaml\n", []), ("offers: ../o.yaml\n", ["path/outside"]), ("offers: no.yaml\n", ["file/missing"])],
)
def test_the_engagement_names_a_file_in_its_folder(
    stated: str, expected: list[str], tmp_path: Path, cache: Path, data_root: Path
) -> None:
    found = told(tmp_path, cache, data_root, OFFERS, stated, given=False)
    assert [item.code for item in found] == expected
    assert all(item.span.line == 7 for item in found)


def test_a_missing_file_is_told(tmp_path: Path, cache: Path, data_root: Path) -> None:
    (tmp_path / "e.yaml").write_text(ENGAGEMENT, encoding="utf-8")
    found = api.check(tmp_path / "e.yaml", data=data_root, cache=cache, offers=tmp_path / "gone.yaml")[2]
    assert [item.code for item in found] == ["file/missing"]


def test_packages_are_made_of_them_and_the_result_says_so(cache: Path) -> None:
    clinic, offers = ROOT / "examples" / "clinic.yaml", ROOT / "examples" / "offers" / "bluegate.yaml"
    result = api.assess(clinic, cache=cache, offers=offers)
    assert [item.path for item in result.inputs] == ["clinic.yaml", "bluegate.yaml"]
    assert result.offers is not None
    assert [item.id for item in result.offers.offers] == ["bluegate-care", "bluegate-care-plus", "bluegate-watch"]
    assert result.recommendation is not None
    assert result.recommendation.packages
    bought = {item.supplier for package in result.recommendation.packages for item in package.purchases}
    assert bought & {item.id for item in result.offers.offers}
    assert not any(name.startswith(("managed/", "specialist/")) for name in bought)
    assert api.decoded(api.json_object(result)) == result
    usual = api.assess(clinic, cache=cache)
    assert usual.offers is None
    before = [row.verdicts["today"].verdict for row in usual.obligations]
    assert [row.verdicts["today"].verdict for row in result.obligations] == before, "an offer is no contract"
