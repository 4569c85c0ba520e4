"""The brief as one HTML page without any outside reference."""

from __future__ import annotations

from typing import TYPE_CHECKING

import jinja2

from assessor.report import assets, page_size_of
from assessor.report.brief import Brief, brief_of
from assessor.report.html_screen import screen_of
from assessor.report.sections import SECTIONS, without_dead_links
from assessor.report.text import Cleaner

if TYPE_CHECKING:
    from assessor.report import PageSize
    from assessor.report.framework import Registry
    from assessor.result.result import Result


def screen_page(result: Result, registry: Registry, sections: tuple[str, ...] = SECTIONS) -> str:
    """The page for a browser: fonts inside, every writing system kept, nothing fetched."""
    brief = brief_of(result, registry, Cleaner(), sections)
    css = _css(assets.font_rules(embedded=True), ("brief.css", "screen.css"))
    return screen_of(_page(brief, css), css, result, brief, environment())


def print_page(result: Result, registry: Registry, paper: PageSize, sections: tuple[str, ...] = SECTIONS) -> str:
    """The page for the PDF: fonts by name, and only characters those fonts can print."""
    asked = None if paper == page_size_of(result) else paper
    brief = brief_of(result, registry, Cleaner(assets.printable()), sections, asked)
    styles = ("brief.css", "print.css", "paper.css", f"{paper}.css")
    return _page(brief, _css(assets.font_rules(embedded=False), styles), paper=True)


def _css(fonts: str, styles: tuple[str, ...]) -> str:
    return fonts + "".join(assets.style(name) for name in styles)


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
