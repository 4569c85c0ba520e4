"""What an engagement file or a finished brief was judged from, laid out so that two of them can be compared."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from assessor import api
from assessor.assess.result_changes import result_changes
from assessor.encode.encode import canonical
from assessor.errors import AssessorError
from assessor.frameworks.registry import FRAMEWORKS
from assessor.library.data_set import data_set, with_packs
from assessor.model.named_tuple import NamedTuple
from assessor.result.decode import DecodeError
from assessor.verification.issued import PDF, RESULT, opened
from assessor.verification.performing import Given, laid_out
from assessor.verification.placing import is_brief

if TYPE_CHECKING:
    from pathlib import Path

    from assessor.library.data_set import DataSet
    from assessor.model.diagnostic import Diagnostic
    from assessor.report.framework import Registry
    from assessor.result.result import Result
    from assessor.result.version_change import VersionChanges


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


def part_of(path: Path, scratch: Path, given: Given, registry: Registry = FRAMEWORKS) -> Side | Result:
    """One side of a comparison; a result that stands alone is itself.

    Raises AssessorError like `side_of`, and where a result is none of ours or was altered.
    """
    if not _bare(path):
        return side_of(path, scratch, given)
    scratch.mkdir()
    issued = opened(path / RESULT if path.is_dir() else path, scratch)
    body = {key: value for key, value in issued.data.items() if key != "digest"}
    if hashlib.sha256(canonical(body)).hexdigest() != issued.data.get("digest"):
        raise AssessorError(f"{path} was altered since it was written", hint="its digest is not that of what it holds")
    try:
        return api.decoded(issued.data, registry=registry)
    except DecodeError as fault:
        raise AssessorError(f"{path} is no result of this version: {fault}", hint="compare the engagements") from fault


def _bare(path: Path) -> bool:
    """Whether only a result is there, without the brief that carries what it was made from."""
    if path.is_dir():
        return (path / RESULT).is_file() and not (path / PDF).exists()
    return path.suffix.lower() == ".json"


def changes_between(
    before: Side | Result, after: Side | Result, *, cache: Path | None, registry: Registry = FRAMEWORKS
) -> tuple[VersionChanges, list[Diagnostic]]:
    """What changed between two sides: causes by undoing where both have an engagement, else what two results list."""
    if isinstance(before, Side) and isinstance(after, Side):
        return api.changed_versions(
            before.engagement,
            after.engagement,
            data=after.data,
            old_data=before.data,
            cache=cache,
            registry=registry,
        )
    old, new = (_result(side, cache, registry) for side in (before, after))
    return result_changes(old, new), []


def _result(side: Side | Result, cache: Path | None, registry: Registry) -> Result:
    if not isinstance(side, Side):
        return side
    return api.judged(side.engagement, data=side.data, cache=cache, registry=registry).result
