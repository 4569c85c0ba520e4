"""Every piece of YAML that officers are shown passes `assessor check`, put into an engagement it fits."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest
import yaml

from assessor.cli.main import main
from tests.cli.running import ROOT

if TYPE_CHECKING:
    from pathlib import Path

PAGE = (ROOT / "docs" / "officers.md").read_text(encoding="utf-8")
# Pieces of an engagement; a piece that names a schema is a file of its own, with a test of its own.
BLOCKS = [piece for piece in re.findall(r"```yaml\n(.*?)```", PAGE, re.DOTALL) if not piece.startswith("schema:")]
SAID = [
    "Nobody approves changes",
    "The provider refuses to prove it",
    "One system is left out",
    "Yearly instead of half-yearly",
    "That was 16 months ago",
    "Only after they had started",
    "There is a draft",
    "We have a template, but nobody adopted it",
    "We had a scan instead of a risk analysis",
    "3 of 25 were late",
    "Nobody does it",
    "We ordered it",
    "It is in the contract",
    "We do not know",
    "Not at this site",
    "It was done once, as a project",
]
NORTH = {"id": "northmsp", "model": "managed", "offering": "silver", "covers": "all", "data_contact": ["phi"]}
BASE: dict[str, Any] = {
    "schema": "engagement/1",
    "as_of": "2026-11-21",
    "organization": {"name": "Elm Street Clinic", "covered_entity": True},
    "frameworks": ["hipaa", "pci-dss"],
    "providers": [NORTH],
}


def named(value: Any) -> Any:
    """Keys as text: the YAML of this test reads `on` as true, the program's own does not."""
    if isinstance(value, dict):
        return {"on" if key is True else key: named(part) for key, part in value.items()}
    return [named(part) for part in value] if isinstance(value, list) else value


def with_block(block: str) -> dict[str, Any]:
    """The engagement with the keys of a piece; a provider of the same id gets what the piece says of it."""
    added = named(yaml.safe_load(block))
    providers = {item["id"]: item for item in BASE["providers"]}
    for item in added.get("providers", ()):
        providers[item["id"]] = {**providers.get(item["id"], {}), **item}
    return {**BASE, **added, "providers": list(providers.values())}


@pytest.mark.parametrize("number", range(len(BLOCKS)))
def test_every_piece_passes_the_check(number: int, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "mine.yaml"
    path.write_text(yaml.safe_dump(with_block(BLOCKS[number]), sort_keys=False), encoding="utf-8")
    code = main(["check", str(path)])
    told = capsys.readouterr()
    assert code == 0, f"{BLOCKS[number]}\n{told.out}{told.err}"
    assert "error[" not in told.out + told.err


@pytest.mark.parametrize("said", SAID)
def test_what_people_say_is_followed_by_what_to_write(said: str) -> None:
    assert re.search(rf'\*\*"{re.escape(said)}\."\*\*[^`]*(?:`[^`\n]+`[^`]*)*```yaml\n', PAGE), said
