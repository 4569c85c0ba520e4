"""The questionnaire an engagement states (the fact `saq`) beside the one its answers lead to."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from assessor.frameworks.pci_dss.saq import SAQ

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from assessor.frameworks.pci_dss.saq import Decision
    from assessor.model.condition import Scalar, Stated

FACT = "saq"
ROC, WHOLE = "ROC", ("D-M", "D-SP")  # always allowed: they hold every requirement
SAME, DIFFERS, FULLER, NOT_STATED, NOT_DERIVED = "same", "differs", "fuller", "not_stated", "not_derived"


def saqs_of(facts: Mapping[str, Stated]) -> tuple[str, ...]:
    """The questionnaires that are filed, as stated; the full report is none."""
    stated = facts.get(FACT)
    if isinstance(stated, list):
        return tuple(stated)
    return () if stated is None else (str(stated),)


def single(facts: Mapping[str, Stated]) -> dict[str, Scalar]:
    """The facts that are one value, which is all the decision table reads."""
    return {name: value for name, value in facts.items() if not isinstance(value, list)}


def agreement(
    filed: tuple[str, ...], decision: Decision | None, statable: Collection[str] | None = None
) -> dict[str, Any]:
    """Whether what is filed is what the answers lead to. It changes no verdict: rows follow the fact alone.

    `statable` are the questionnaires the fact can say; None: all. Nobody is told to state another.
    """
    if decision is None or decision.outcome != SAQ:
        return {"agreement": NOT_DERIVED, "advice": None}
    names = " and ".join(decision.saqs)
    unmarked = [name for name in decision.saqs if statable is not None and name not in statable]
    if unmarked and not filed:
        unknown = f"SAQ {' and '.join(unmarked)}, whose requirements are not in our catalog"
        advice = f"The answers lead to {unknown}. Leave organization.saq out: every requirement stands then."
        return {"agreement": NOT_STATED, "advice": advice}
    if not filed:
        advice = (
            f"The answers lead to SAQ {names}. State organization.saq: {_written(decision.saqs)} to apply its subset."
        )
        return {"agreement": NOT_STATED, "advice": advice}
    if set(filed) == set(decision.saqs):
        return {"agreement": SAME, "advice": None}
    if filed == (ROC,) or set(filed) <= set(WHOLE):
        advice = f"The answers would allow SAQ {names}; what is filed holds more than that."
        return {"agreement": FULLER, "advice": advice}
    advice = (
        f"The engagement states SAQ {' and '.join(filed)}, its answers lead to SAQ {names}. Correct one of them, or "
        "keep the acquirer's written word for it."
    )
    return {"agreement": DIFFERS, "advice": advice}


def _written(saqs: tuple[str, ...]) -> str:
    return f'"{saqs[0]}"' if len(saqs) == 1 else "[" + ", ".join(f'"{name}"' for name in saqs) + "]"
