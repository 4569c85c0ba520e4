"""A framework's figures as they stand in result.json: codes and texts side by side."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from assessor.encode.encode import encode_value
from assessor.encode.prose import Context
from assessor.words.names import Names

if TYPE_CHECKING:
    from assessor.report.framework import PresentedFramework


def json_of(score: object, framework: PresentedFramework) -> dict[str, Any]:
    """The JSON object of one score; its texts may name nothing but what stands in the score."""
    kind = framework.score_type()
    assert kind is not None
    assert isinstance(score, kind)
    nowhere = Context(result=cast("Any", None), names=Names(organization="", arrangements=()))
    return cast("dict[str, Any]", encode_value(score, framework.prose(), nowhere))
