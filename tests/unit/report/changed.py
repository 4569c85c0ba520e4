"""Results of examples with something changed in them, and the page made of them."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from assessor import api
from assessor.evaluate.supply import TODAY

if TYPE_CHECKING:
    from assessor.model.scales import Verdict
    from assessor.result.obligation import Obligation
    from assessor.result.result import Result


def page(result: Result) -> str:
    """The whole page for a browser, without the titles of columns that its cells carry for narrow screens."""
    return re.sub(r' data-label="[^"]*"', "", api.render(result, "html").decode())


def body(result: Result) -> str:
    """The page below its head."""
    html = page(result)
    return html[html.index("<body>") :]


def section(text: str, first: str, after: str) -> str:
    """The sections of a page from one id to another."""
    return text[text.index(f'id="{first}"') : text.index(f'id="{after}"')]


def today(obligation: Obligation, **changes: Any) -> Obligation:
    """An obligation with something changed in today's verdict."""
    verdict = replace(obligation.verdicts[TODAY], **changes)
    return replace(obligation, verdicts={**obligation.verdicts, TODAY: verdict})


def only(result: Result, *obligations: Obligation) -> Result:
    """A result with these obligations alone, and nothing about others."""
    return replace(result, obligations=obligations, findings=(), actions=(), scores=None, what_if=None)


def first(result: Result, verdict: Verdict) -> Obligation:
    """The first obligation with a verdict today."""
    return next(row for row in result.obligations if row.verdicts[TODAY].verdict is verdict)
