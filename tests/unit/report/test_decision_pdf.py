"""The decision pages on paper: tagged like the rest, every chart with its words, the same bytes every time."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING, Any

import pikepdf
import pytest

from assessor import report
from tests.unit.report.brief_sample import canonical
from tests.unit.report.decision_sample import decided

if TYPE_CHECKING:
    from collections.abc import Iterator

pytestmark = pytest.mark.skipif(report.pdf_available() is not None, reason="Pango is not installed here")


@pytest.fixture(scope="module")
def finished() -> bytes:
    return report.render_pdf(decided(), result_bytes=canonical(decided()))


def elements(node: Any) -> Iterator[Any]:  # pikepdf objects carry no static type
    for kid in node.K if isinstance(node.get("/K"), pikepdf.Array) else [node.get("/K")]:
        if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
            yield kid
            yield from elements(kid)


def test_it_is_tagged(finished: bytes) -> None:
    with pikepdf.open(BytesIO(finished)) as pdf:
        found = list(elements(pdf.Root.StructTreeRoot))
        said = [str(each.Alt) for each in found if str(each.S) == "/Figure"]
        heads = [each for each in found if str(each.S) == "/TH"]
        scopes = [each for each in heads if "/A" in each and "/Scope" in each.A]
    assert any(text.startswith("Cost of a month by incidents a month.") for text in said)
    assert any(text.startswith("Cost of a simulated year by arrangement") for text in said)
    assert len(scopes) == len(heads) > 40


def test_the_same_decision_gives_the_same_bytes(finished: bytes) -> None:
    assert report.render_pdf(decided(), result_bytes=canonical(decided())) == finished
