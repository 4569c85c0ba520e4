"""What a brief was held against with `--since`: it rides along, and what changed since is worked out again."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Any, Final

from assessor.errors import AssessorError
from assessor.library.data_set import data_set, with_packs
from assessor.report.version_pages import Earlier
from assessor.result.verification import Alteration, Barrier
from assessor.verification.carried import SINCE
from assessor.verification.compared import Side, changes_between, part_of
from assessor.verification.performing import Given
from assessor.verification.placing import attached, is_brief

if TYPE_CHECKING:
    from pathlib import Path

    from assessor.report.framework import Registry
    from assessor.verification.issued import Issued
    from assessor.verification.run import Run

_FOLDER: Final = "since"


def earlier_again(issued: Issued, run: Run, scratch: Path, *, cache: Path | None, registry: Registry) -> Earlier | None:
    """What changed since, worked out again; None where nothing was asked for, or where that cannot be done here."""
    stated: dict[str, Any] | None = run.since
    if stated is None or run.engagement is None:
        return None
    name, raw = stated.get("attachment"), attached(issued, stated.get("attachment"))
    run.attachments.add(str(name))
    present = hashlib.sha256(raw).hexdigest() if raw is not None else ""
    if raw is None or name not in SINCE or present != stated.get("sha256"):
        run.alterations.append(
            Alteration(kind="attachment", part=str(name)[:40], old=str(stated.get("sha256"))[:64], new=present)
        )
        return None
    # beside the engagement lie the papers that both name; a brief brings its own
    path = run.engagement.with_name(f"{run.engagement.stem[:100]}-{name}")
    path.write_bytes(raw)
    try:
        data = with_packs(data_set(run.data)._replace(packs=tuple(run.packs)), run.named)
        before = part_of(path, scratch / _FOLDER, Given(data=run.data, packs=run.named), registry)
        if isinstance(before, Side) and not is_brief(path):
            before = Side(path, data)
        found, _ = changes_between(before, Side(run.engagement, data), cache=cache, registry=registry)
    except AssessorError as fault:
        run.barriers.append(Barrier(kind="refused", name=f"{name}: {fault.message}"))
        return None
    return Earlier(str(stated.get("path")), found)
