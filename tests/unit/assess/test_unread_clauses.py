"""What a paper leaves unsaid is one finding for the paper, with the rows of all its clauses."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assessor import api
from assessor.assess.engine import assess_engagement
from assessor.assess.result import result_of
from assessor.frameworks.registry import FRAMEWORKS

if TYPE_CHECKING:
    from pathlib import Path

    from assessor.result.finding import Finding

_CLAUSES = ("report-incidents", "safeguards", "subcontractors")
_HEAD = """schema: engagement/1
as_of: "2026-11-20"
frameworks: [hipaa]
organization: {name: Elm, covered_entity: true, users: 22}
providers:
  - {id: msp, name: North, model: managed, data_contact: [phi], artefacts: {baa: papers/baa.txt}SAID}
  - {id: cloud, name: Chart, model: vendor, data_contact: [phi], artefacts: {baa: papers/baa.txt}}
today: {service_desk: [msp]}
"""


def unread(folder: Path, data: Path, cache: Path, said: str = "") -> dict[str | None, list[Finding]]:
    """Findings of clauses nobody has read, by provider."""
    (folder / "papers").mkdir(exist_ok=True)
    (folder / "papers" / "baa.txt").write_text("A paper.", encoding="utf-8")
    path = folder / "engagement.yaml"
    path.write_text(_HEAD.replace("SAID", said), encoding="utf-8")
    source, plan, _ = api.sound(path, data=data, cache=cache)
    result = result_of(assess_engagement(plan, source.engagement), source, FRAMEWORKS)
    found: dict[str | None, list[Finding]] = {}
    for item in result.findings:
        if item.statement is not None and item.statement.code == "not_stated":
            found.setdefault(item.provider, []).append(item)
    return found


def test_each_paper_has_one_finding_for_all_it_leaves_unsaid(tmp_path: Path, data_root: Path, cache: Path) -> None:
    found = unread(tmp_path, data_root, cache)
    assert {name: len(items) for name, items in found.items()} == {"msp": 1, "cloud": 1}
    (one,) = found["msp"]
    assert one.statement is not None
    assert one.statement.place == ("providers", "msp", "contract", "clauses")
    assert set(one.obligations) == {f"hipaa:164.314(a)(2)(i)({letter})" for letter in "ABC"}
    assert one.statement.citation.count(";") == len(_CLAUSES) - 1


def test_a_clause_that_is_left_alone_keeps_its_own_key(tmp_path: Path, data_root: Path, cache: Path) -> None:
    said = ", contract: {clauses: {report-incidents: true, safeguards: true}}"
    (one,) = unread(tmp_path, data_root, cache, said)["msp"]
    assert one.statement is not None
    assert one.statement.place[-1] == "subcontractors"
    assert one.obligations == ("hipaa:164.314(a)(2)(i)(B)",)
