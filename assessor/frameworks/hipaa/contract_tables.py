"""What the page on HIPAA shows of contracts: those of providers, what follows from each role, those up the chain."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from assessor.frameworks.hipaa import words
from assessor.report.sheet import Bullets, Cell, Column, Paragraph, Table
from assessor.report.text import shorten
from assessor.words import grammar

if TYPE_CHECKING:
    from collections.abc import Mapping

    from assessor.frameworks.hipaa.result import Actor, AssociateContract, Client
    from assessor.frameworks.hipaa.vocabulary import ActingAs, ContractState
    from assessor.report.sheet import Block

_STATES: Final[Mapping[ContractState, tuple[str, str]]] = {
    "signed": ("Signed", "met"),
    "missing": ("Missing", "gap"),
    "not_stated": ("Not stated", "none"),
    "not_needed": ("Not needed", "na"),
}
_PROVIDER_ROLES: Final = {
    "business_associate": "business associate",
    "subcontractor": "subcontractor",
    "either": "business associate or subcontractor, depending on whose data it is",
}
_CLIENT_ROLES: Final[Mapping[ActingAs, str]] = {
    "covered_entity": "covered entity",
    "business_associate": "business associate",
}
_CONTRACTS = (
    Column("Provider", 50),
    Column("Under the rule", 56),
    Column("Contract", 24),
    Column("Carries", 20, number=True),
    Column("Held back", 26, number=True),
)
_CLIENTS = (Column("Client", 80), Column("Role of the client", 60), Column("Contract", 36))


def contract_table(contracts: tuple[AssociateContract, ...]) -> Block:
    """Every provider, what it is under the rule, and its contract."""
    if not contracts:
        return Paragraph("The engagement file names no providers, so no contract is needed.")
    rows = tuple(
        (
            Cell(shorten(contract.name, 80)),
            Cell(_under_the_rule(contract)),
            Cell(*_STATES[contract.state]),
            Cell(str(contract.carries)),
            Cell(str(contract.held_back)),
        )
        for contract in contracts
    )
    note = (
        "Carries: obligations met today by its work. Held back: those resting on its work that cannot be met as long "
        "as its contract is missing or not stated; the finding counts the rules on the contract itself too."
    )
    return Table(_CONTRACTS, rows, "Business associate contracts", note)


def _under_the_rule(contract: AssociateContract) -> str:
    if contract.role is None:
        return grammar.opening(words.contract_need(contract.need))
    return _PROVIDER_ROLES[contract.role]


def role_blocks(actor: Actor) -> list[Block]:
    """What follows from the roles it has or may have, and the contracts with those it works for."""
    blocks: list[Block] = []
    for role in actor.roles:
        if role.holds == "no":
            continue
        doubt = " (whether it is one is not stated)" if role.holds == "unknown" else ""
        lines = tuple(f"{consequence.text.rstrip('.')} ({consequence.citation})." for consequence in role.follows)
        blocks += [Paragraph(f"What follows for a {role.title.lower()}{doubt}:"), Bullets(lines)]
    if actor.works_for:
        rows = tuple(_client(client) for client in actor.works_for)
        blocks.append(Table(_CLIENTS, rows, "Contracts with your clients", keep=True))
    return blocks


def _client(client: Client) -> tuple[Cell, ...]:
    return (
        Cell(shorten(client.name, 80)),
        Cell(_CLIENT_ROLES[client.kind]),
        Cell(*_STATES[client.state]),
    )
