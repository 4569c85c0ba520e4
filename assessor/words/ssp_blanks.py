"""A marked blank of a security plan: what is to be stated, and the key of the engagement file to state it under."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from assessor.words.grammar import inside, opening, plain, spaced
from assessor.words.yaml_lines import path

if TYPE_CHECKING:
    from collections.abc import Mapping

    from assessor.result.security_plan import Blank, BlankCode, Role
    from assessor.words.names import Names

ROLES: Final[Mapping[Role, str]] = {
    "owner": "System owner",
    "authorizing_official": "Authorizing or affirming official",
    "security_officer": "System security officer",
}
FIELDS: Final[Mapping[str, str]] = {
    "name": "System name",
    "identifier": "System identifier",
    "status": "Operational status",
    "purpose": "Purpose",
    "information": "Information held and passed on",
    "environment": "Environment",
    "boundary": "Boundary",
    "diagram": "Drawing of boundary and network",
    "inventory": "Lists of hardware and software",
}
ANY_ROW: Final = "REF"  # in a key: the reference of each requirement or objective named beside it
_SAID: Final[Mapping[BlankCode, str]] = {
    "system_text": "{field}",
    "person": "{role}",
    "connections": "connections to systems of others, or that there is none",
    "asset_count": "how many assets of this category there are",
    "scope": "of which kind {provider} is, and what it holds on its own equipment",
    "asset_policy": "how these are managed, and under which policy",
    "how": "how this is met",
    "who": "who does this",
    "function": "who runs {function}",
    "every": "how often",
    "paper": "the policy or procedure it is done under",
    "record": "a record that shows it",
    "duty": "how the duty stands",
    "duty_who": "who has the duty: {duty}",
    "duty_last": "when it was last done: {duty}",
    "authorization": "{field}",
    "matrix": "whose this is by the provider's responsibility matrix",
    "planned": "what is planned",
    "planned_day": "by when",
    "fact": "{fact}",
    "time": "within which time",
}


def fact_title(name: str, names: Names) -> str:
    """A fact as the heading of its line; the question that asks for it is none."""
    first, _, rest = name.partition("_")
    return f"{names.frameworks[first]} {plain(rest)}" if first in names.frameworks else opening(plain(name))


def fact(value: object) -> str:
    """The answer to a question about the organization."""
    if value is True or value is False:
        return "yes" if value else "no"
    return ", ".join(value) if isinstance(value, tuple) else str(value)


def blank(item: Blank, names: Names) -> str:
    """The blank as it stands in the plan."""
    return f"[to be stated: {what(item, names)} ({path(item.place)})]"


def what(item: Blank, names: Names) -> str:
    """What is to be stated."""
    about = item.about or ""
    return _SAID[item.code].format(
        field=inside(FIELDS.get(about, spaced(about))),
        role=inside(ROLES.get(about, about)),  # type: ignore[call-overload]
        function=inside(names.function(about)),
        duty=inside(names.duty(about)),
        fact=names.question(about),
        provider=names.provider(about) if item.code == "scope" else "",
    )
