"""Results in and out: as JSON, as a schema and a page that explain it, as the files of a run."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from assessor.errors import AssessorError
from assessor.frameworks.registry import FRAMEWORKS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from assessor.encode.prose import Prose
    from assessor.report.framework import Registry
    from assessor.report.printing import Printing
    from assessor.result.result import Result


def decoded(data: object, *, registry: Registry = FRAMEWORKS) -> Result:
    """A result from its JSON object; raises DecodeError with the path of the first fault."""
    from assessor.assess.framework import score_types  # noqa: PLC0415 - many questions need no result
    from assessor.encode.prose import text_keys  # noqa: PLC0415
    from assessor.result.decode import decode  # noqa: PLC0415

    return decode(data, texts=text_keys(prose_of(registry)), score_types=score_types(registry))


def json_object(result: Result, *, registry: Registry = FRAMEWORKS) -> dict[str, Any]:
    """A result as the JSON object that `result.json` holds: codes and text side by side."""
    from assessor.encode.encode import encode  # noqa: PLC0415 - many questions need no result

    return encode(result, prose_of(registry))


def result_schema(*, registry: Registry = FRAMEWORKS) -> dict[str, Any]:
    """The JSON Schema of `result.json`, made from the types of the result."""
    from assessor.assess.framework import score_types  # noqa: PLC0415 - only when asked for
    from assessor.encode.json_schema import schema_of  # noqa: PLC0415
    from assessor.encode.prose import text_keys  # noqa: PLC0415

    return schema_of(texts=text_keys(prose_of(registry)), score_types=score_types(registry))


def result_page(*, registry: Registry = FRAMEWORKS) -> str:
    """The documentation of `result.json` as Markdown, made from the types of the result."""
    from assessor.assess.framework import score_types  # noqa: PLC0415 - only when asked for
    from assessor.encode.prose import text_keys  # noqa: PLC0415
    from assessor.encode.result_page import result_page as page  # noqa: PLC0415

    return page(texts=text_keys(prose_of(registry)), score_types=score_types(registry))


def prose_of(registry: Registry) -> tuple[Prose[Any], ...]:
    """What makes the texts of a result: those of the core and of every framework."""
    from assessor.encode.shared import PROSE  # noqa: PLC0415 - many questions need no result

    return (*PROSE, *(text for framework in registry for text in framework.prose()))


def render(result: Result, kind: str, *, registry: Registry = FRAMEWORKS) -> bytes:
    """Render a result in one of the output formats (`assessor/report/output_formats.py`), as bytes.

    Raises RenderError when the renderer cannot run here (PDF needs Pango).
    """
    return rendered(result, (kind,), registry=registry)[kind]


def rendered(
    result: Result,
    kinds: Iterable[str],
    *,
    encoded: dict[str, Any] | None = None,
    printing: Printing | None = None,
    registry: Registry = FRAMEWORKS,
) -> dict[str, bytes]:
    """Render a result in several formats at once; the PDF carries the very bytes of `json`, and `carried` beside them.

    `encoded` is the result's JSON object where it is at hand already; `printing` says how the brief is printed
    (`report/output_formats.py`). Raises what `render` does.
    """
    from assessor.encode.encode import canonical  # noqa: PLC0415 - many questions need no result
    from assessor.report.output_formats import FORMATS  # noqa: PLC0415
    from assessor.report.printing import Printing  # noqa: PLC0415
    from assessor.report.sections import chosen  # noqa: PLC0415

    @cache
    def written() -> bytes:
        return canonical(json_object(result, registry=registry) if encoded is None else encoded)

    wanted = tuple(kinds)
    for kind in wanted:
        if kind not in FORMATS:
            raise AssessorError(f"there is no format '{kind}'", hint=f"formats: {', '.join(FORMATS)}")
    printing = printing or Printing()
    printing = printing._replace(sections=chosen(printing.sections))
    return {kind: FORMATS[kind].render(result, registry, written, printing) for kind in wanted}
