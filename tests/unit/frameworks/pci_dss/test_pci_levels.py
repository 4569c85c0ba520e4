"""Levels by brand: every cell at its edges, and what stands above the tables. Numbers typed from the tables' pages."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from assessor.frameworks.pci_dss.levels import MERCHANT, SERVICE_PROVIDER, BrandLevel, bounds, brand_levels, overall
from assessor.frameworks.pci_dss.statements import Acquirer, BrandVolume, PciDss

if TYPE_CHECKING:
    from assessor.frameworks.pci_dss.rules import PciLevels

M = 1_000_000


def of(brand: str, entity: str, rules: PciLevels, category: str | None = None, **counts: int) -> BrandLevel:
    transactions = {name.replace("_", "-"): count for name, count in counts.items()}
    stated = PciDss(brands=(BrandVolume(brand=brand, transactions=transactions, category=category),))
    return brand_levels(rules, stated, entity)[0]


@pytest.mark.parametrize(
    ("brand", "payments", "online", "level"),
    [
        ("visa", 6 * M + 1, 0, 1),
        ("visa", 6 * M, 0, 2),
        ("visa", M, 0, 2),
        ("visa", M - 1, 20_000, 3),
        ("visa", M - 1, 19_999, 4),
        ("visa", 0, 0, 4),
        ("mastercard", 6 * M + 1, 0, 1),
        ("mastercard", 6 * M, 0, 2),
        ("mastercard", M + 1, 0, 2),
        ("mastercard", M, 20_001, 3),
        ("mastercard", M, 20_000, 4),
        ("amex", 2_500_000, 0, 1),
        ("amex", 2_499_999, 0, 2),
        ("amex", 50_000, 0, 2),
        ("amex", 49_999, 0, 3),
        ("amex", 10_000, 0, 3),
        ("amex", 9_999, 0, 4),
        ("discover", 6 * M + 1, 0, 1),
        ("discover", 6 * M, 0, 2),
        ("discover", M, 0, 2),
        ("discover", M - 1, 20_000, 3),
        ("discover", M - 1, 19_999, 4),
        ("jcb", M, 0, 1),
        ("jcb", M - 1, 0, 2),
    ],
)
def test_a_cell_of_the_tables_for_merchants(
    levels: PciLevels, brand: str, payments: int, online: int, level: int
) -> None:
    found = of(brand, MERCHANT, levels, any=payments, card_not_present=online, e_commerce=online)
    assert found.level == level


@pytest.mark.parametrize(
    ("brand", "category", "payments", "level"),
    [
        ("visa", None, 300_001, 1),
        ("visa", None, 300_000, 2),
        ("mastercard", "third_party_processor", 1, 1),
        ("mastercard", "other", 1, 1),
        ("mastercard", "data_storage_entity", 300_001, 1),
        ("mastercard", "data_storage_entity", 300_000, 2),
        ("mastercard", "payment_facilitator", 300_001, 1),
        ("mastercard", "payment_facilitator", 300_000, 2),
        ("mastercard", "terminal_servicer", 10 * M, 2),
        ("amex", None, 2_500_000, 1),
        ("amex", None, 2_499_999, 2),
        ("discover", None, 300_001, 1),
        ("discover", None, 300_000, 2),
    ],
)
def test_a_cell_of_the_tables_for_service_providers(
    levels: PciLevels, brand: str, category: str | None, payments: int, level: int
) -> None:
    assert of(brand, SERVICE_PROVIDER, levels, category, any=payments).level == level


def test_a_brand_without_a_table_for_service_providers_has_no_level(levels: PciLevels) -> None:
    found = of("jcb", SERVICE_PROVIDER, levels, any=M)
    assert (found.level, found.levels) == (None, ())
    assert overall(levels, [found], PciDss(), SERVICE_PROVIDER).levels == ()


def test_every_cell_says_where_it_comes_from(levels: PciLevels) -> None:
    cells = [cell for brand in levels.brands for cell in (*brand.merchants, *brand.service_providers)]
    assert len(cells) == 18 + 10
    assert all(cell.source for cell in cells)
    assert [brand.id for brand in levels.brands if not brand.merchants[-1].others] == []


def test_a_missing_count_leaves_the_level_open_only_where_it_matters(levels: PciLevels) -> None:
    found = of("visa", MERCHANT, levels, any=400_000)
    assert (found.levels, found.missing) == ((3, 4), ("e-commerce",))
    assert of("visa", MERCHANT, levels, any=19_999).level == 4, "no more online than in all"
    assert of("visa", MERCHANT, levels, any=7 * M).level == 1
    assert of("visa", MERCHANT, levels).levels == (1, 2, 3, 4)
    assert of("mastercard", SERVICE_PROVIDER, levels, any=5).missing == ("category",)


def test_counts_of_wider_and_narrower_channels_bound_each_other() -> None:
    stated = {"any": 100, "e-commerce": 30}
    assert bounds(stated, "any") == (100, 100)
    assert bounds(stated, "card-not-present") == (30, 100)
    assert bounds(stated, "e-commerce") == (30, 30)
    assert bounds({"e-commerce": 7}, "any")[0] == 7


def test_a_brand_takes_over_anothers_level(levels: PciLevels) -> None:
    stated = PciDss(
        brands=(
            BrandVolume(brand="visa", transactions={"any": 7 * M}),
            BrandVolume(brand="mastercard", transactions={"any": 10, "e-commerce": 0}),
            BrandVolume(brand="discover", transactions={"any": 10}),
            BrandVolume(brand="amex", transactions={"any": 10}),
        )
    )
    found = {item.brand.id: item for item in brand_levels(levels, stated, MERCHANT)}
    assert (found["mastercard"].level, found["mastercard"].because_of) == (1, "visa")
    assert (found["discover"].level, found["discover"].decided_by) == (1, "same_level")
    assert found["amex"].level == 4, "American Express follows nobody"
    assert overall(levels, tuple(found.values()), stated, MERCHANT) == ((1,), "brands")


def test_mastercard_follows_visa_at_levels_two_and_three(levels: PciLevels) -> None:
    for counts, level in (({"any": 2 * M}, 2), ({"any": 30_000, "e-commerce": 30_000}, 3)):
        stated = PciDss(
            brands=(
                BrandVolume(brand="visa", transactions=counts),
                BrandVolume(brand="mastercard", transactions={"any": 10}),
            )
        )
        assert brand_levels(levels, stated, MERCHANT)[1].level == level


def test_a_level_in_doubt_puts_those_who_follow_it_in_doubt(levels: PciLevels) -> None:
    stated = PciDss(
        brands=(
            BrandVolume(brand="visa", transactions={"any": 400_000}),
            BrandVolume(brand="mastercard", transactions={"any": 10}),
        )
    )
    found = brand_levels(levels, stated, MERCHANT)[1]
    assert (found.levels, found.missing) == ((3, 4), ("e-commerce",))


def test_a_designation_counts_whatever_the_table_says(levels: PciLevels) -> None:
    for level in (1, 4):
        stated = PciDss(
            brands=(BrandVolume(brand="visa", transactions={"any": 2 * M}, designated_level=level),),
        )
        found = brand_levels(levels, stated, MERCHANT)[0]
        assert (found.level, found.decided_by) == (level, "designation")


def test_a_breach_puts_everybody_into_level_one_until_the_acquirer_has_spoken(levels: PciLevels) -> None:
    def found(acquirer: Acquirer | None) -> BrandLevel:
        volume = BrandVolume(brand="visa", transactions={"any": 100})
        stated = PciDss(brands=(volume,), compromised_on="2026-02-01", acquirer=acquirer)
        return brand_levels(levels, stated, MERCHANT)[0]

    assert (found(None).level, found(None).decided_by) == (1, "breach")
    assert found(Acquirer(level=2, on="2026-01-31")).level == 1, "said before the breach"
    after = found(Acquirer(level=2, on="2026-03-01"))
    assert (after.level, after.decided_by) == (2, "acquirer")


def test_a_stricter_acquirer_counts_and_a_lighter_one_does_not(levels: PciLevels) -> None:
    def level(stated: int, **counts: int) -> tuple[int, ...]:
        volume = BrandVolume(brand="visa", transactions=counts)
        return brand_levels(levels, PciDss(brands=(volume,), acquirer=Acquirer(level=stated)), MERCHANT)[0].levels

    assert level(2, any=100) == (2,)
    assert level(4, any=2 * M) == (2,)
    assert level(3, any=400_000) == (3,), "three or four becomes three"
    assert level(2) == (1, 2), "no count at all, and never lighter than what the acquirer said"


def test_without_brands_the_acquirers_level_is_the_level(levels: PciLevels) -> None:
    assert overall(levels, (), PciDss(acquirer=Acquirer(level=3)), MERCHANT) == ((3,), "acquirer")
    assert overall(levels, (), PciDss(acquirer=Acquirer()), MERCHANT) == ((), None)
    assert overall(levels, (), PciDss(), MERCHANT) == ((), None)
    assert overall(levels, (), PciDss(acquirer=Acquirer(level=4)), SERVICE_PROVIDER) == ((), None), "knows 1 and 2"


@pytest.mark.parametrize(
    ("on", "level", "decided_by"),
    [("2026-02-03", 1, "breach"), ("2026-06-01", 1, "breach"), ("2026-06-02", 4, "acquirer"), (None, 1, "breach")],
)
def test_a_breach_counts_without_brands_too(levels: PciLevels, on: str | None, level: int, decided_by: str) -> None:
    stated = PciDss(compromised_on="2026-06-01", acquirer=Acquirer(level=4, on=on))
    assert overall(levels, (), stated, MERCHANT) == ((level,), decided_by)


def test_the_strictest_brand_counts(levels: PciLevels) -> None:
    stated = PciDss(
        brands=(
            BrandVolume(brand="visa", transactions={"any": 400_000}),
            BrandVolume(brand="amex", transactions={"any": 60_000}),
        )
    )
    found = brand_levels(levels, stated, MERCHANT)
    assert [item.levels for item in found] == [(3, 4), (2,)]
    assert overall(levels, found, stated, MERCHANT).levels == (2,)
