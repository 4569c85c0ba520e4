"""Who the organization is under the rule, what follows, and which contracts the chain needs (45 CFR 160.103)."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final, Literal

from assessor.evaluate.gates import in_reach, paper
from assessor.frameworks.hipaa.result import Actor, AssociateContract, Client, Role, RoleConsequence
from assessor.model.scales import CUSTOMER, PREDICATES, TRUTH_WORD, DemandResult, Truth
from assessor.model.shape import Unstated

if TYPE_CHECKING:
    from collections.abc import Mapping

    from assessor.evaluate.case import Case
    from assessor.evaluate.outcome import Judgement
    from assessor.frameworks.hipaa.rules import HipaaRules
    from assessor.frameworks.hipaa.statements import Client as StatedClient
    from assessor.frameworks.hipaa.statements import HipaaStatements
    from assessor.frameworks.hipaa.vocabulary import ContractNeed, ContractState, RoleName
    from assessor.model.engagement import Provider

COVERED_ENTITY: Final = "covered_entity"
BUSINESS_ASSOCIATE: Final = "business_associate"
SUBCONTRACTOR: Final = "subcontractor"
_CONTRACT = PREDICATES.index("contract")
_SIGNED: Final[Mapping[Truth, ContractState]] = {
    Truth.YES: "signed",
    Truth.NO: "missing",
    Truth.UNKNOWN: "not_stated",
}


def actor(case: Case, rules: HipaaRules, stated: HipaaStatements) -> Actor:
    """The roles, three-valued, what follows from those it has, and the contracts up the chain."""
    associate = holds(case, BUSINESS_ASSOCIATE)
    truths: Mapping[RoleName, Truth] = {
        COVERED_ENTITY: holds(case, COVERED_ENTITY),
        BUSINESS_ASSOCIATE: associate,
        SUBCONTRACTOR: _subcontractor(stated, associate),
    }
    return Actor(
        roles=tuple(
            Role(
                id=role.id,
                title=role.title,
                holds=TRUTH_WORD[truths[role.id]],
                follows=tuple(RoleConsequence(text=rule.text, citation=rule.citation) for rule in role.follows),
            )
            for role in rules.roles
        ),
        works_for=tuple(
            Client(name=client.name, kind=client.kind, state=_state(client)) for client in stated.works_for
        ),
    )


def holds(case: Case, name: str) -> Truth:
    """Whether the organization has a role, as far as it says."""
    value = case.facts.get(name)
    return Truth.UNKNOWN if value is None else Truth.YES if value is True else Truth.NO


def _subcontractor(stated: HipaaStatements, associate: Truth) -> Truth:
    """A business associate that works for another one; unknown where nobody says whom it works for."""
    if associate is Truth.NO:
        return Truth.NO
    if any(client.kind == BUSINESS_ASSOCIATE for client in stated.works_for):
        return associate
    return Truth.NO if stated.works_for else Truth.UNKNOWN


def _state(client: StatedClient) -> Literal["signed", "missing", "not_stated"]:
    if isinstance(client.contract, Unstated):
        return "not_stated"
    return "missing" if client.contract is None else "signed"


def contracts(case: Case, rules: HipaaRules, today: Mapping[str, Judgement]) -> tuple[AssociateContract, ...]:
    """Every provider: whether it needs a business associate contract, whether there is one, and what hangs on it."""
    hanging = _hanging(today)
    return tuple(_contract(case, rules, provider, hanging) for provider in case.engagement.providers)


def needed_contract(case: Case, rules: HipaaRules, provider: Provider) -> bool:
    """Whether a provider certainly needs a business associate contract."""
    gate = case.terrain.gates[rules.gate]
    own = max(holds(case, COVERED_ENTITY), holds(case, BUSINESS_ASSOCIATE))
    return min(in_reach(case, gate, case.suppliers[provider.id]), own) is Truth.YES


def _contract(
    case: Case, rules: HipaaRules, provider: Provider, hanging: Mapping[str, tuple[int, int]]
) -> AssociateContract:
    gate, model = case.terrain.gates[rules.gate], case.terrain.models[provider.model]
    supplier = case.suppliers[provider.id]
    own = max(holds(case, COVERED_ENTITY), holds(case, BUSINESS_ASSOCIATE))
    reach = in_reach(case, gate, supplier)
    needed = min(reach, own)
    carried, held = hanging.get(provider.id, (0, 0))
    return AssociateContract(
        provider=provider.id,
        name=provider.name or provider.id,
        needed=TRUTH_WORD[needed],
        role=_role(case, needed),
        state="not_needed" if needed is Truth.NO else _SIGNED[paper(provider, gate)],
        paper=provider.artefacts.get(gate.needs),
        need=_need(provider, reach, own, gate.when.data_contact, employees=model.employees),
        carries=carried,
        held_back=held,
        citation=gate.citation,
    )


def _role(case: Case, needed: Truth) -> Literal["business_associate", "subcontractor", "either"] | None:
    """What a provider with patient data is: a business associate, or a subcontractor of one."""
    if needed is Truth.NO:
        return None
    own = {name for name in (COVERED_ENTITY, BUSINESS_ASSOCIATE) if holds(case, name) is Truth.YES}
    if own == {BUSINESS_ASSOCIATE}:
        return SUBCONTRACTOR
    return "either" if len(own) > 1 else BUSINESS_ASSOCIATE


def _need(provider: Provider, reach: Truth, own: Truth, contact: str, *, employees: bool) -> ContractNeed:
    if employees:
        return "workforce"
    if reach is Truth.NO:
        return "no_patient_data"
    if own is Truth.NO:
        return "no_role"
    return "stated" if provider.data_contact is not None and contact in provider.data_contact else "kind_of_work"


def _hanging(today: Mapping[str, Judgement]) -> dict[str, tuple[int, int]]:
    """By provider, obligations it decides today as far as they are met, and those its missing contract holds back."""
    carried: Counter[str] = Counter()
    held: Counter[str] = Counter()
    for judged in today.values():
        decided = [
            (outcome.result, outcome.chosen, outcome.chosen.supplier.id)
            for outcome in judged.clauses
            if outcome.chosen is not None and outcome.chosen.supplier is not None
        ]
        carried.update({name for result, _, name in decided if result >= DemandResult.MET_WITH_DUTY})
        held.update(
            {
                name
                for result, chosen, name in decided
                if result < DemandResult.MET_WITH_DUTY and chosen.truths[_CONTRACT] is not Truth.YES
            }
        )
    return {name: (carried[name], held[name]) for name in carried.keys() | held.keys() if name != CUSTOMER}
