"""What docs/packs.md shows beside its tutorial (tests/packaging/test_first_pack.py) is sound."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tests.cli.running import ROOT, Finished, problems, run

if TYPE_CHECKING:
    from pathlib import Path

PAGE = (ROOT / "docs" / "packs.md").read_text(encoding="utf-8")


def blocks(language: str) -> list[str]:
    found = re.findall(r"^```(\w*)\n(.*?)^```\n", PAGE, re.DOTALL | re.MULTILINE)
    return [text for name, text in found if name == language]


def test_the_manifest_and_the_amendment_on_the_page_are_sound(tmp_path: Path) -> None:
    manifest = next(block for block in blocks("yaml") if block.startswith("schema: pack/1"))
    amendments = next(block for block in blocks("yaml") if block.startswith("schema: amendments/1"))
    folder = tmp_path / "ours"
    (folder / "rules").mkdir(parents=True)
    alone = re.sub(r"^  (needs|provides):.*\n", "", manifest, flags=re.MULTILINE)
    assert alone != manifest
    (folder / "pack.yaml").write_text(alone, encoding="utf-8")
    (folder / "rules" / "amendments.yaml").write_text(amendments, encoding="utf-8")
    done = run("check", folder)
    assert (done.code, done.out) == (0, "2 files checked: 0 errors, 0 warnings\n")


def left_to_write(done: Finished) -> bool:
    """Whether check finds nothing but the texts that `new` leaves to the author."""
    return done.code == 0 and {item.code for item in problems(done.out)} == {"audit/placeholder"}


def test_the_duty_of_a_row_that_only_the_organization_can_meet_is_sound(tmp_path: Path) -> None:
    assert run("new", "catalog", "our-standard", cwd=tmp_path).code == 0
    folder = tmp_path / "our-standard"
    catalog, crosswalk = folder / "controls/catalog/catalog.yaml", folder / "rules/crosswalks/crosswalk.yaml"
    row = (
        '  - {id: "1.4", kind: obligation, parent: "1", title: Contact, statement: Somebody answers calls, citation: A}'
    )
    counted = catalog.read_text(encoding="utf-8").replace("obligation: 3", "obligation: 4")
    catalog.write_text(f"{counted}{row}\n", encoding="utf-8")
    (entry,) = re.findall(r'`(\{obligation: "1.4".*?\})`', PAGE)
    crosswalk.write_text(f"{crosswalk.read_text(encoding='utf-8')}  - {entry}\n", encoding="utf-8")
    duties = next(block for block in blocks("yaml") if block.startswith("schema: duties/1"))
    (folder / "rules" / "duties.yaml").write_text(duties, encoding="utf-8")
    done = run("check", folder)
    assert left_to_write(done), done.out
    assert done.out.endswith("6 files checked: 0 errors, 8 warnings\n")


def test_the_prices_of_a_kind_of_support_are_sound(tmp_path: Path) -> None:
    assert run("new", "model", "harbor-mdr", cwd=tmp_path).code == 0
    for kind in ("parameters", "price_lists"):
        text = next(block for block in blocks("yaml") if block.startswith(f"schema: {kind}/1"))
        (tmp_path / "harbor-mdr" / "rules" / f"{kind}.yaml").write_text(text, encoding="utf-8")
    done = run("check", "harbor-mdr", cwd=tmp_path)
    assert left_to_write(done), done.out
