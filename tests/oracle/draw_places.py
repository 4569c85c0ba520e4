"""Gates that look at each piece of work, and where the data of that work lie.

Drawn after everything else, so that a seed gives the same library and engagement as it did without them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.oracle.picking import Picker, chance, maybe, one, some

if TYPE_CHECKING:
    from tests.oracle.scales import Mapping

PLACES = ["cloud", "cloud", "provider", "customer", "none"]


def draw_places(pick: Picker, library: Mapping, engagement: Mapping) -> None:
    """Let some gates name work or places, and some providers say where what they touch lies."""
    work = [one["id"] for one in library["capabilities"]]
    for gate in library["gates"]:
        maybe(pick, 40, gate["when"], "capabilities", some(pick, work, 1, len(work)))
        maybe(pick, 30, gate["when"], "data_at", some(pick, ["cloud", "provider", "customer"], 1, 2))
    models = {model["id"]: model for model in library["models"]}
    for provider in engagement.get("providers", []):
        touched = provider.get("data_contact", models[provider["model"]].get("data_contact", []))
        lines = [
            line for service in provider.get("services", {}).values() for line in service.get("lines", {}).values()
        ]
        for percent, holders in [(20, [provider]), (25, provider.get("services", {}).values()), (40, lines)]:
            for holder in holders:
                if touched and chance(pick, percent) and holder.get("sold") != "not_sold":
                    holder["data_at"] = {kind: one(pick, PLACES) for kind in touched}
        for function, service in provider.get("services", {}).items():
            for capability in library["capabilities"]:
                (through,) = capability["delivered_by"].values()
                free = function in through and capability["id"] not in service.get("lines", {})
                if free and touched and chance(pick, 15):  # a line that says nothing else
                    places = {kind: one(pick, PLACES) for kind in touched}
                    service.setdefault("lines", {})[capability["id"]] = {"data_at": places}
