"""The interview that officers read is the one the program holds; written anew by running this module."""

from __future__ import annotations

import io
import re
import tempfile
from contextlib import redirect_stdout
from pathlib import Path

from assessor.cli.main import main
from tests.cli.running import ROOT

PAGE = ROOT / "docs" / "officers.md"
ANSWERS = ROOT / "tests" / "interviews" / "clinic.yaml"
_BLOCK = re.compile(r"(?s)(?<=```text\n)1\. What is your organization called\?\n.*?(?=```)")


def printed() -> str:
    """What `init` prints with the answers of the clinic, up to what was written where."""
    with tempfile.TemporaryDirectory() as folder:
        heard = io.StringIO()
        with redirect_stdout(heard):
            code = main(["init", str(Path(folder) / "mine.yaml"), "--answers", str(ANSWERS)])
    assert code == 0
    return heard.getvalue().partition("wrote ")[0]


def test_the_interview_officers_read_is_the_one_the_program_holds() -> None:
    (shown,) = _BLOCK.findall(PAGE.read_text(encoding="utf-8"))
    assert shown == printed(), "run `python -m tests.docs.test_interview_page`"


def test_what_is_asked_needs_no_knowledge_of_files() -> None:
    """No ids, no keys and no YAML in what somebody reads there."""
    text = printed()
    assert re.findall(r"\b(?:rd-|today\.|duties\.|providers\.|organization\.)|[{}\[\]]|\w_\w", text) == []


if __name__ == "__main__":
    page = PAGE.read_text(encoding="utf-8")
    PAGE.write_text(_BLOCK.sub(lambda _: printed(), page, count=1), encoding="utf-8")
