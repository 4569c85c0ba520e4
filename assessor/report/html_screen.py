"""The brief for a browser: the page of the templates, a bar to find one's way, a policy that lets nothing in."""

from __future__ import annotations

import base64
import hashlib
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from markupsafe import Markup

from assessor.report import assets
from assessor.report.html_facets import facets_of
from assessor.report.html_folding import folded, labelled

if TYPE_CHECKING:
    import jinja2

    from assessor.report.brief import Brief
    from assessor.result.result import Result

_PART: Final = re.compile(r'<section class="[^"]*" id="([^"]+)"(?: [a-z-]+="[^"]*")*? data-section="([^"]+)"')


@dataclass(frozen=True, slots=True)
class Part:
    """One entry of the bar: where it leads and what it is called, escaped already."""

    anchor: str
    title: Markup


def screen_of(html: str, css: str, result: Result, brief: Brief, environment: jinja2.Environment) -> str:
    """The finished page: `html` is what the templates made with `css` as its one style sheet."""
    script = assets.script("screen.js")
    head, body = html.split("<body>", 1)
    content, tail = body.rsplit("</body>", 1)
    parts = tuple(Part(anchor, Markup(title)) for anchor, title in _PART.findall(content))  # noqa: S704 - from the page
    facets = facets_of(result, brief)
    bar = environment.get_template("screen.html.j2").render(parts=parts, facets=facets, index=Markup(facets.index))  # noqa: S704 - no `<` in it
    policy = _policy(css, script, pictures=brief.issuer is not None and brief.issuer.logo is not None)
    return "".join(
        (
            head.replace("<title>", f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n<title>', 1),
            "<body>\n",
            bar,
            '<main id="brief">\n',
            labelled(folded(content)),
            "</main>\n<script>",
            script,
            "</script>\n</body>",
            tail,
        )
    )


def _policy(css: str, script: str, *, pictures: bool) -> str:
    """What the page may use: this style, this script, the fonts and a logo inside it; no address, no form, no frame."""
    inside = "font-src data:; img-src data:; " if pictures else "font-src data:; "
    return (
        f"default-src 'none'; style-src {_hashed(css)}; script-src {_hashed(script)}; {inside}"
        "base-uri 'none'; form-action 'none'"
    )


def _hashed(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"
