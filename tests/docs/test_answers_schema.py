"""The page on answers and their schema: made from the program's own, and the example is a file it takes.

Run this module to write the schema anew: `python -m tests.docs.test_answers_schema`.
"""

from __future__ import annotations

import json
import re

from assessor.model.provider_answers import ASPECTS, key_of
from assessor.source.reader import read
from assessor.source.schema import schemas
from tests.cli.running import ROOT

FILE = ROOT / "docs" / "schemas" / "answers.schema.json"
PAGE = (ROOT / "docs" / "answers.md").read_text(encoding="utf-8")


def made() -> str:
    return json.dumps(schemas().standalone("answers"), indent=1, ensure_ascii=False) + "\n"


def test_it_is_what_the_schemas_make() -> None:
    again = "the schemas changed: run `python -m tests.docs.test_answers_schema`"
    assert FILE.read_text(encoding="utf-8") == made(), again


def test_the_example_is_a_file_of_answers() -> None:
    (text,) = re.findall(r"```yaml\n(.*?)```", PAGE, re.DOTALL)
    document, problems = read(text.encode(), "example.yaml")
    assert document is not None, problems
    assert schemas().validate(document, "answers") == []
    assert all(key_of(key) is not None for key in document.data["answers"])


def test_the_page_names_every_key_and_aspect() -> None:
    schema = json.loads(made())
    answer = schema["properties"]["answers"]["additionalProperties"]
    for name in (*schema["properties"], *answer["properties"], *(name for name in ASPECTS if name != "event")):
        assert f"`{name}" in PAGE, name


if __name__ == "__main__":
    FILE.write_text(made(), encoding="utf-8")
