"""A library without prose and places in which nothing is wrong, and cases held against it."""

from __future__ import annotations

from functools import cached_property, partial
from typing import TYPE_CHECKING, Final

from assessor.assess.case_sets import judgeable
from assessor.graph.compile import NotJoined, bare_plan, compile_plan
from assessor.library.audit import AUDIT_CHECKS
from assessor.library.ledger import SoundCheck
from assessor.library.links import link_checks
from assessor.library.loader import gather
from assessor.library.overlay_links import own_problems
from assessor.library.overlays import with_overlay
from assessor.library.pack_links import check_packs
from assessor.library.rule_case_links import CaseRules
from assessor.library.watched import watched
from assessor.model.named_tuple import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from assessor.library.data_set import DataSet
    from assessor.library.framework import CheckedFramework
    from assessor.library.ledger import Ledger
    from assessor.library.library import Library
    from assessor.library.rule_cases import ReadCase
    from assessor.model.diagnostic import Diagnostic
    from assessor.source.document import Document

    Check = Callable[[Library], Iterable[Diagnostic]]

_OVERLAID: Final = ("frameworks", "overlays")  # what says how a library with a pack in it differs


class Ground(NamedTuple):
    """What was asked to hold a case against the rules: rows of these catalogs, and whether more than rows."""

    catalogs: tuple[str, ...]
    joined: bool


class SoundRules:
    """A library in which nothing is wrong, with the plans that cases ask; see `links_hold` for what makes it so."""

    def __init__(self, library: Library, data: DataSet, registry: Sequence[CheckedFramework]) -> None:
        self._library, self._data, self._registry = library, data, registry

    def links_hold(self, ledger: Ledger, ground: Callable[[frozenset[str]], str]) -> bool:
        """Whether every check finds nothing; those are run whose `ground`, the parts they read, has changed."""
        if check_packs(self._library, self._data.packs):
            return False
        for name, check, library, always in self._checks():
            known = ledger.checks.get(name)
            if known is not None and ground(frozenset(known.parts)) == known.rests_on:
                continue
            read = set(always)
            if any(True for _ in check(watched(library, read))):
                return False
            ledger.check_found_sound(name, SoundCheck(tuple(sorted(read)), ground(frozenset(read))))
        return True

    def _checks(self) -> Iterator[tuple[str, Check, Library, tuple[str, ...]]]:
        """Each check by a name of its own, the library it reads, and the parts this library was made of besides."""
        links = [(f"{number} {_name(check)}", check) for number, check in enumerate(link_checks(self._registry))]
        for name, check in links:
            yield name, check, self._library, ()
        for check in AUDIT_CHECKS:
            yield f"audit {_name(check)}", check, self._library, ()
        for overlay in self._library.overlays.values():
            yield f"overlay {overlay.id}", partial(own_problems, overlay=overlay), self._library, _OVERLAID
            adopted = with_overlay(self._library, overlay)
            for name, check in links:
                yield f"with {overlay.id} {name}", check, adopted, _OVERLAID

    def judged(self, read: ReadCase) -> Ground | None:
        """What a case rests on that holds no error; None for one that does."""
        joined = False
        try:
            engagement, faults = judgeable(read, self._bare, self._registry)
        except NotJoined:
            joined = True
            engagement, faults = judgeable(read, self._whole, self._registry)
        if engagement is None or faults:
            return None
        chosen = [self._library.frameworks[name].catalog for name in engagement.frameworks]
        expected = [item.obligation.partition(":")[0] for item in read.case.expect]
        return Ground(tuple(sorted({*chosen, *expected})), joined)

    @cached_property
    def _bare(self) -> CaseRules:
        return CaseRules(bare_plan(self._library, self._registry))

    @cached_property
    def _whole(self) -> CaseRules:
        from assessor.graph.build import build  # noqa: PLC0415 - few cases ask for what needs a graph

        return CaseRules(compile_plan(build(self._library), self._library, self._registry))


def rules_of(
    files: Sequence[tuple[str, bytes]],
    documents: Mapping[str, Document],
    data: DataSet,
    registry: Sequence[CheckedFramework],
) -> SoundRules | None:
    """The rules in some files, whose documents are given by their paths; None where they make no library."""

    def kept(_content: bytes, path: str, _registry: object) -> tuple[Document | None, list[Diagnostic]]:
        return documents[path], []

    library, problems = gather(files, registry, shown=data.shown, reading=kept)
    return None if library is None or problems else SoundRules(library, data, registry)


def _name(check: Check) -> str:
    return f"{getattr(check, '__module__', '')}.{getattr(check, '__qualname__', '')}"
