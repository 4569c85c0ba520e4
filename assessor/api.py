"""The four functions a program needs: load_library, check, assess, render.

>>> from assessor import api
>>> plan = api.load_library(["hipaa"])
>>> len(plan.obligations) > 0
True
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from assessor.assess.engine import assess_engagement
from assessor.assess.prepare import load_plan
from assessor.errors import AssessorError
from assessor.library.resources import shipped_root
from assessor.library.store import Store
from assessor.model.diagnostic import Diagnostic, InvalidSource, Severity

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from assessor.assess.engine import Assessment
    from assessor.assess.what_if import WhatIf
    from assessor.encode.prose import Prose
    from assessor.library.engagement import Source
    from assessor.model.plan import Plan
    from assessor.result.result import Result


def load_library(
    frameworks: Iterable[str] | None = None,
    *,
    data: Path | None = None,
    cache: Path | None = None,
    catalog: str | None = None,
) -> Plan:
    """Load the shipped rules and catalogs, or those of another data root, linked and compiled.

    With the name of a catalog, only that one; any other name is ignored.
    Raises InvalidSource with every problem when the data is broken.
    """
    return load_plan(data or shipped_root(), Store(cache), frameworks, catalog=catalog)


def check(
    engagement: Path,
    *,
    data: Path | None = None,
    cache: Path | None = None,
) -> tuple[Source | None, Plan | None, list[Diagnostic]]:
    """Read an engagement and find every problem in it, warnings included; nothing is judged."""
    from assessor.frameworks.checks import framework_problems  # noqa: PLC0415 - many questions need no engagement
    from assessor.library.engagement import read_engagement  # noqa: PLC0415
    from assessor.library.engagement_links import check_engagement  # noqa: PLC0415

    store = Store(cache)
    source, problems = read_engagement(engagement, store)
    if source is None:
        return None, None, problems
    plan = load_plan(data or shipped_root(), store, source.engagement.frameworks)
    found = [*problems, *check_engagement(source, plan)]
    return source, plan, found if source.faulty else [*found, *framework_problems(source, plan, found)]


def assess(
    engagement: Path,
    *,
    data: Path | None = None,
    cache: Path | None = None,
    what_if: Sequence[str] = (),
) -> Result:
    """Judge one engagement file and return the result (`assessment/1`).

    `what_if` holds `KEY=VALUE` texts, or `pack=ID`: the result then says what would change as well.
    Raises InvalidSource when the engagement holds errors, or a change does.
    """
    return judged(engagement, data=data, cache=cache, what_if=what_if)[1]


def judged(
    engagement: Path,
    *,
    data: Path | None = None,
    cache: Path | None = None,
    what_if: Sequence[str] = (),
) -> tuple[Assessment, Result, list[Diagnostic]]:
    """Do what `assess` does, and return the judgements and warnings behind the result as well."""
    from assessor.assess.result import result_of  # noqa: PLC0415 - an explanation needs no result
    from assessor.words.finding_order import in_reading_order  # noqa: PLC0415

    source, plan, problems = check(engagement, data=data, cache=cache)
    ordered = sorted(problems, key=Diagnostic.sort_key)
    if source is None or plan is None or any(item.severity is Severity.ERROR for item in ordered):
        raise InvalidSource(ordered)
    case = changed(source, plan, what_if, data=data, cache=cache) if what_if else None
    assessment = assess_engagement(plan, source.engagement, decided=True)
    result = in_reading_order(result_of(assessment, source, _score_types()))
    if case is None:
        return assessment, _sealed(result), ordered
    from assessor.assess.what_if import with_what_if  # noqa: PLC0415 - only where something is changed

    changed_result = with_what_if(result, case, _score_types())
    return assessment, _sealed(changed_result), [*ordered, *case.warnings]


def changed(
    source: Source, plan: Plan, what_if: Sequence[str], *, data: Path | None = None, cache: Path | None = None
) -> WhatIf:
    """Make the changes of `KEY=VALUE` texts in an engagement, and turn on the pack of `pack=ID`; nothing is judged.

    Raises InvalidSource, with the places of the texts, when a key leads nowhere or a value does not fit.
    """
    from assessor.assess.what_if import changed_case  # noqa: PLC0415 - only where something is changed

    return changed_case(source, plan, what_if, root=data or shipped_root(), store=Store(cache))


def decoded(data: object) -> Result:
    """A result from its JSON object; raises DecodeError with the path of the first fault."""
    from assessor.encode.prose import text_keys  # noqa: PLC0415 - many questions need no result
    from assessor.result.decode import decode  # noqa: PLC0415

    return decode(data, texts=text_keys(_prose()), score_types=_score_types())


def json_object(result: Result) -> dict[str, Any]:
    """A result as the JSON object that `result.json` holds: codes and text side by side."""
    from assessor.encode.encode import encode  # noqa: PLC0415 - many questions need no result

    return encode(result, _prose())


def result_schema() -> dict[str, Any]:
    """The JSON Schema of `result.json`, made from the types of the result."""
    from assessor.encode.json_schema import schema_of  # noqa: PLC0415 - only when asked for
    from assessor.encode.prose import text_keys  # noqa: PLC0415

    return schema_of(texts=text_keys(_prose()), score_types=_score_types())


def _sealed(result: Result) -> Result:
    from assessor.encode.encode import sealed  # noqa: PLC0415 - many questions need no result

    return sealed(result, _prose())


def _prose() -> tuple[Prose[Any], ...]:
    from assessor.encode.shared import PROSE  # noqa: PLC0415 - many questions need no result
    from assessor.frameworks.cmmc.prose import PROSE as CMMC  # noqa: PLC0415
    from assessor.frameworks.hipaa.prose import PROSE as HIPAA  # noqa: PLC0415

    return (*PROSE, *CMMC, *HIPAA)


def _score_types() -> dict[str, type]:
    from assessor.frameworks.cmmc.result import CmmcScore  # noqa: PLC0415
    from assessor.frameworks.hipaa.result import HipaaScore  # noqa: PLC0415
    from assessor.frameworks.pci_dss.result import PciDssScore  # noqa: PLC0415
    from assessor.frameworks.soc_2.result import Soc2Score  # noqa: PLC0415

    return {"cmmc": CmmcScore, "hipaa": HipaaScore, "pci-dss": PciDssScore, "soc-2": Soc2Score}


def render(result: Result, kind: str) -> bytes:
    """Render a result as `json`, `html` or `pdf` bytes.

    Raises RenderError when the renderer cannot run here (PDF needs Pango).
    """
    from assessor.encode.encode import canonical  # noqa: PLC0415

    if kind == "json":
        return canonical(json_object(result))
    from assessor import report  # noqa: PLC0415 - templates and WeasyPrint only when asked for

    if kind == "html":
        return report.render_html(result, _prose()).encode()
    if kind == "pdf":
        return report.render_pdf(result, _prose(), result_bytes=canonical(json_object(result)))
    raise AssessorError(f"there is no format '{kind}'", hint="formats: pdf, json, html")
