"""Every key of every kind of file a pack may hold stands on one page with a whole example, made from the schemas.

Run this module to write the page anew: `python -m tests.docs.test_kinds_page`.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import yaml

from assessor.cli.editor_schemas import PACK_KINDS, schema_files
from tests.cli.running import ROOT
from tests.docs.test_engagement_page import rows

if TYPE_CHECKING:
    from collections.abc import Iterator

PAGE = ROOT / "docs" / "kinds.md"


def made() -> str:
    return "\n".join(_lines()) + "\n"


def _lines() -> Iterator[str]:
    yield "# The files of a pack, key by key"
    yield ""
    yield "Made from the schemas by `python -m tests.docs.test_kinds_page`. How to write them well:"
    yield "[authors.md](authors.md); how a pack is made: [packs.md](packs.md)."
    yield "`[]` behind a key: a list of such entries. `NAME` stands for an id."
    yield "An editor shows the same words: `assessor new` and `assessor data schemas FOLDER` write the schemas."
    for name, text in schema_files(PACK_KINDS).items():
        schema = json.loads(text)
        yield ""
        yield f"## {name.removesuffix('.schema.json')}"
        yield ""
        yield schema["description"]
        yield ""
        for example in schema.get("examples", []):
            yield "```yaml"
            yield _as_yaml(example)
            yield "```"
            yield ""
        yield "| key | value | what it says |"
        yield "|---|---|---|"
        for key, part in schema["properties"].items():
            yield from rows(schema, part, key, required=key in schema.get("required", []))


def _as_yaml(example: Any) -> str:
    """As an author would write it: short lists and ids in quotes on one line are left to taste."""
    return yaml.safe_dump(example, sort_keys=False, allow_unicode=True, width=110).rstrip()


def test_it_is_what_the_schemas_say() -> None:
    again = "a schema changed: run `python -m tests.docs.test_kinds_page`"
    assert PAGE.read_text(encoding="utf-8") == made(), again


if __name__ == "__main__":
    PAGE.write_text(made(), encoding="utf-8")
