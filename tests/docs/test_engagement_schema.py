"""The schema that editors complete engagements from: one file with every framework's block, made from all the others.

Run this module to write it anew: `python -m tests.docs.test_engagement_schema`.
"""

from __future__ import annotations

import json
import re

from jsonschema import Draft202012Validator

from assessor.frameworks.registry import FRAMEWORKS
from assessor.model.framework import schema_folders
from assessor.source.reader import read
from assessor.source.schema import schemas
from tests.cli.running import ROOT

FILE = ROOT / "docs" / "schemas" / "engagement.schema.json"
FIRST = "# yaml-language-server: $schema=../docs/schemas/engagement.schema.json\n"


def made() -> str:
    return json.dumps(schemas(schema_folders(FRAMEWORKS)).standalone("engagement"), indent=1, ensure_ascii=False) + "\n"


def test_it_is_what_the_schemas_make() -> None:
    again = "the schemas changed: run `python -m tests.docs.test_engagement_schema`"
    assert FILE.read_text(encoding="utf-8") == made(), again


def test_it_needs_no_other_file_and_accepts_every_example() -> None:
    schema = json.loads(FILE.read_text(encoding="utf-8"))
    validator = Draft202012Validator(schema)
    for path in sorted((ROOT / "examples").glob("*.yaml")):
        text = path.read_text(encoding="utf-8")
        assert text.startswith(FIRST), path.name
        document, problems = read(text.encode(), path.name)
        assert document is not None, problems
        validator.validate(document.data)


def test_the_first_line_of_every_file_names_a_schema_that_is_there() -> None:
    for folder in ("controls", "rules", "examples"):
        for path in sorted((ROOT / folder).rglob("*.yaml")):
            first = path.read_text(encoding="utf-8").partition("\n")[0]
            named = re.search(r"\$schema=(\S+)", first)
            assert named is None or (path.parent / named[1]).is_file(), path


if __name__ == "__main__":
    FILE.write_text(made(), encoding="utf-8")
