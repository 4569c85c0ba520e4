"""The schema of open questions as JSON: made from the program's own, and what the program prints fits it.

Run this module to write the schema anew: `python -m tests.docs.test_questions_schema`.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, get_args

import pytest

from assessor import api
from assessor.assess.engine import assess_engagement
from assessor.assess.open_questions import open_questions
from assessor.encode.questions import questions_object
from assessor.evaluate.supply import TODAY
from assessor.result.question import OpenKind
from assessor.source.reader import read
from assessor.source.schema import schemas
from tests.cli.running import ROOT

if TYPE_CHECKING:
    from pathlib import Path

FILE = ROOT / "docs" / "schemas" / "questions.schema.json"


def made() -> str:
    return json.dumps(schemas().standalone("questions"), indent=1, ensure_ascii=False) + "\n"


def test_it_is_what_the_schemas_make() -> None:
    again = "the schemas changed: run `python -m tests.docs.test_questions_schema`"
    assert FILE.read_text(encoding="utf-8") == made(), again


def test_it_knows_every_kind_of_question() -> None:
    schema = json.loads(made())
    assert schema["properties"]["questions"]["items"]["properties"]["kind"]["enum"] == list(get_args(OpenKind))


@pytest.mark.parametrize("name", ["boundary-office", "clinic", "clinic-two-frameworks"])
def test_what_is_printed_fits_it(name: str, cache: Path) -> None:
    source, plan, _ = api.check(ROOT / "examples" / f"{name}.yaml", cache=cache)
    assert source is not None
    assert plan is not None
    found = open_questions(assess_engagement(plan, source.engagement, arrangements=(TODAY,)))
    text = json.dumps(questions_object(found, 100), indent=1)
    document, problems = read(text.encode(), "questions.json")
    assert document is not None, problems
    assert schemas().validate(document, "questions") == []
    wrong, _ = read(text.replace('"question":', '"sentence":', 1).encode(), "questions.json")
    assert wrong is not None
    assert {item.code for item in schemas().validate(wrong, "questions")} == {"schema/required", "schema/unknown-key"}


if __name__ == "__main__":
    FILE.write_text(made(), encoding="utf-8")
