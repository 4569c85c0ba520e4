"""What a paper or an arrangement lacks, by the name of each missing part: what there is, what is needed, what to do."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from assessor.model.named_tuple import NamedTuple
from assessor.words.grammar import listed

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence


class _Lack(NamedTuple):
    """The phrases of one part; `to_do` names whom it is about as {who}."""

    found: str
    needed: str
    to_do: str


_LATER: Final = "ask for the current report"
_WEIGHED: Final = "weigh what its opinion means for you"
_LACKS: Final[Mapping[str, _Lack]] = {
    "opinion_qualified": _Lack(
        "with a qualified opinion", "with what its opinion is qualified for weighed and answered", _WEIGHED
    ),
    "opinion_adverse": _Lack("with an adverse opinion", "with an opinion that can be relied on", _WEIGHED),
    "opinion_disclaimer": _Lack("with a disclaimer of opinion", "with an opinion that can be relied on", _WEIGHED),
    "current_report": _Lack("without a current report", "with a current report", _LATER),
    "answer_to_an_exception": _Lack(
        "without an answer of yours to an exception in it",
        "with an answer of yours to each exception in it",
        "write down your answer to the exception",
    ),
    "somebody_watching_it": _Lack("with nobody who watches it", "with somebody who watches it", "name who watches it"),
    "controls_counted_on_there": _Lack(
        "without a list of the controls counted on there",
        "with a list of the controls counted on there",
        "list the controls you count on there",
    ),
    "report_of_its_own": _Lack("without a report of its own", "with a report of its own", "ask {who} for its report"),
    "its_own_assertion": _Lack(
        "without an assertion of its managers",
        "with an assertion of its managers",
        "ask {who} for the assertion of its managers",
    ),
}


def found(parts: Sequence[str]) -> str:
    """What is missing, as it shows; a part without words of its own is left out."""
    told = [_LACKS[part].found for part in parts if part in _LACKS]
    others = _others(parts)
    return listed([*told, f"it leaves out {listed(others)}"] if others else told)


def needed(parts: Sequence[str]) -> str:
    """What there should be instead, behind the thing it is about."""
    if not parts or _others(parts):
        return " in full"
    return f" {listed(list(dict.fromkeys(_LACKS[part].needed for part in parts)))}"


def to_do(parts: Sequence[str], who: str | None) -> str:
    """What to do about each part; nothing where one of them has no words of its own."""
    if not parts or who is None or _others(parts):
        return ""
    return "; ".join(dict.fromkeys(_LACKS[part].to_do.format(who=who) for part in parts))


def _others(parts: Sequence[str]) -> list[str]:
    return [part.replace("_", " ") for part in parts if part not in _LACKS]
