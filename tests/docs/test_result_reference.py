"""The JSON Schema of result.json and the page that explains it are what the types of the result make.

Run this module to write both anew: `python -m tests.docs.test_result_reference`.
"""

from __future__ import annotations

import re

import pytest

from assessor.cli.main import main
from tests.cli.running import ROOT

MADE = {
    "schema": ROOT / "assessor" / "result" / "result.schema.json",
    "result": ROOT / "docs" / "result.md",
}


@pytest.mark.parametrize("action", MADE)
def test_it_is_what_the_types_make(action: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["catalog", action]) == 0
    made = capsys.readouterr().out
    again = "the types changed: run `python -m tests.docs.test_result_reference`"
    assert MADE[action].read_text(encoding="utf-8") == made, again


def test_every_link_of_the_page_leads_to_a_record() -> None:
    page = MADE["result"].read_text(encoding="utf-8")
    records = re.findall(r"(?m)^### (.+)$", page)
    assert len(records) == len(set(records)) > 200
    assert set(re.findall(r"\]\(#([^)]+)\)", page)) <= {name.lower().replace(".", "") for name in records}


def test_every_key_is_explained() -> None:
    page = MADE["result"].read_text(encoding="utf-8")
    for key, meaning in re.findall(r"(?m)^\| (`.+?`) \|.*\| (.*) \|$", page):
        assert len(meaning.replace("*text*", "").strip()) > 3, key


def write() -> int:
    return max(main(["catalog", action, "--out", str(path)]) for action, path in MADE.items())


if __name__ == "__main__":
    raise SystemExit(write())
