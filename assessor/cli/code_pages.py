"""What docs/diagnostics.md says of each code, for `check --about` and for the rules of SARIF.

`diagnostic_codes.json` beside this module is made from that page (`python -m tests.docs.test_diagnostics_page`) and
held against it by a test, so that an installed package can say the same.
"""

from __future__ import annotations

from functools import cache

from assessor.model.value import dataclass

_FILE = "diagnostic_codes.json"


@dataclass(frozen=True, slots=True)
class CodePage:
    """One code: what a message of it says, and what to do about it."""

    code: str
    says: str
    advice: str


def code_page(code: str) -> CodePage | None:
    """The page of a code, or None where there is no such code."""
    return _pages().get(code)


def known_codes() -> tuple[str, ...]:
    """Every code, in the order of the page."""
    return tuple(_pages())


@cache
def _pages() -> dict[str, CodePage]:
    import json  # noqa: PLC0415 - a plain check asks for no page
    from importlib.resources import files  # noqa: PLC0415

    rows = json.loads((files("assessor.cli") / _FILE).read_text(encoding="utf-8"))
    return {code: CodePage(code, says, advice) for code, says, advice in rows}
