"""The output formats of an assessment: the file each is written to, and what makes its bytes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from assessor import report
from assessor.model.named_tuple import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from assessor.model.brand import Brand
    from assessor.report import PageSize
    from assessor.report.attached import Attached
    from assessor.report.framework import Registry
    from assessor.report.version_pages import Earlier
    from assessor.result.result import Result


class Printing(NamedTuple):
    """How a brief is printed.

    The paper is that of the organization's country where None, the sections are all where None; `carried` rides along
    in the PDF; `earlier` is what the brief is held against, `brand` that of whoever issues it.
    """

    paper: PageSize | None = None
    sections: tuple[str, ...] | None = None
    carried: tuple[Attached, ...] = ()
    earlier: Earlier | None = None
    brand: Brand | None = None


def _pdf(result: Result, registry: Registry, written: Callable[[], bytes], printing: Printing) -> bytes:
    return report.render_pdf(
        result,
        registry,
        result_bytes=written(),
        paper=printing.paper or report.page_size_of(result),
        sections=printing.sections,
        carried=printing.carried,
        earlier=printing.earlier,
        brand=printing.brand,
    )


def _json(_result: Result, _registry: Registry, written: Callable[[], bytes], _printing: Printing) -> bytes:
    return written()


def _html(result: Result, registry: Registry, _written: Callable[[], bytes], printing: Printing) -> bytes:
    return report.render_html(
        result, registry, sections=printing.sections, earlier=printing.earlier, brand=printing.brand
    ).encode()


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
