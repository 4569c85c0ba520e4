"""Who supports the organization: its own people, firms outside, what kind each is, and what was signed."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, Final

from assessor.interview.open_asked import fact_step
from assessor.interview.step import NO, NOT_KNOWN, NOTHING, OWN_PEOPLE, YES, Choice, Step
from assessor.model.scales import CUSTOMER, THIRD_PARTY
from assessor.result.question import Answer

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assessor.interview.draft import View
    from assessor.model.engagement import Provider
    from assessor.model.plan import Terrain
    from assessor.model.support import SupportModel

OWN_ID: Final = "own-staff"
HOURS: Final = "internal_fte"
AGREEMENT: Final = "msa"
_WORD: Final = re.compile(r"[a-z0-9]+")


def own_model(terrain: Terrain) -> SupportModel | None:
    """The model of people on the organization's own payroll."""
    found = (item for item in terrain.models.values() if item.employees and item.capacity == "organization_hours")
    return next(found, None)


def outside_models(terrain: Terrain) -> list[SupportModel]:
    """What somebody outside can be, firms that support first."""
    own = own_model(terrain)
    outside = (item for item in terrain.models.values() if item.kind == "support" or not item.employees)
    models = [item for item in outside if item.kind != "composite" and item is not own]
    return sorted(models, key=lambda item: item.kind != "support")


def support_steps(terrain: Terrain, view: View, named: int) -> Iterator[Step]:
    """The questions about who supports the organization, in order; the last asks for one more firm."""
    own = own_model(terrain)
    if own is not None:
        mine = [item for item in view.engagement.providers if item.model == own.id]
        hours = view.engagement.organization.get(HOURS)
        if not mine and hours != 0:
            choices = (Choice(code=YES), Choice(code=NO, answer=Answer(place=("organization", HOURS), value=0)))
            yield Step(id=OWN_ID, kind="own_staff", place=("providers",), choices=choices)
        if mine:
            if mine[0].offering is None and len(own.offerings) > 1:
                yield tier_step(own, mine[0].id)
            if hours is None and HOURS in terrain.facts:
                yield fact_step("size", terrain.facts[HOURS])
    for provider in view.engagement.providers:
        model = terrain.models[provider.model]
        if model is not own and model.leaves_open(provider.offering):
            yield tier_step(model, provider.id)
        yield from _contract_steps(terrain, provider)
    yield Step(id=f"providers.{named + 1}", kind="provider", place=("providers",), free="name")


def model_step(terrain: Terrain, name: str) -> Step:
    """What kind of firm it is."""
    choices = tuple(Choice(code=item.id) for item in outside_models(terrain))
    return Step(id=f"{name}.kind", kind="model", place=(), choices=choices, subject=name)


def tier_step(model: SupportModel, name: str) -> Step:
    """Which tier of its model it sells."""
    place = ("providers", name, "offering")
    tiers = tuple(Choice(code=item.id, answer=Answer(place=place, value=item.id)) for item in model.offerings)
    choices = (*tiers, Choice(code=NOT_KNOWN))
    return Step(id=f"{name}.tier", kind="tier", place=place, choices=choices, subject=name)


def _contract_steps(terrain: Terrain, provider: Provider) -> Iterator[Step]:
    """What was signed with a firm that supports, and what the paper says; nothing where it says so already."""
    model = terrain.models[provider.model]
    if model.kind != "support" or model.employees:
        return
    place = ("providers", provider.id, "contract")
    contract = provider.contract
    if contract is None or not contract.documents:
        paper = (*place, "documents", AGREEMENT)
        values = ((YES, f"papers/{provider.id}-agreement.pdf"), (NO, None))
        choices = tuple(Choice(code=code, answer=Answer(place=paper, value=value)) for code, value in values)
        yield Step(
            id=f"{provider.id}.contract",
            kind="contract",
            place=paper,
            choices=choices,
            free="file",
            subject=provider.id,
        )
        return
    if not any(contract.documents.values()):
        return
    if contract.starts is None:
        at = (*place, "starts")
        yield Step(
            id=f"{provider.id}.contract.starts",
            kind="contract_starts",
            place=at,
            free="date",
            latest=True,
            subject=provider.id,
        )
    if contract.ends is None:
        yield Step(
            id=f"{provider.id}.contract.ends",
            kind="contract_ends",
            place=(*place, "ends"),
            choices=(Choice(code=NOTHING),),
            free="date",
            subject=provider.id,
        )
    if not contract.excludes and not contract.responsibility_matrix:
        at = (*place, "excludes")
        sold = {name for tier in model.possible(provider.offering) for name in tier.services} | set(model.services)
        names = sorted(
            (item for item in sold if item in terrain.functions), key=lambda name: terrain.functions[name].title
        )
        choices = tuple(Choice(code=name, answer=Answer(place=at, value=(name,))) for name in names)
        yield Step(
            id=f"{provider.id}.contract.excludes",
            kind="contract_excludes",
            place=at,
            choices=(*choices, Choice(code=NOTHING)),
            several=True,
            subject=provider.id,
        )


def new_id(name: str, view: View) -> str:
    """A short name of lower-case letters for a provider, which no other has."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    words = _WORD.findall(plain)[:4]
    stem = "-".join(words)[:40].strip("-")
    if not stem or not stem[0].isalpha():
        stem = f"firm-{stem}" if stem else "firm"
    taken = {CUSTOMER, THIRD_PARTY, OWN_ID, OWN_PEOPLE, *(item.id for item in view.engagement.providers)}
    number, found = 2, stem
    while found in taken:
        found, number = f"{stem}-{number}", number + 1
    return found
