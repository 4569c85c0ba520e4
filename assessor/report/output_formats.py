"""The output formats of an assessment: the file each is written to, and what makes its bytes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from assessor import report
from assessor.model.named_tuple import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from assessor.report.framework import Registry
    from assessor.report.printing import Printing
    from assessor.result.result import Result


def _pdf(result: Result, registry: Registry, written: Callable[[], bytes], printing: Printing) -> bytes:
    return report.render_pdf(result, registry, result_bytes=written(), printing=printing)


def _json(_result: Result, _registry: Registry, written: Callable[[], bytes], _printing: Printing) -> bytes:
    return written()


def _html(result: Result, registry: Registry, _written: Callable[[], bytes], printing: Printing) -> bytes:
    return report.render_html(result, registry, printing).encode()


class Format(NamedTuple):
    """An output format: the file it is written to, and what makes its bytes.

    `render` gets the result, the frameworks, a function for the bytes of `result.json`, and how to print.
    """

    file: str
    render: Callable[[Result, Registry, Callable[[], bytes], Printing], bytes]


FORMATS: Final[Mapping[str, Format]] = {
    "pdf": Format("brief.pdf", _pdf),
    "json": Format("result.json", _json),
    "html": Format("brief.html", _html),
}
