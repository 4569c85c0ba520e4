"""Who the organization is under the rule, what follows, and which contracts the chain needs (45 CFR 160.103)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from assessor.evaluate.gates import in_reach, paper
from assessor.evaluate.supply import Supplier
from assessor.model.scales import CUSTOMER, PREDICATES, TRUTH_WORD, Result, Truth
from assessor.model.shape import Unstated

if TYPE_CHECKING:
    from collections.abc import Mapping

    from assessor.evaluate.case import Case
    from assessor.evaluate.outcome import Judgement
    from assessor.frameworks.hipaa.rules import HipaaRules
    from assessor.frameworks.hipaa.statements import Client, HipaaStatements
    from assessor.model.engagement import Provider

COVERED_ENTITY, BUSINESS_ASSOCIATE, SUBCONTRACTOR = "covered_entity", "business_associate", "subcontractor"
_CONTRACT = PREDICATES.index("contract")


def role_data(case: Case, rules: HipaaRules, stated: HipaaStatements) -> dict[str, Any]:
    """The roles, three-valued, what follows from those it has, and the contracts up the chain."""
    truths = {
        COVERED_ENTITY: _fact(case, COVERED_ENTITY),
        BUSINESS_ASSOCIATE: _fact(case, BUSINESS_ASSOCIATE),
    }
    truths[SUBCONTRACTOR] = _subcontractor(stated, truths[BUSINESS_ASSOCIATE])
    return {
        "roles": [
            {
                "id": role.id,
                "title": role.title,
                "holds": TRUTH_WORD[truths[role.id]],
                "follows": [{"text": item.text, "citation": item.citation} for item in role.follows],
            }
            for role in rules.roles
        ],
        "works_for": [{"name": item.name, "kind": item.kind, "state": _contract(item)} for item in stated.works_for],
    }


def _fact(case: Case, name: str) -> Truth:
    value = case.facts.get(name)
    return Truth.UNKNOWN if value is None else Truth.YES if value is True else Truth.NO


def _subcontractor(stated: HipaaStatements, associate: Truth) -> Truth:
    """A business associate that works for another one; unknown where nobody says whom it works for."""
    if associate is Truth.NO:
        return Truth.NO
    if any(item.kind == BUSINESS_ASSOCIATE for item in stated.works_for):
        return associate
    return Truth.NO if stated.works_for else Truth.UNKNOWN


def _contract(item: Client) -> str:
    if isinstance(item.contract, Unstated):
        return "not_stated"
    return "missing" if item.contract is None else "signed"


def contracts(case: Case, rules: HipaaRules, today: Mapping[str, Judgement]) -> list[dict[str, Any]]:
    """Every provider: whether it needs a business associate contract, whether there is one, and what hangs on it."""
    return [_provider(case, rules, item, today) for item in case.engagement.providers]


def _provider(case: Case, rules: HipaaRules, item: Provider, today: Mapping[str, Judgement]) -> dict[str, Any]:
    gate, model = case.terrain.gates[rules.gate], case.terrain.models[item.model]
    supplier = Supplier(item.id, model, item.offering, item)
    own = max(_fact(case, COVERED_ENTITY), _fact(case, BUSINESS_ASSOCIATE))
    contact, have = in_reach(case, gate, supplier), paper(item, gate)
    reach = min(contact, own)
    if reach is Truth.NO:
        state = "not_needed"
    else:
        state = {Truth.YES: "signed", Truth.NO: "missing", Truth.UNKNOWN: "not_stated"}[have]
    carried, held = _hangs_on(item.id, today)
    return {
        "provider": item.id,
        "name": item.name or item.id,
        "needed": TRUTH_WORD[reach],
        "role": _role(case, reach),
        "state": state,
        "paper": item.artefacts.get(gate.needs),
        "why": _why(item, contact, own, gate.when.data_contact, employees=model.employees),
        "carries": carried,
        "held_back": held,
        "citation": gate.citation,
    }


def _role(case: Case, reach: Truth) -> str | None:
    """What a provider with patient data is: a business associate, or a subcontractor of one."""
    if reach is Truth.NO:
        return None
    own = {name for name in (COVERED_ENTITY, BUSINESS_ASSOCIATE) if _fact(case, name) is Truth.YES}
    if own == {BUSINESS_ASSOCIATE}:
        return SUBCONTRACTOR
    return "either" if len(own) > 1 else BUSINESS_ASSOCIATE


def _why(item: Provider, reach: Truth, own: Truth, contact: str, *, employees: bool) -> str:
    if employees:
        return "own staff are part of the workforce"
    if reach is Truth.NO:
        return "it does not come near patient data"
    if own is Truth.NO:
        return "the organization is neither a covered entity nor a business associate"
    stated = item.data_contact is not None and contact in item.data_contact
    return "it handles patient data" if stated else "its kind of work brings it near patient data"


def _hangs_on(provider: str, today: Mapping[str, Judgement]) -> tuple[int, int]:
    """Obligations it decides today as far as they are met, and those its missing contract holds back."""
    carried = held = 0
    for judged in today.values():
        mine = [
            outcome
            for outcome in judged.clauses
            if outcome.chosen is not None
            and outcome.chosen.supplier is not None
            and outcome.chosen.supplier.id == provider != CUSTOMER
        ]
        carried += any(outcome.result >= Result.MET_WITH_DUTY for outcome in mine)
        held += any(
            outcome.chosen is not None
            and outcome.result < Result.MET_WITH_DUTY
            and outcome.chosen.truths[_CONTRACT] is not Truth.YES
            for outcome in mine
        )
    return carried, held
