"""What a terminal says below the table of verdicts: each framework's own figure, and the recommendation."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TextIO

from assessor.frameworks.cmmc import words as cmmc
from assessor.frameworks.cmmc.result import CmmcScore
from assessor.words.decisions import headline

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assessor.result.result import Result

_ATTESTATION = {
    "compliant": "compliant",
    "non_compliant": "non-compliant",
    "compliant_with_legal_exception": "compliant with a legal exception",
}


def print_headlines(result: Result, data: dict[str, Any], stream: TextIO) -> None:
    """One line each, where there is something to say; `data` is the result as its JSON object."""
    advised = headline(result)
    stream.writelines(f"{line}\n" for line in (*_cmmc(result), *_pci_dss(data), *([advised] if advised else ())))


def _figures(result: dict[str, Any], framework: str) -> dict[str, Any] | None:
    found: dict[str, Any] | None = (result["scores"] or {}).get(framework)
    return found


def _cmmc(result: Result) -> tuple[str, ...]:
    score = (result.scores or {}).get("cmmc")
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
