"""OSCAL's names for our things: the namespace of our properties, and ids that OSCAL accepts."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable

# The version of OSCAL the documents are written in; mapping-collections exist since 1.2.
OSCAL_VERSION: Final = "1.2.1"
OSCAL_NAMESPACE: Final = "https://assessor.example/ns/oscal"
# Where NIST publishes the catalog that crosswalks lead to; named in a mapping and never fetched.
CONTROLS_HREF: Final = (
    "https://raw.githubusercontent.com/usnistgov/oscal-content/main/nist.gov/SP800-53/rev5/json/"
    "NIST_SP-800-53_rev5_catalog.json"
)


def oscal_token(name: str) -> str:
    """An id as OSCAL allows one: NIST's own way for its controls, AC-2(1) is ac-2.1; a letter comes first."""
    found = re.sub(r"[()\[\]]+", ".", name.lower())
    found = re.sub(r"[^a-z0-9.-]+", "-", found).strip(".-")
    return found if found[:1].isalpha() else f"x-{found}"


def oscal_tokens(names: Iterable[str]) -> dict[str, str]:
    """An id of its own for each of the names, in their order."""
    found: dict[str, str] = {}
    taken: set[str] = set()
    for name in names:
        token = base = oscal_token(name)
        number = 2
        while token in taken:
            token = f"{base}_{number}"
            number += 1
        taken.add(token)
        found[name] = token
    return found
