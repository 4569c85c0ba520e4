"""Rule packs and what they amended, in words: those somebody brought before those that are shipped."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from assessor.words import grammar

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from assessor.result.rules import AmendedValue, LoadedPack, Rules


def packs_in_order(rules: Rules) -> tuple[LoadedPack, ...]:
    """Packs that are not shipped first, each kind by id."""
    return tuple(sorted(rules.packs, key=lambda pack: (pack.shipped, pack.id)))


def amendments_in_order(rules: Rules) -> tuple[AmendedValue, ...]:
    """Amendments of packs that are not shipped first; else as the result lists them."""
    shipped = {pack.id for pack in rules.packs if pack.shipped}
    return tuple(sorted(rules.amendments, key=lambda item: item.pack in shipped))


def heading(rules: Rules) -> str:
    """How many packs judged, how many were brought, and how many values they changed."""
    brought = sum(not pack.shipped for pack in rules.packs)
    known = f"{brought or 'none'} of them brought" if len(rules.packs) > 1 else "brought" if brought else "shipped"
    values = grammar.counted(len(rules.amendments), "value") if rules.amendments else "no value"
    return f"{grammar.counted(len(rules.packs), 'rule pack')}, {known}; {values} of the rules changed"


def lede(rules: Rules) -> str:
    """What a reader should make of it."""
    text = "A rule pack adds catalogs and rules to those the program ships, or changes them."
    if all(pack.shipped for pack in rules.packs):
        return text
    return (
        f"{text} One that was brought does not come with the program. Whoever writes the rules decides the verdict: "
        "ask its authors for the reasons."
    )


def name(pack: LoadedPack) -> str:
    """A pack with its id and version."""
    return f"{pack.title} ({pack.id} {pack.version})"


def origin(pack: LoadedPack) -> str:
    """Whether it comes with the program."""
    return "shipped" if pack.shipped else "brought"


def place(item: AmendedValue) -> str:
    """The value an amendment changed: the kind of file, the entry, the way to it."""
    return f"{item.amends.replace('_', ' ')} {item.entry} ({', '.join(item.at)})"


def value(text: str | None) -> str:
    """A value of the rules, which the result holds as JSON, as people write it."""
    return "nothing" if text is None else _written(json.loads(text))


def grounds(item: AmendedValue) -> str:
    """Why it was changed, and by what rule or paper."""
    return item.reason if item.citation is None else f"{item.reason} {item.citation.rstrip('.')}."


def checked(item: AmendedValue) -> str:
    """Whether somebody should still look it up at its source."""
    return "still to verify" if item.verify else ""


def pack_line(pack: LoadedPack) -> str:
    """A pack in one line: what it is, whose, its digest."""
    return f"{name(pack)}, by {grammar.listed(pack.authors)}, {pack.licence}, SHA-256 {pack.sha256}"


def amendment_line(item: AmendedValue) -> str:
    """An amendment in one line."""
    still = f" ({checked(item)})" if item.verify else ""
    return f"{place(item)}: {value(item.now)} instead of {value(item.was)}. {item.pack}: {grounds(item)}{still}"


def _written(value: Any) -> str:
    match value:
        case dict():
            return _pairs(value)
        case list():
            return _items(value)
        case str():
            return value
        case _:
            return json.dumps(value)


def _pairs(value: Mapping[str, Any]) -> str:
    inner = ((key, _written(part), isinstance(part, dict)) for key, part in value.items())
    return ", ".join(f"{key}: {{{text}}}" if nested else f"{key}: {text}" for key, text, nested in inner) or "{}"


def _items(values: Iterable[Any]) -> str:
    return f"[{', '.join(f'{{{_written(each)}}}' if isinstance(each, dict) else _written(each) for each in values)}]"
