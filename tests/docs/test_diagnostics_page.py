"""The installed package says of every code what docs/diagnostics.md says.

Run this module after the page was changed: `python -m tests.docs.test_diagnostics_page`.
"""

from __future__ import annotations

import json
import re

from assessor.cli.code_pages import code_page, known_codes
from tests.cli.running import ROOT

PAGE = ROOT / "docs" / "diagnostics.md"
DATA = ROOT / "assessor" / "cli" / "diagnostic_codes.json"
_ROW = re.compile(r"^\| ([a-z0-9-]+/[a-z0-9-]+) \| (.+?) \| (.+?) \|$", re.MULTILINE)


def made() -> str:
    rows = _ROW.findall(PAGE.read_text(encoding="utf-8"))
    return "[\n" + ",\n".join(json.dumps(row, ensure_ascii=False) for row in rows) + "\n]\n"


def test_the_package_carries_the_page() -> None:
    assert DATA.read_text(encoding="utf-8") == made()


def test_every_code_says_what_it_is_and_what_to_do() -> None:
    pages = [code_page(code) for code in known_codes()]
    assert len(pages) > 150
    assert all(page is not None and page.says.endswith((".", "?")) and page.advice for page in pages)


if __name__ == "__main__":
    DATA.write_text(made(), encoding="utf-8")
    print(f"wrote {DATA}")  # noqa: T201 - a person runs it
