"""A fault of an entry is told at the word it is about."""

from __future__ import annotations

import pytest

from assessor.model.diagnostic import Diagnostic
from assessor.model.span import Span
from assessor.source.pinpoint import pinpointed
from assessor.source.reader import read

TEXT = b"""entries:
  - obligation: "1"
    essential:
      - {control: "CM-6", state: true}
    supporting: ["AC-1", "CM11"]
  - obligation: "2"
    supporting: ["CM11"]
"""


@pytest.mark.parametrize(
    ("line", "word", "place"),
    [
        (2, "CM11", (5, 26)),
        (6, "CM11", (7, 18)),
        (2, "CM-6", (4, 19)),
        (2, "True", (4, 34)),
        (2, "supporting", (5, 5)),
        (2, "nowhere", (2, 5)),
        (2, "", (2, 5)),
    ],
)
def test_the_word_is_found_inside_its_entry(line: int, word: str, place: tuple[int, int]) -> None:
    document, problems = read(TEXT, "x.yaml")
    assert document is not None, problems
    found = pinpointed(Diagnostic("link/x", "m", Span("x.yaml", line, 5), word=word), document).span
    assert (found.line, found.column) == place
