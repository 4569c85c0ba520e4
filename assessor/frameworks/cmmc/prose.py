"""The sentences that CMMC's figures carry in the JSON object, beside the values they are made from."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from assessor.encode.prose import Prose
from assessor.frameworks.cmmc import words
from assessor.frameworks.cmmc.result import CmmcScore
from assessor.frameworks.cmmc.result_dates import ContractCall
from assessor.frameworks.cmmc.result_figures import InapplicableRequirement, LostRequirement, PlanItem
from assessor.result.texts import TextKey

if TYPE_CHECKING:
    from collections.abc import Mapping

    from assessor.encode.prose import Context

_RULING = {"reason": TextKey(doc="Why a plan of action may hold it, or may not.")}


def _ruling(requirement: LostRequirement | PlanItem, _context: Context) -> Mapping[str, str]:
    return {"reason": words.plan_ruling(requirement.ruling, requirement.points)}


def _inapplicable(requirement: InapplicableRequirement, context: Context) -> Mapping[str, str | None]:
    return {"why": words.inapplicable(requirement, context.result, context.names)}


def _contract(_call: ContractCall, context: Context) -> Mapping[str, str]:
    return {"why": words.contract_answer(context.within(CmmcScore))}


PROSE: tuple[Prose[Any], ...] = (
    Prose(LostRequirement, _RULING, _ruling),
    Prose(PlanItem, _RULING, _ruling),
    Prose(InapplicableRequirement, {"why": TextKey(doc="Why it does not apply.", optional=True)}, _inapplicable),
    Prose(ContractCall, {"why": TextKey(doc="Why the status held satisfies it, or does not.")}, _contract),
)
