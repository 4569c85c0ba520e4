"""What an engagement file or a finished brief was judged from, laid out so that two of them can be compared."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assessor.errors import AssessorError
from assessor.library.data_set import data_set, with_packs
from assessor.model.named_tuple import NamedTuple
from assessor.verification.issued import opened
from assessor.verification.performing import Given, laid_out
from assessor.verification.placing import is_brief

if TYPE_CHECKING:
    from pathlib import Path

    from assessor.library.data_set import DataSet


class Side(NamedTuple):
    """One side of a comparison: the engagement, and what judges it; None for what the program ships."""

    engagement: Path
    data: Path | DataSet | None


def side_of(path: Path, scratch: Path, given: Given) -> Side:
    """The inputs of a brief in a scratch folder; an engagement file stands for itself.

    Raises AssessorError where a brief does not carry what it was made from, or carries something else than it says.
    """
    if not is_brief(path):
        return Side(path, given.data)
    scratch.mkdir()
    issued = opened(path, scratch)
    run = laid_out(issued, scratch, given)
    if run.engagement is None:
        raise AssessorError(
            f"{path} does not carry the engagement it was made from",
            hint="name brief.pdf or the folder of its run, or the engagement file beside it",
        )
    if run.alterations:
        raise AssessorError(
            f"{path} carries other inputs than it was made from", hint=f"'assessor verify {path}' says which"
        )
    if run.barriers:
        lacking = ", ".join(dict.fromkeys(item.name for item in run.barriers))
        raise AssessorError(
            f"{path} does not carry all it was made from: {lacking}", hint="compare the engagement files"
        )
    return Side(run.engagement, with_packs(data_set(run.data)._replace(packs=tuple(run.packs)), run.named))
