"""What a block states and no verdict or figure can use is warned of where it stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assessor import api

if TYPE_CHECKING:
    from pathlib import Path

TEXT = """schema: engagement/1
as_of: "2026-11-21"
organization: {name: Elm, saq: D-M}
frameworks: [pci-dss, soc-2]
providers:
  - {id: cloud, model: vendor, data_contact: CONTACT}
pci_dss:
  service_providers: [{provider: cloud, status_checked_on: "2019-01-01"}]
soc_2:
  type: 1
  as_of_date: "2026-11-01"
  subservice:
    - {provider: cloud, method: inclusive, csocs: [{text: Doors.}], monitoring: rd-s6, assertion: true}
    - {name: Other, method: carve_out, csocs: [{text: Doors.}], monitoring: rd-s6, assertion: false}
"""


def warned(folder: Path, cache: Path, contact: str) -> list[tuple[int, str]]:
    path = folder / "elm.yaml"
    path.write_text(TEXT.replace("CONTACT", contact), encoding="utf-8")
    _, _, problems = api.check(path, cache=cache)
    return [(item.span.line, item.message.split()[0]) for item in problems if item.code == "engagement/idle"]


def test_it_is_warned_of(tmp_path: Path, cache: Path) -> None:
    of_methods = [(13, "csocs"), (13, "monitoring"), (14, "assertion")]
    assert sorted(warned(tmp_path, cache, "[]")) == [(8, "what"), *of_methods]
    assert sorted(warned(tmp_path, cache, "[account_data]")) == of_methods
