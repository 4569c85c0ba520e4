"""The run behind a brief: the options its `run.json` states, held against its result."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

from assessor.errors import AssessorError
from assessor.report.sections import SECTIONS, chosen
from assessor.result.verification import Alteration, Barrier
from assessor.verification.carried import RUN, RUN_FORMAT
from assessor.verification.placing import attached

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from assessor.library.packs import RulePack
    from assessor.model.brand import Brand
    from assessor.report import PageSize
    from assessor.verification.issued import Issued

_PAGE_SIZES: Final[tuple[PageSize, ...]] = ("letter", "a4")


@dataclass(slots=True)
class Run:
    """How a brief says it was made, and the files for it, laid out as they were."""

    engagement: Path | None = None
    what_if: tuple[str, ...] = ()
    data: Path | None = None
    offers: Path | None = None
    """Offers that were named on the command line; those the engagement names lie beside it."""
    packs: list[RulePack] = field(default_factory=list)
    """Packs that ride along."""
    named: tuple[str, ...] = ()
    """Packs to load by name: shipped ones of the command line, and those somebody brings to the verification."""
    sections: tuple[str, ...] = SECTIONS
    paper: PageSize = "letter"
    since: dict[str, Any] | None = None
    """What `run.json` says of the earlier file the brief is held against."""
    brand: Brand | None = None
    """Who issues it, as the file that rides along says."""
    stated: bool = False
    """Whether there is a sound `run.json`."""
    program: str = ""
    private: tuple[str, ...] = ()
    attachments: set[str] = field(default_factory=set)
    """Names of attachments it speaks of."""
    alterations: list[Alteration] = field(default_factory=list)
    barriers: list[Barrier] = field(default_factory=list)


def stated_run(issued: Issued, run: Run) -> dict[str, Any]:
    """`run.json`, as far as it has the form it should have; its options go into the run."""
    raw = attached(issued, RUN)
    if raw is None:
        return {}
    try:
        stated = json.loads(raw)
        options = stated["options"]
        run.what_if = tuple(str(text) for text in options["what_if"])
        run.program = str(stated["program"])
        run.sections = chosen(options["sections"])
        run.since = dict(stated["since"]) if stated.get("since") is not None else None
        run.paper = next(paper for paper in _PAGE_SIZES if paper == options["paper"])
        same = (
            *(stated["format"], stated["engine"], stated["engagement"], options["data"]),
            *(options["pack"], options["offers"], options["sections"]),
        )
        lists = (stated["papers"], stated["packs"])
    except (ValueError, KeyError, TypeError, RecursionError, StopIteration, AssessorError):
        run.alterations.append(Alteration(kind="options", part=RUN))
        return {}
    packs = [pack["option"] for pack in packs_of(issued.data) if pack.get("option") is not None]
    expected = (
        *(RUN_FORMAT, issued.data.get("engine"), input_of(issued, 0), _block(issued.data, "rules").get("folder")),
        *(packs, _block(issued.data, "offers").get("option"), list(run.sections)),
    )
    if same != expected:
        run.alterations.append(Alteration(kind="options", part=RUN, old=_short(expected), new=_short(same)))
    if not all(isinstance(each, list) for each in lists):
        run.alterations.append(Alteration(kind="options", part=RUN))
        return {}
    run.stated = True
    return dict(stated)


def input_of(issued: Issued, index: int) -> dict[str, Any]:
    """One of the inputs the result lists; empty where it lists none there."""
    inputs = issued.data.get("inputs")
    there = inputs[index] if isinstance(inputs, list) and len(inputs) > index else None
    return there if isinstance(there, dict) else {}


def packs_of(data: Mapping[str, Any]) -> list[dict[str, Any]]:
    """The rule packs a result lists."""
    listed = _block(data, "rules").get("packs")
    return [pack for pack in listed if isinstance(pack, dict)] if isinstance(listed, list) else []


def changes_of(data: dict[str, Any]) -> tuple[str, ...]:
    """The options behind the sheet of changes, where no `run.json` states them."""
    changes = _block(data, "what_if")
    values, pack = changes.get("changes"), _block(changes, "pack")
    listed = [
        f"{each.get('key')}={json.dumps(each.get('value'), ensure_ascii=False)}"
        for each in (values if isinstance(values, list) else ())
        if isinstance(each, dict)
    ]
    return (*listed, f"overlay={pack.get('id')}") if pack else tuple(listed)


def _block(data: Mapping[str, Any], name: str) -> dict[str, Any]:
    block = data.get(name)
    return block if isinstance(block, dict) else {}


def _short(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, default=str)[:400]
