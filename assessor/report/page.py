"""The brief as one HTML page without any outside reference."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

import jinja2

from assessor.report import assets, page_size_of
from assessor.report.brief import Brief, brief_of
from assessor.report.html_screen import screen_of
from assessor.report.issuer import LOGO, colored
from assessor.report.sections import SECTIONS, without_dead_links
from assessor.report.text import Cleaner

if TYPE_CHECKING:
    from assessor.model.brand import Brand
    from assessor.report import PageSize
    from assessor.report.framework import Registry
    from assessor.report.version_pages import Earlier
    from assessor.result.result import Result


# Where a line fits but for the space at its end, the layout breaks it after its first word: that space goes inside.
_SPACE_BEFORE: Final = re.compile(r"(?<=[^\s>]) <(b|i)>")


def screen_page(
    result: Result,
    registry: Registry,
    sections: tuple[str, ...] = SECTIONS,
    earlier: Earlier | None = None,
    brand: Brand | None = None,
) -> str:
    """The page for a browser: fonts inside, every writing system kept, nothing fetched."""
    brief = brief_of(result, registry, Cleaner(), sections, earlier=earlier, brand=brand)
    css = _css(assets.font_rules(embedded=True), ("brief.css", "screen.css"), brand)
    return screen_of(_page(brief, css), css, result, brief, environment())


def print_page(
    result: Result,
    registry: Registry,
    paper: PageSize,
    sections: tuple[str, ...] = SECTIONS,
    earlier: Earlier | None = None,
    brand: Brand | None = None,
) -> str:
    """The page for the PDF: fonts by name, and only characters those fonts can print."""
    asked = None if paper == page_size_of(result) else paper
    brief = brief_of(result, registry, Cleaner(assets.printable()), sections, asked, earlier, brand)
    styles = ("brief.css", "print.css", "paper.css", f"{paper}.css")
    css = _css(assets.font_rules(embedded=False), styles, brand)
    if brand is not None:
        css += assets.style("issuer.css")
        css += assets.style("logo.css").replace("LOGO", LOGO) if brand.logo is not None else ""
    return _SPACE_BEFORE.sub(r"<\1> ", _page(brief, css, paper=True))


def _css(fonts: str, styles: tuple[str, ...], brand: Brand | None) -> str:
    return fonts + colored("".join(assets.style(name) for name in styles), brand)


def _page(brief: Brief, css: str, *, paper: bool = False) -> str:
    # data: addresses hold no character that HTML would read inside <style>, and the sheets are our own
    page = environment().get_template("brief.html.j2").render(brief=brief, css=css, paper=paper)
    return page if brief.sections == SECTIONS else without_dead_links(page)


def environment() -> jinja2.Environment:
    """The template engine: everything escaped, nothing undefined let through."""
    return jinja2.Environment(
        loader=jinja2.FunctionLoader(_template),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def _template(name: str) -> str:
    return assets.folder().joinpath("templates", name).read_text(encoding="utf-8")
