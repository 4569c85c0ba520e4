"""What a terminal says below the table of verdicts: each framework's own figure, and the recommendation."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TextIO

from assessor.frameworks.cmmc import words as cmmc
from assessor.frameworks.cmmc.result import CmmcScore

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from assessor.result.scales import FrameworkScore

_ATTESTATION = {
    "compliant": "compliant",
    "non_compliant": "non-compliant",
    "compliant_with_legal_exception": "compliant with a legal exception",
}


def print_headlines(result: dict[str, Any], scores: Mapping[str, FrameworkScore] | None, stream: TextIO) -> None:
    """One line each, where there is something to say."""
    stream.writelines(f"{line}\n" for line in (*_cmmc(scores), *_pci_dss(result), *_recommendation(result)))


def _figures(result: dict[str, Any], framework: str) -> dict[str, Any] | None:
    found: dict[str, Any] | None = (result["scores"] or {}).get(framework)
    return found


def _cmmc(scores: Mapping[str, FrameworkScore] | None) -> tuple[str, ...]:
    score = (scores or {}).get("cmmc")
    return cmmc.headline(score) if isinstance(score, CmmcScore) else ()


def _pci_dss(result: dict[str, Any]) -> Iterator[str]:
    made = _figures(result, "pci-dss")
    if made is None:
        return
    level = made["level"]["level"] if made["level"] else None
    open_ = made["counts"]["not_in_place"]
    parts = [f"level {level}"] if level is not None else []
    parts.append(f"{open_} requirement{'' if open_ == 1 else 's'} Not in Place")
    outcome = made["attestation"]["outcome"] if made["attestation"] else None
    if outcome in _ATTESTATION:
        parts.append(f"an attestation today would say {_ATTESTATION[outcome]}")
    yield f"PCI DSS today: {', '.join(parts)}"


def _recommendation(result: dict[str, Any]) -> Iterator[str]:
    made = result["recommendation"]
    if made is None:
        if result["recommendation_reason"]:
            yield f"No recommendation: {result['recommendation_reason']}"
        return
    if made["status"] == "infeasible":
        yield f"No recommendation: nothing on offer complies; in the way: {', '.join(made['obstacles'])}"
        return
    moved = sum(line["changed"] for line in made["lines"])
    yield (
        f"Advised mix: ${made['annual_cost']:,.0f} a year in fees and own hours; {moved} of {len(made['lines'])} "
        f"functions move; with what incidents cost, a year is ${made['price_of_compliance']:,.0f} dearer than without "
        "the obligations"
    )
