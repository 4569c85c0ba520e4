"""The decision pages on paper: tagged like the rest, every chart with its words, the same bytes every time."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING, Any

import pikepdf
import pytest

from assessor import api, report
from tests.cli.running import CLINIC

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from assessor.result.result import Result

pytestmark = pytest.mark.skipif(report.pdf_available() is not None, reason="Pango is not installed here")


@pytest.fixture(scope="module")
def clinic(data_root: Path, cache: Path) -> Result:
    return api.assess(CLINIC, data=data_root, cache=cache)


@pytest.fixture(scope="module")
def finished(clinic: Result) -> bytes:
    return api.render(clinic, "pdf")


def elements(node: Any) -> Iterator[Any]:  # pikepdf objects carry no static type
    for kid in node.K if isinstance(node.get("/K"), pikepdf.Array) else [node.get("/K")]:
        if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
            yield kid
            yield from elements(kid)


def test_it_is_tagged(finished: bytes) -> None:
    with pikepdf.open(BytesIO(finished)) as pdf:
        tagged = list(elements(pdf.Root.StructTreeRoot))
        alternatives = [str(element.Alt) for element in tagged if str(element.S) == "/Figure"]
        heads = [element for element in tagged if str(element.S) == "/TH"]
        scopes = [head for head in heads if "/A" in head and "/Scope" in head.A]
    assert any(text.startswith("Cost of a month by incidents a month.") for text in alternatives)
    assert any(text.startswith("Cost of a simulated year by arrangement") for text in alternatives)
    assert len(scopes) == len(heads) > 40


def test_the_same_decision_gives_the_same_bytes(clinic: Result, finished: bytes) -> None:
    assert api.render(clinic, "pdf") == finished
