"""A connection leads to a provider that the engagement has, and the prime contractor is somebody."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from assessor import api

if TYPE_CHECKING:
    from pathlib import Path

HEAD = """\
schema: engagement/1
as_of: "2026-11-21"
organization: {name: Sound}
frameworks: [cmmc]
providers: [{id: msp, model: managed, offering: gold}]
"""


@pytest.mark.parametrize(
    ("body", "code", "line"),
    [
        ("system: {connections: [{to: Tools, provider: mps}]}", "link/unknown-provider", 6),
        ('cmmc: {contract: {prime: ""}}', "schema/", 6),
        ("cmmc: {contract: {prime: {contact: 555-0163}}}", "schema/", 6),
        ("cmmc: {contract: {prime: Kestrel}}\nsystem: {connections: [{to: Tools, provider: msp}]}", None, 0),
    ],
)
def test_parties_are_known(tmp_path: Path, cache: Path, body: str, code: str | None, line: int) -> None:
    path = tmp_path / "engagement.yaml"
    path.write_text(f"{HEAD}{body}\n", encoding="utf-8")
    wrong = [item for item in api.check(path, cache=cache)[2] if item.severity == "error"]
    assert bool(wrong) == (code is not None)
    assert all(item.code.startswith(code or "") and item.span.line == line for item in wrong)
