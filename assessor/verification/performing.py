"""Performing an assessment again from what its brief carries, in a folder of its own."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Any

from assessor import api
from assessor.errors import AssessorError
from assessor.library.data_set import data_set, with_packs
from assessor.model.diagnostic import InvalidSource
from assessor.model.named_tuple import NamedTuple
from assessor.result.verification import Alteration, Barrier
from assessor.verification.branding import lay_brand
from assessor.verification.carried import DATA, ENGAGEMENT, RUN
from assessor.verification.inputs import lay_data, lay_offers, lay_packs, lay_papers
from assessor.verification.placing import attached, plain
from assessor.verification.run import Run, changes_of, input_of, stated_run

if TYPE_CHECKING:
    from pathlib import Path

    from assessor.report.framework import Registry
    from assessor.verification.issued import Issued


class Given(NamedTuple):
    """What somebody brings to a verification: it stands in where none rides along. Packs are named by id or path."""

    engagement: Path | None = None
    data: Path | None = None
    packs: tuple[str, ...] = ()
    offers: Path | None = None
    brand: Path | None = None


def laid_out(issued: Issued, scratch: Path, given: Given) -> Run:
    """The inputs of a brief in a scratch folder."""
    run = Run(attachments={RUN, ENGAGEMENT, DATA})
    stated = stated_run(issued, run)
    folder = scratch / "inputs"
    folder.mkdir()
    run.engagement = _engagement(issued, folder, run, given.engagement)
    if run.engagement is None:
        run.barriers.append(Barrier(kind="inputs", name="--engagement"))
        return run
    lay_brand(issued, stated, scratch, run, given.brand)
    lay_papers(issued, stated, folder, run)
    lay_offers(issued, stated, folder, run, given.offers)
    lay_packs(issued, stated, folder, run, given.packs)
    lay_data(issued, scratch, run, given.data)
    return run


def _engagement(issued: Issued, folder: Path, run: Run, given: Path | None) -> Path | None:
    """Where the engagement lies; one that is brought stays beside the files it names, under the name it had."""
    listed: dict[str, Any] = input_of(issued, 0)
    raw, name = attached(issued, ENGAGEMENT), listed.get("path")
    if not plain(name):
        return None
    brought = raw is None and given is not None
    if given is not None and raw is None:
        raw = given.read_bytes()
        run.what_if = changes_of(issued.data)
    if raw is None:
        return None
    present = hashlib.sha256(raw).hexdigest()
    if present != listed.get("sha256"):
        run.alterations.append(
            Alteration(kind="engagement", part=str(name), old=str(listed.get("sha256")), new=present)
        )
    if brought and given is not None and given.name == name:
        return given
    target = folder / str(name)
    target.write_bytes(raw)
    return target


def performed(run: Run, *, cache: Path | None, registry: Registry) -> api.Judged | None:
    """The assessment again; None, with a barrier noted, where its inputs are refused here."""
    if run.engagement is None:
        return None
    try:
        data = with_packs(data_set(run.data)._replace(packs=tuple(run.packs)), run.named)
        return api.judged(
            run.engagement, data=data, cache=cache, what_if=run.what_if, offers=run.offers, registry=registry
        )
    except InvalidSource as fault:
        first = fault.diagnostics[0] if fault.diagnostics else None
        run.barriers.append(Barrier(kind="refused", name=f"{first.code}: {first.message}" if first else ""))
    except AssessorError as fault:
        run.barriers.append(Barrier(kind="refused", name=fault.message))
    return None
