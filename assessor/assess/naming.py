"""What duties, functions and changes are called in sentences people read."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from assessor.model.scales import THIRD_PARTY

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assessor.assess.engine import Assessment

_NUMBERED = re.compile(r"rd-[a-z]{1,3}\d+")
_FEW_WORDS = 2
_ABBREVIATIONS = {
    "pci": "PCI",
    "ba": "business associate",
    "hipaa": "HIPAA",
    "soc": "SOC",
    "cmmc": "CMMC",
    "cui": "CUI",
}


def inside(title: str) -> str:
    """A title inside a sentence; a name or an abbreviation (FedRAMP, SOC 2) keeps its capitals."""
    first = title.partition(" ")[0]
    return title if any(letter.isupper() for letter in first[1:]) else title[:1].lower() + title[1:]


def opening(words: str) -> str:
    """Words at the beginning of a sentence."""
    return words[:1].upper() + words[1:]


def listed(words: Sequence[str], last: str = "and") -> str:
    """Words as a sentence reads them: a, b and c."""
    return f" {last} ".join(filter(None, (", ".join(words[:-1]), words[-1]))) if words else ""


class Naming:
    """Short names of one assessment's duties, functions and providers."""

    def __init__(self, assessment: Assessment) -> None:
        terrain = assessment.plan.terrain
        self._terrain = terrain
        self._providers = {item.id: item.name or item.id for item in assessment.case.engagement.providers}
        self._groups = {item.id: item.title or item.id for item in assessment.case.engagement.asset_groups}
        self._rows = {row.ref: row for part in assessment.plan.catalogs for row in part.rows}
        self._documents = {".".join(item.where) for item in assessment.case.own_frequencies.values()}
        held: dict[str, list[str]] = {}
        for capability in terrain.capabilities.values():
            if capability.duty is not None:
                held.setdefault(capability.duty, []).append(capability.title)
        self._held = {name: titles[0] for name, titles in held.items() if len(titles) == 1}

    def provider(self, name: str) -> str:
        """A provider's name; the organization itself is `you`; a model, or one of its offerings, has its title."""
        if name == "customer":
            return "you"
        if name == THIRD_PARTY:
            return "an outside party"
        model, _, offering = name.partition("/")
        known = self._terrain.models.get(model)
        if name in self._providers or known is None:
            return self._providers.get(name, name)
        tier = next((item.title or item.id for item in known.offerings if item.id == offering), "")
        return f"{known.title} ({inside(tier.partition(':')[0])})" if tier else known.title

    def functions(self, names: Sequence[str], last: str = "or") -> str:
        """Functions inside a sentence."""
        known = self._terrain.functions
        return listed([inside(known[name].title) if name in known else name for name in names], last)

    def capability(self, name: str) -> str:
        """A capability's title."""
        known = self._terrain.capabilities.get(name)
        return known.title if known is not None else name

    def duty(self, name: str) -> str:
        """Its own title, or a short name: its capability's, the words of its id, what its obligation is called."""
        kind, _, what = name.partition(":")
        if kind == "report" and what in self._terrain.events:
            return f"Call the provider: {inside(self._terrain.events[what].title)}"
        if kind == "perform":
            return self.capability(what)
        known = self._terrain.duties.get(name)
        if known is not None and known.title is not None:
            return known.title
        if name in self._held:
            return self._held[name]
        if _NUMBERED.fullmatch(name) and known is not None and known.attaches_to:
            return self._obligation(known.attaches_to[0]) or opening(known.statement.rstrip("."))
        words = name.removeprefix("rd-").split("-")
        return opening(" ".join(_ABBREVIATIONS.get(word, word) for word in words))

    def question(self, name: str) -> str:
        """What a fact answers, up to the question mark."""
        known = self._terrain.facts.get(name)
        asked, mark, _ = known.question.partition("?") if known is not None else (name.replace("_", " "), "", "")
        return asked + mark

    def unstated(self, facts: Sequence[str]) -> str:
        """That facts are missing, with their questions."""
        return f"Not stated: {' '.join(self.question(name) for name in facts)}"

    def group(self, name: str) -> str:
        """An asset group as the organization calls it."""
        return self._groups.get(name, name)

    def _obligation(self, ref: str) -> str:
        """An obligation's title, with its standard before it where the title alone says too little."""
        row = self._rows.get(ref)
        if row is None:
            return ""
        above = self._rows.get(row.parent or "")
        if above is None or len(row.title.split()) > _FEW_WORDS:
            return row.title
        return f"{row.title} ({inside(above.title.removeprefix('Standard: '))})"

    def change(self, where: str, needs: str, has: str) -> str:
        """One step of the nearest change as a sentence, with the place in the engagement file it concerns."""
        root, _, rest = where.partition(".")
        if root == "duties":
            has = "not stated" if has == "unknown" else has
            return f"Do or assign this duty: {inside(self.duty(rest))} (duties.{rest}, now {has})."
        if root == "today":
            return f"Assign {self.functions(rest.split(' or '))} ({where}, now {has})."
        if where == "providers.artefacts":
            return f"Sign or obtain the {inside(needs)} (now {has})."
        if where in self._documents:
            return f"Write down {needs} ({where}, now: {has})."
        if root == "defined_frequencies":
            return f"Define {needs} ({where}, now {has})."
        provider, parted, place = where.partition(" / ")
        if parted:
            function, _, predicate = place.partition(": ")
            if predicate == "contract":
                return f"Sign or obtain the {inside(needs)} (now {has})."
            if predicate == "scope":
                return f"Have {self.provider(provider)} {needs} (now {has})."
            place = (
                f"{self.provider(provider)}, {self.functions([function])}"
                if function != "None"
                else self.provider(provider)
            )
            return f"{place}{f', {predicate}' if predicate else ''}: {needs} (now {has})."
        return f"{opening(needs)} (state {where}, now {has})."
