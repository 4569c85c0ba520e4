"""The questionnaire an engagement states (the fact `saq`) beside the one its answers lead to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assessor.frameworks.pci_dss.saq import SAQ

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from assessor.frameworks.pci_dss.result_filing import Agreement
    from assessor.frameworks.pci_dss.saq import Decision
    from assessor.model.condition import Scalar, Stated

FACT = "saq"
ROC, WHOLE = "ROC", ("D-M", "D-SP")  # always allowed: they hold every requirement


def saqs_of(facts: Mapping[str, Stated]) -> tuple[str, ...]:
    """The questionnaires that are filed, as stated; the full report is none."""
    stated = facts.get(FACT)
    if isinstance(stated, list):
        return tuple(stated)
    return () if stated is None else (str(stated),)


def single(facts: Mapping[str, Stated]) -> dict[str, Scalar]:
    """The facts that are one value, which is all the decision table reads."""
    return {name: value for name, value in facts.items() if not isinstance(value, list)}


def agreement(filed: tuple[str, ...], decision: Decision | None) -> Agreement:
    """Whether what is filed is what the answers lead to; which of them rows follow says `settled_saq.py`."""
    if decision is None or decision.outcome != SAQ:
        return "not_derived"
    if not filed:
        return "not_stated"
    if set(filed) == set(decision.saqs):
        return "same"
    return "fuller" if filed == (ROC,) or set(filed) <= set(WHOLE) else "differs"


def not_in_catalog(decision: Decision | None, statable: Collection[str] | None) -> tuple[str, ...]:
    """Questionnaires the answers lead to that the fact cannot say (`statable`; None: all), so nobody is told to."""
    if decision is None or statable is None:
        return ()
    return tuple(name for name in decision.saqs if name not in statable)
