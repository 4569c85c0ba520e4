"""A page printed in a process of its own: `python -m benchmarks.printers ours|plain PAGE PDF [KEPT]`.

`ours` is how a brief is printed; `plain` asks the same engine for the same tags in one go, as its tutorial does.
"""

from __future__ import annotations

import sys
from pathlib import Path

import weasyprint

from assessor.report.press.engine import OwnParts
from assessor.report.press.run import printed

# What a page gets that nobody tuned: tables that measure their own columns, and the page of each entry of the contents.
PLAIN = (
    "table { table-layout: auto; border-collapse: collapse; }"
    " .page-of::after { content: target-counter(attr(data-target), page); }</style>"
)


def ours(page: str, kept: Path | None = None) -> bytes:
    """The page as a brief is printed."""
    return printed(page, attached=(), identifier=b"benchmark", kept=kept)


def plain(page: str) -> bytes:
    """The page as it comes."""
    made = weasyprint.HTML(string=page.replace("</style>", PLAIN, 1), url_fetcher=OwnParts())
    written: bytes = made.write_pdf(pdf_variant="pdf/a-3a")
    return written


def main(arguments: list[str]) -> int:
    """Print one page."""
    way, page, pdf, *kept = arguments
    text = Path(page).read_text(encoding="utf-8")
    Path(pdf).write_bytes(plain(text) if way == "plain" else ours(text, Path(kept[0]) if kept else None))
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
