"""The level each card brand gives a business, with the cell or the override that decided it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal, NamedTuple

from assessor.frameworks.pci_dss.result_levels import LevelGround, VolumeChannel, VolumeComparison
from assessor.frameworks.pci_dss.rules import VolumeRange
from assessor.model.scales import Truth
from assessor.model.value import replace

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from assessor.frameworks.pci_dss.rules import Brand, LevelCell, PciLevels
    from assessor.frameworks.pci_dss.statements import BrandVolume, PciDss

# From wide to narrow: every payment through a website is one without the card, and every one of those a payment.
CHANNELS: Final[tuple[VolumeChannel, ...]] = ("any", "card-not-present", "e-commerce")
Entity = Literal["merchant", "service_provider"]
WholeGround = Literal["brands", "breach", "acquirer"]
MERCHANT: Final = "merchant"
SERVICE_PROVIDER: Final = "service_provider"
TABLE: Final = "table"
SAME_LEVEL: Final = "same_level"
DESIGNATION: Final = "designation"
BREACH: Final = "breach"
ACQUIRER: Final = "acquirer"
BRANDS: Final = "brands"
_ANY: Final = "any"
_ENDLESS = 10**13  # more payments than anybody makes


class BrandLevel(NamedTuple):
    """A brand's level: one if it is certain, several that are possible while counts are missing.

    `decided_by` is table, same_level, designation, breach or acquirer; `because_of` the other brand for same_level.
    """

    brand: Brand
    levels: tuple[int, ...]
    decided_by: LevelGround
    cell: LevelCell | None = None
    compared: VolumeComparison | None = None
    because_of: str | None = None
    missing: tuple[str, ...] = ()

    @property
    def level(self) -> int | None:
        """The level if there is no doubt."""
        return self.levels[0] if len(self.levels) == 1 else None


def brand_levels(rules: PciLevels, stated: PciDss, entity: str) -> tuple[BrandLevel, ...]:
    """Level by brand, in the order of the rules, for the brands the engagement states."""
    by_brand = {item.brand: item for item in stated.brands}
    brands = [brand for brand in rules.brands if brand.id in by_brand]
    made = {brand.id: _by_table(brand, by_brand[brand.id], entity) for brand in brands}
    if entity == MERCHANT:
        for _ in brands:  # a level may follow another's that follows a third's; it only ever gets stricter
            made = {name: _same_level(found, made) for name, found in made.items()}
    return tuple(_overridden(made[brand.id], rules, stated) for brand in brands)


class Overall(NamedTuple):
    """The level of the whole business: the levels that are possible, and what decided (brands, breach, acquirer)."""

    levels: tuple[int, ...] = ()
    decided_by: WholeGround | None = None


def overall(rules: PciLevels, found: Sequence[BrandLevel], stated: PciDss, entity: str) -> Overall:
    """The strictest level over all brands. Where none has a level, a breach or the acquirer's word decides alone."""
    known = [item.levels for item in found if item.levels]
    if known:
        strictest = min(max(levels) for levels in known)
        return Overall(tuple(sorted({level for levels in known for level in levels if level <= strictest})), BRANDS)
    breach = breach_level(rules, stated)
    if breach is not None:
        return Overall((breach,), BREACH)
    acquirer = stated.acquirer.level if stated.acquirer is not None else None
    if acquirer is not None and acquirer in _known_levels(rules, entity):
        return Overall((acquirer,), ACQUIRER)
    return Overall()


def breach_level(rules: PciLevels, stated: PciDss) -> int | None:
    """The level a theft of card data puts the business into, until the acquirer has stated a level after that day."""
    if stated.compromised_on is None:
        return None
    acquirer = stated.acquirer
    spoken_on = acquirer.on if acquirer is not None and acquirer.level is not None else None
    if (spoken_on or "") > stated.compromised_on:
        return None
    return next((item.level for item in rules.overrides if item.id == BREACH), None)


def _known_levels(rules: PciLevels, entity: str) -> set[int]:
    """The levels some brand's table has; no table for service providers knows a level 4."""
    return {
        cell.level
        for brand in rules.brands
        for cell in (brand.merchants if entity == MERCHANT else brand.service_providers)
    }


def _by_table(brand: Brand, volume: BrandVolume, entity: str) -> BrandLevel:
    if volume.designated_level is not None:
        return BrandLevel(brand, (volume.designated_level,), DESIGNATION)
    cells = brand.merchants if entity == MERCHANT else brand.service_providers
    possible: list[int] = []
    missing: list[str] = []
    for cell in cells:
        told, compared, lacking = _fits(cell, volume)
        if told is Truth.NO:
            continue
        possible.append(cell.level)
        missing += lacking
        if told is Truth.YES:
            levels = tuple(dict.fromkeys(possible))
            return BrandLevel(brand, levels, TABLE, cell, compared, None, tuple(dict.fromkeys(missing)))
    return BrandLevel(brand, tuple(dict.fromkeys(possible)), TABLE, missing=tuple(dict.fromkeys(missing)))


def _fits(cell: LevelCell, volume: BrandVolume) -> tuple[Truth, VolumeComparison | None, tuple[str, ...]]:
    """Whether a cell fits, what was compared, and which counts are missing to tell."""
    told, missing = Truth.YES, []
    if cell.categories:
        told = Truth.UNKNOWN if volume.category is None else _truth(volume.category in cell.categories)
        missing += ["category"] if volume.category is None else []
    if told is Truth.NO or cell.others:
        return told, _counted(volume) if cell.others else None, tuple(missing)
    if not cell.volumes:
        return (told, _category(volume), tuple(missing)) if cell.categories else (Truth.NO, None, ())
    best: Truth = Truth.NO
    compared: VolumeComparison | None = None
    for wanted in cell.volumes:
        low, high = bounds(volume.transactions, wanted.channel)
        found = _within(wanted, low, high)
        if found is Truth.UNKNOWN:
            missing.append(wanted.channel)
        if found > best:
            best, compared = found, _range(wanted, low, high)
    return min(told, best), compared, tuple(missing)


def bounds(transactions: Mapping[str, int], channel: str) -> tuple[int, int]:
    """The least and the most payments a channel can have, from what is stated of it and of wider and narrower ones."""
    place = CHANNELS.index(channel)
    low = max((transactions[name] for name in CHANNELS[place:] if name in transactions), default=0)
    high = min((transactions[name] for name in CHANNELS[: place + 1] if name in transactions), default=_ENDLESS)
    return low, high


def _within(wanted: VolumeRange, low: int, high: int) -> Truth:
    least = max(wanted.at_least or 0, wanted.over + 1 if wanted.over is not None else 0)
    most = min(
        wanted.up_to if wanted.up_to is not None else _ENDLESS,
        wanted.below - 1 if wanted.below is not None else _ENDLESS,
    )
    if low >= least and high <= most:
        return Truth.YES
    return Truth.NO if high < least or low > most else Truth.UNKNOWN


def _range(wanted: VolumeRange, low: int, high: int) -> VolumeComparison:
    """The payments of a channel, and the range they fell into."""
    return VolumeComparison(
        category=None,
        channel=wanted.channel,
        low=low,
        high=None if high == _ENDLESS else high,
        over=wanted.over,
        at_least=wanted.at_least,
        up_to=wanted.up_to,
        below=wanted.below,
        below_all=False,
    )


def _counted(volume: BrandVolume) -> VolumeComparison | None:
    """What was counted of a brand that no range above fits."""
    if not volume.transactions:
        return None
    low, high = bounds(volume.transactions, _ANY)
    return replace(_range(VolumeRange(channel=_ANY), low, high), below_all=True)


def _category(volume: BrandVolume) -> VolumeComparison | None:
    """The category of the business that a cell goes by."""
    if volume.category is None:
        return None
    return replace(_range(VolumeRange(channel=_ANY), 0, _ENDLESS), category=volume.category)


def _truth(holds: bool) -> Truth:  # noqa: FBT001 - a conversion
    return Truth.YES if holds else Truth.NO


def _same_level(found: BrandLevel, made: Mapping[str, BrandLevel]) -> BrandLevel:
    """A brand that takes over another's stricter verdict of the same level."""
    if found.decided_by == DESIGNATION:
        return found
    for cell in found.brand.merchants:
        if not cell.same_level_as or not found.levels or cell.level >= max(found.levels):
            continue
        named = made if _ANY in cell.same_level_as else cell.same_level_as
        others = [name for name in made if name != found.brand.id and name in named]
        for name in others:
            if made[name].levels == (cell.level,) and cell.level < min(found.levels):
                return found._replace(
                    levels=(cell.level,), decided_by=SAME_LEVEL, cell=cell, because_of=name, compared=None, missing=()
                )
            if cell.level in made[name].levels and cell.level not in found.levels:
                levels = tuple(sorted({cell.level, *found.levels}))
                return found._replace(
                    levels=levels, missing=tuple(dict.fromkeys((*found.missing, *made[name].missing)))
                )
    return found


def _overridden(found: BrandLevel, rules: PciLevels, stated: PciDss) -> BrandLevel:
    """After the table: a breach, unless the acquirer has stated a level since; then the acquirer, if stricter."""
    if not found.levels:
        return found
    acquirer = stated.acquirer.level if stated.acquirer is not None else None
    breach = breach_level(rules, stated)
    if breach is not None and max(found.levels) > breach:
        found = BrandLevel(found.brand, (breach,), BREACH)
    if acquirer is not None and acquirer < max(found.levels):
        levels = tuple(sorted({min(level, acquirer) for level in found.levels}))
        if levels == (acquirer,):
            return BrandLevel(found.brand, levels, ACQUIRER)
        return found._replace(levels=levels)
    return found
