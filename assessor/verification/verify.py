"""The whole check: opened, performed again, compared."""

from __future__ import annotations

import hashlib
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

from assessor import api
from assessor.assess.subjects import loaded
from assessor.encode.encode import canonical
from assessor.frameworks.registry import FRAMEWORKS
from assessor.report.page import print_page
from assessor.report.printing import Printing
from assessor.report.sections import SECTIONS, shown_in
from assessor.result.verification import Alteration, Verification
from assessor.verification.branding import other_pictures
from assessor.verification.earlier import earlier_again
from assessor.verification.issued import RESULT, Issued, opened
from assessor.verification.objects import barriers, differences
from assessor.verification.page_words import page_words
from assessor.verification.pages import altered_pages
from assessor.verification.performing import Given, laid_out, performed
from assessor.verification.program import program_digest
from assessor.verification.signatures import broken
from assessor.words.rule_packs import amendments_in_order

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assessor.report.framework import Registry
    from assessor.report.version_pages import Earlier
    from assessor.result.rules import AmendedValue, LoadedPack
    from assessor.verification.run import Run


_NOTHING = Given()


def verified(
    path: Path,
    given: Given = _NOTHING,
    *,
    cache: Path | None = None,
    registry: Registry = FRAMEWORKS,
) -> Verification:
    """A brief, the folder of one run or a result held against what it was made from.

    What is `given` stands in where none rides along. Raises AssessorError where the file is no brief.
    """
    with tempfile.TemporaryDirectory(prefix="assessor-verify-", ignore_cleanup_errors=True) as name:
        scratch = Path(name)
        issued = opened(path, scratch)
        run = laid_out(issued, scratch, given)
        again = performed(run, cache=cache, registry=registry)
        earlier = earlier_again(issued, run, scratch, cache=cache, registry=registry)
        return _held(issued, run, again, earlier, registry)


def _held(
    issued: Issued, run: Run, again: api.Judged | None, earlier: Earlier | None, registry: Registry
) -> Verification:
    """What was issued against what comes of performing it again."""
    alterations = [*issued.faults, *run.alterations, *_digest(issued)]
    obstacles = list(run.barriers)
    pages = words = 0
    addresses: frozenset[str] = frozenset()
    performed_digest = ""
    if again is not None:
        performed_digest = again.encoded["digest"]
        differing = barriers(issued.data, again.encoded, (run.program, program_digest()))
        compared = _result(issued, again.encoded)
        if not compared or not differing:
            page = page_words(print_page(again.result, registry, run.paper, run.sections, earlier, run.brand))
            addresses = page.addresses
            references = frozenset(row.ref for row in again.result.obligations)
            if issued.contents is not None:
                pages, words = issued.contents.pages, sum(len(unit.text.split()) for unit in page.units)
                compared += altered_pages(page, issued.contents, references)
            compared += _html(issued, run, again, earlier, registry)
        if compared and differing:
            obstacles += differing
        else:
            alterations += compared
    alterations += _additions(issued, run, addresses)
    status = "altered" if alterations else "not_performed" if obstacles else "consistent"
    return Verification(
        status=status,  # type: ignore[arg-type] # one of its three words
        digest=str(issued.data.get("digest", ""))[:64],
        performed=performed_digest,
        private=run.private,
        packs=_private_packs(run, again),
        amendments=_amendments(again),
        changes=run.what_if,
        brand="" if run.brand is None else run.brand.name,
        alterations=tuple(alterations),
        barriers=tuple(obstacles),
        signatures=issued.contents.signatures if issued.contents is not None else 0,
        signed=issued.signatures,
        pages=pages,
        words=words,
        compared=issued.compared,
    )


def _private_packs(run: Run, again: api.Judged | None) -> tuple[LoadedPack, ...]:
    """The packs that judged and are not shipped."""
    packs = again.result.rules.packs if again is not None else tuple(loaded(pack.info) for pack in run.packs)
    return tuple(pack for pack in packs if not pack.shipped)


def _amendments(again: api.Judged | None) -> tuple[AmendedValue, ...]:
    """What packs changed in the rules of others."""
    return () if again is None else amendments_in_order(again.result.rules)


def _digest(issued: Issued) -> Iterator[Alteration]:
    """Whether the digest in the result is that of the result, and its bytes are the canonical ones."""
    body: dict[str, Any] = {key: value for key, value in issued.data.items() if key != "digest"}
    right, stated = hashlib.sha256(canonical(body)).hexdigest(), issued.data.get("digest")
    if stated != right:
        yield Alteration(kind="digest", part=RESULT, old=str(stated)[:64], new=right)
    elif canonical(issued.data) != issued.raw:
        yield Alteration(kind="digest", part=RESULT)


def _result(issued: Issued, again: dict[str, Any]) -> tuple[Alteration, ...]:
    if issued.data == again:
        return ()
    found = differences(issued.data, again)
    if found:
        return found
    return (Alteration(kind="digest", part=RESULT, old=again["digest"], new=str(issued.data.get("digest"))[:64]),)


def _html(
    issued: Issued, run: Run, again: api.Judged, earlier: Earlier | None, registry: Registry
) -> tuple[Alteration, ...]:
    """The page for a browser is made again, byte for byte; without `run.json`, of the sections it shows."""
    if issued.html is None:
        return ()
    possible = [run.sections] if run.stated else [SECTIONS, shown_in(issued.html.decode("utf-8", "replace"))]
    right = b""
    for sections in possible:
        printing = Printing(sections=sections, earlier=earlier, brand=run.brand)
        right = api.rendered(again.result, ("html",), printing=printing, registry=registry)["html"]
        if right == issued.html:
            return ()
    theirs, ours = issued.html.decode("utf-8", "replace").splitlines(), right.decode().splitlines()
    pairs = zip([*ours, *[""] * len(theirs)], [*theirs, *[""] * len(ours)], strict=False)
    old, new = next(((one, other) for one, other in pairs if one != other), ("", ""))
    return (Alteration(kind="html", part="brief.html", old=_around(old, new), new=_around(new, old)),)


def _around(text: str, other: str) -> str:
    """A line from shortly before the first letter that is another."""
    same = next(
        (at for at, (one, two) in enumerate(zip(text, other, strict=False)) if one != two), min(len(text), len(other))
    )
    return text[max(same - 40, 0) : same + 80]


def _additions(issued: Issued, run: Run, addresses: frozenset[str]) -> Iterator[Alteration]:
    """What no brief of ours has: notes, files, scripts, pictures, hidden words, further revisions."""
    contents = issued.contents
    if contents is None:
        return
    notes = [note for note in contents.annotations if note.kind != "Link" or note.says not in addresses]
    yield from (Alteration(kind="annotation", page=note.page, part=note.kind, new=note.says) for note in notes)
    yield from (Alteration(kind="script", new=script) for script in contents.scripts)
    for name in issued.files:
        if name != RESULT and name not in run.attachments:
            yield Alteration(kind="attachment", new=name)
    if contents.embedded > len(issued.files):
        yield Alteration(kind="attachment", new=f"{contents.embedded - len(issued.files)} without a place in the list")
    yield from (Alteration(kind="hidden", page=number) for number in contents.hidden)
    yield from other_pictures(run, contents)
    yield from broken(issued.signatures, contents)
