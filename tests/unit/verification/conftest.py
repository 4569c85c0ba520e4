"""One brief of a small data root, made once, as the command line writes it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from assessor import report
from assessor.cli.main import main
from tests.cli.conftest import call
from tests.cli.running import GOOD, MINI

if TYPE_CHECKING:
    from pathlib import Path


__all__ = ["OFFERS", "call", "issued", "own_pack"]

OFFERS = """schema: offers/1
provider: {id: bluegate, name: Bluegate IT}
offers:
  - id: watch
    title: Watch
    model: managed
    offering: silver
    includes: [soc_mdr]
    price: {structure: per_device, amount: 27}
"""
_PACK = """schema: pack/1
pack:
  id: weekly
  version: "0.1"
  title: Weekly copies
  licence: For our own use
  authors: [Security office]
  summary: Asks for copies every week.
"""
_AMENDMENTS = """schema: amendments/1
amendments:
  - amends: crosswalk
    entry: "mini:1.2"
    at: [essential, CP-9, demand, every]
    to: P7D
    reason: Our policy asks for copies every week.
    citation: Security policy 4
    verify: true
"""


def own_pack(folder: Path) -> Path:
    """A pack of somebody's own that amends one demand of the small data root."""
    (folder / "rules").mkdir(parents=True)
    (folder / "pack.yaml").write_text(_PACK, encoding="utf-8")
    (folder / "rules" / "amendments.yaml").write_text(_AMENDMENTS, encoding="utf-8")
    return folder


@pytest.fixture(scope="session")
def issued(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of one run."""
    missing = report.pdf_available()
    if missing is not None:
        pytest.skip(missing)
    folder = tmp_path_factory.mktemp("issued")
    command = ["assess", GOOD, "--data", MINI, "--out", folder, "--format", "pdf,json,html", "--quiet", "--no-cache"]
    assert main([str(word) for word in command]) == 0
    return folder
