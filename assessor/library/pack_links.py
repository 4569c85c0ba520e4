"""Packs against the library they were loaded into: what each says it provides is what its files bring."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from assessor.library.wording import unwritten
from assessor.model.diagnostic import Diagnostic
from assessor.model.pack import MANIFEST
from assessor.model.spelling import did_you_mean
from assessor.source.reader import read

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from assessor.library.library import Library
    from assessor.library.packs import RulePack

_TAKEN: Final = "link/duplicate-id"
# What a reader of pack.yaml wants to find listed, whole.
_LISTED = ("catalogs", "frameworks", "models")


def check_packs(library: Library, packs: Iterable[RulePack]) -> list[Diagnostic]:
    """Ids a pack lists and does not bring; catalogs, frameworks and models it brings and does not list."""
    return [problem for pack in packs for problem in _check(library, pack)]


def unwritten_manifests(packs: Iterable[RulePack]) -> Iterator[Diagnostic]:
    """A warning at each text that a pack has yet to say of itself."""
    for pack in packs:
        document, _ = read(dict(pack.content)[MANIFEST], f"{pack.where}{MANIFEST}")
        if document is not None:
            yield from unwritten(document)


def beyond_taken_ids(problems: Sequence[Diagnostic], packs: Iterable[RulePack]) -> list[Diagnostic]:
    """Problems without those that only follow from an id that a pack takes and another already has.

    Such a pack's other files speak of a thing of its own that was not taken in, and nothing else can be said of them.
    """
    taken = {item.span.path for item in problems if item.code == _TAKEN}
    places = tuple(pack.where for pack in packs if any(path.startswith(pack.where) for path in taken))
    if not places:
        return list(problems)
    return [item for item in problems if item.code == _TAKEN or not item.span.path.startswith(places)]


def _check(library: Library, pack: RulePack) -> list[Diagnostic]:
    problems = []
    manifest = pack.manifest
    kinds = _by_kind(library)
    for kind, names in manifest.provides.items():
        if kind not in kinds:
            message = f"'{kind}' is no kind of thing a pack can provide"
            advice = did_you_mean(kind, kinds) or f"kinds: {', '.join(kinds)}"
            problems.append(Diagnostic("pack/provides", message, manifest.span, advice))
            continue
        own = _own(kinds[kind], pack)
        for name in names:
            if name not in own:
                message = f"the pack lists '{name}' among {kind}, and no file of it brings that"
                advice = did_you_mean(name, own) or "remove it from 'provides', or add the file"
                problems.append(Diagnostic("pack/provides", message, manifest.span, advice))
    for kind in _LISTED:
        for name in _own(kinds[kind], pack):
            if name not in manifest.provides.get(kind, ()):
                message = f"the pack brings '{name}' and does not list it among {kind}"
                advice = f"add it to 'provides': {{{kind}: [{name}]}}"
                problems.append(Diagnostic("pack/unlisted", message, manifest.span, advice))
    return problems


def _by_kind(library: Library) -> dict[str, Mapping[str, Any]]:
    return {
        "capabilities": library.capabilities,
        "catalogs": {name: catalog.header for name, catalog in library.catalogs.items()},
        "clauses": library.clauses,
        "duties": library.duties,
        "events": library.events,
        "facts": library.facts,
        "frameworks": library.frameworks,
        "functions": library.functions,
        "gates": library.gates,
        "models": library.models,
        "overlays": library.overlays,
        "severity": library.severity,
        "standing": library.standing,
    }


def _own(items: Mapping[str, Any], pack: RulePack) -> list[str]:
    """Ids whose entry stands in a file of the pack."""
    return [name for name, item in items.items() if item.span.path.startswith(pack.where)]
