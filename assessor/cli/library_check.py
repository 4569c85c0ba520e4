"""Everything wrong with a data root, its packs and their cases, each with its place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assessor.assess.case_sets import sound_cases
from assessor.assess.prepare import load_plan
from assessor.frameworks.registry import FRAMEWORKS
from assessor.library.audit import audit
from assessor.library.links import check_links
from assessor.library.loader import gather
from assessor.library.overlay_links import check_overlays
from assessor.library.pack_links import beyond_taken_ids, check_packs, unwritten_manifests
from assessor.library.store import Store
from assessor.library.word_places import at_words
from assessor.model.diagnostic import Severity

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from assessor.library.data_set import DataSet
    from assessor.library.library import Library
    from assessor.library.loader import Reading
    from assessor.library.packs import RulePack
    from assessor.model.diagnostic import Diagnostic

    Files = Sequence[tuple[str, bytes]]


def library_problems(
    data: DataSet, files: Files, cases: Files, cache: Path | None, pack: RulePack | None, reading: Reading
) -> list[Diagnostic]:
    """Every problem of the files of some data, and of cases where the rules hold none.

    What asks only of quality is told of one `pack` alone, where one is named.
    """
    library, problems = gather(files, FRAMEWORKS, shown=data.shown, reading=reading)
    if library is not None:
        problems = [*problems, *check_links(library, FRAMEWORKS)]
        problems += check_packs(library, data.packs)
        linked = all(item.severity is Severity.WARNING for item in problems)
        audited = audit(library)
        if pack is not None:  # what a pack asks of a shipped entry is no fault of that entry
            audited = [item for item in audited if item.span.path.startswith(pack.where)]
        problems += [*check_overlays(library, FRAMEWORKS), *audited]
        if linked and cases:
            shown = [(data.shown(name), content) for name, content in cases]
            problems += case_problems(shown, data, cache, (files, library))
    return at_words([*beyond_taken_ids(problems, data.packs), *unwritten_manifests(data.packs)], files, data.shown)


def case_problems(
    files: Files, data: DataSet, cache: Path | None, read: tuple[Files, Library] | None = None
) -> list[Diagnostic]:
    """Every problem of case files, held against rules without errors.

    `read` are the files and the library of these rules where they are known. Raises InvalidSource for broken rules.
    """
    return sound_cases(files, load_plan(data, Store(cache), FRAMEWORKS, read=read), FRAMEWORKS)[1]
