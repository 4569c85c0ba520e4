"""What of a data file bears on references and on cases: all but the terms that judging and one audit compare.

How often a demand asks for work, how soon, in which hours and with what record is compared with what a provider
promises where an engagement is judged, and among themselves by an audit (`OF_TERMS` in `audit.py`). That everything
named exists, and that a case can be judged at all, does not hang on it. A share is what one entry of a file has of
that.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from assessor.library.loader import LISTS
from assessor.library.typed_data import changed
from assessor.model.capability import Capability, Defaults, Effort, EvidenceKind, Threshold
from assessor.model.crosswalk import Aspect, DemandText
from assessor.model.rules import Duty, DutyPart, Fact, Function
from assessor.model.scales import AS_DEFINED
from assessor.model.sense import ShareName, digest_of
from assessor.model.support import Line, Service, SupportModel

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from assessor.model.framework import Framework
    from assessor.model.sense import Shared

TERMS: Final[Mapping[type, frozenset[str]]] = {
    Aspect: frozenset({"class"}),
    Capability: frozenset({"cdm_area", "iscm_domain", "metric", "retained", "runs", "unit", "volatility"}),
    Defaults: frozenset({"detection", "every", "hours", "loosest", "within"}),
    DemandText: frozenset({"detection", "every", "evidence", "hours", "loosest", "within"}),
    Duty: frozenset({"every", "loosest"}),
    DutyPart: frozenset({"every", "loosest"}),
    Effort: frozenset({"basis", "confidence", "high", "low", "priority", "source"})
    | {f"hours_per_{what}" for what in ("device", "run", "server", "site", "user")},
    EvidenceKind: frozenset({"class"}),
    Fact: frozenset({"question"}),
    Function: frozenset({"question"}),
    Line: frozenset({"detection", "establishes", "every", "evidence", "hours"}),
    Service: frozenset({"detection", "establishes", "evidence", "hours", "sustains"}),
    SupportModel: frozenset({"label", "nature", "plain", "summary"}),
    Threshold: frozenset({"example"}),
}
"""Fields by their keys in data. Checks of references and of cases read whether one is stated, and whether it is left
to the organization (`as_defined`), and no more; tests hold them to it."""
_UNTOUCHED: Final = frozenset({"catalog", "overlay", "cases", "amendments"})
_TERM: Final = "-"


def without_terms(kind: str, data: dict[str, Any], registry: Sequence[Framework]) -> dict[str, Any]:
    """The data of a file with a dash for every term; a proposal's own terms are compared with what it says of them."""
    return data if kind in _UNTOUCHED else changed(kind, data, registry, _put)


def shares_of(kind: str, data: Mapping[str, Any]) -> Shared:
    """The name and the digest of each share in the data of a file without terms.

    Of catalogs and of what no plan is made of there are none.
    """
    return () if kind in _UNTOUCHED else tuple((name, digest_of(item)[:32]) for name, item in _entries(kind, data))


def _put(kind: type, key: str, _hint: object, value: Any) -> Any:
    stated = value is not None and value != AS_DEFINED
    return _TERM if stated and key in TERMS.get(kind, ()) else value


def _entries(kind: str, data: Mapping[str, Any]) -> Iterator[tuple[ShareName, Any]]:
    if kind in LISTS:
        yield from ((ShareName(kind, item["id"]), item) for item in data[kind])
    elif kind == "model":
        yield ShareName("models", data["model"]["id"]), data
    elif kind == "crosswalk":
        source = data["crosswalk"]["source"]
        yield from ((ShareName("crosswalks", f"{source}:{item['obligation']}"), item) for item in data["entries"])
    elif kind == "capacity":
        yield ShareName("capacity", kind), data
    elif kind == "severities":
        yield ShareName("losses", kind), data
    else:
        yield ShareName("own_rules", kind), data
