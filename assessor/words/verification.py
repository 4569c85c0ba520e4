"""What `assessor verify` says: whether a brief is consistent, what was altered, why it cannot be performed again."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from assessor.words import grammar, rule_packs

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from assessor.result.rules import AmendedValue, LoadedPack
    from assessor.result.verification import Alteration, AlterationKind, Barrier, Signature, Status, Verification

_SHOWN: Final = 40
_SHORT: Final = 12

WHAT: Final[Mapping[AlterationKind, str]] = {
    "words": "Words of the page",
    "page_number": "A page number in the contents",
    "margin": "Words outside the text",
    "bookmark": "A bookmark",
    "title": "The title of the file",
    "hidden": "Words that cannot be seen",
    "picture": "Pictures",
    "result": "A value of the attached result",
    "digest": "The digest of the attached result",
    "engagement": "The attached engagement",
    "options": "The attached options of the run",
    "paper": "An attached paper",
    "offers": "The attached offers",
    "brand": "The attached brand",
    "pack": "An attached rule pack",
    "data": "The attached rules and catalogs",
    "annotation": "A note",
    "attachment": "An attachment",
    "script": "A script or action",
    "signature": "A signature",
    "revision": "Revisions after the file was issued",
    "file": "A file of the set",
    "html": "The page for a browser",
}
_CAUSE: Final[Mapping[AlterationKind, str]] = {
    "words": "the page was edited, or printed from another result",
    "page_number": "the page was edited, or pages were added or taken out",
    "margin": "a stamp, a header or an edit on top of the page",
    "bookmark": "the list of bookmarks was edited",
    "title": "the file's properties were edited",
    "hidden": "another program wrote text under the page, as text recognition does",
    "picture": "a picture was placed on a page, or replaced; no brief holds one but the logo of its brand",
    "result": "the attached result was edited, or its engagement was",
    "digest": "the attached result was edited after its digest was taken, or written again by another program",
    "engagement": "the engagement was changed after the assessment",
    "options": "the options were edited after the run",
    "paper": "the paper was replaced or taken out",
    "offers": "the offers were replaced, or where they lay was edited",
    "brand": "the file of the brand or its logo was replaced",
    "pack": "the pack was replaced, or where it lay was edited",
    "data": "the rules were replaced",
    "annotation": "somebody commented on the file or stamped it",
    "attachment": "a file was added to the brief",
    "script": "another program added it; no brief holds one",
    "signature": "the file was changed after it was signed, or the signature comes from another file",
    "revision": "another program saved changes to the file",
    "file": "the file was changed, replaced or taken out, or comes from another run",
    "html": "the page was edited, or written by another build",
}
# By the option that stands in for it.
_INPUTS: Final[Mapping[str, str]] = {
    "--engagement": "no engagement rides",
    "--data": "no folder of catalogs and rules rides",
    "--pack": "not every rule pack rides",
    "--offers": "no file of offers rides",
}
_VERDICT: Final[Mapping[Status, str]] = {
    "consistent": "consistent",
    "altered": "altered",
    "not_performed": "cannot be re-performed",
}


def lines(found: Verification) -> list[str]:
    """The whole answer: what is not as shipped first, then what was found, the verdict last."""
    said = [
        *_brand(found.brand),
        *_packs(found.packs),
        *_amendments(found.amendments),
        *_private(found.private),
        *_assumed(found.changes),
    ]
    for alteration in found.alterations:
        said += [*altered(alteration), ""]
    said += [barrier_words(barrier) for barrier in found.barriers]
    return [*said, *_notes(found), f"{_VERDICT[found.status]}: {_summary(found)}"]


def _brand(name: str) -> list[str]:
    """Whose name and logo it bears."""
    return [f"Issued under the name of {name}. Anybody can write that name into a file.", ""] if name else []


def _packs(packs: Sequence[LoadedPack]) -> list[str]:
    """Rule packs that are not shipped."""
    if not packs:
        return []
    return ["Judged with rule packs that are not shipped:", *(f"  {rule_packs.pack_line(pack)}" for pack in packs), ""]


def _amendments(amendments: Sequence[AmendedValue]) -> list[str]:
    """Values of the rules that packs changed."""
    if not amendments:
        return []
    shown = [f"  {rule_packs.amendment_line(item)}" for item in amendments[:_SHOWN]]
    if len(amendments) > _SHOWN:
        shown.append(f"  and {len(amendments) - _SHOWN} more")
    return ["Packs changed these values of the rules:", *shown, ""]


def _private(files: Sequence[str]) -> list[str]:
    """Rules and catalogs that are not the shipped ones."""
    if not files:
        return []
    changed = [name for name in files if not name.startswith("-")]
    left_out = len(files) - len(changed)
    said = ["Judged with rules or catalogs that are not the shipped ones:", *(f"  {name}" for name in changed[:_SHOWN])]
    if len(changed) > _SHOWN:
        said.append(f"  and {len(changed) - _SHOWN} more")
    if left_out:
        said.append(f"  without {grammar.counted(left_out, 'shipped file')}")
    return [*said, ""]


def _assumed(changes: Sequence[str]) -> list[str]:
    if not changes:
        return []
    return ["The sheet of changes assumes:", *(f"  {change}" for change in changes), ""]


def altered(found: Alteration) -> list[str]:
    """One alteration: what it is and where, what was issued and what stands there, and what probably happened."""
    where = [found.part] if found.part else []
    where += [f"page {found.page}"] if found.page else []
    where += [found.obligation] if found.obligation else []
    head = WHAT[found.kind] + (f" ({', '.join(where)})" if where else "")
    sides = [f"  issued: {found.old or 'nothing'}", f"  here:   {found.new or 'nothing'}"]
    return [head, *(sides if found.old or found.new else []), f"  likely: {_CAUSE[found.kind]}"]


def barrier_words(found: Barrier) -> str:
    """One reason why it cannot be performed again."""
    stated, present = found.stated[:_SHORT] or "none", found.present[:_SHORT] or "none"
    sides = f"made with {stated}, here is {present}"
    match found.kind:
        case "engine":
            return f"Another version of the engine: made with {found.stated}, here is {found.present}."
        case "program":
            return f"Another build of the same version of the engine: {sides}."
        case "catalog":
            return f"Another catalog {found.name}: {sides}."
        case "rules":
            return f"Other rules: {sides}."
        case "pack":
            return f"Another pack {found.name}: {sides}."
        case "inputs":
            return f"Inputs are missing: {_INPUTS[found.name]} along. Name it with {found.name}."
        case "refused":
            return f"The attached inputs are refused here: {found.name}"


def _notes(found: Verification) -> list[str]:
    if not found.signatures:
        return []
    count = grammar.counted(found.signatures, "signature field")
    if found.signed is None:
        return [f"The file has {count}. To check signatures, install pyHanko: pip install 'assessor-engine[sign]'."]
    empty = found.signatures - len(found.signed)
    said = [_signature(each) for each in found.signed if each.intact]
    return [*said, *([f"{grammar.counted(empty, 'signature field')} without a signature."] if empty > 0 else [])]


def _signature(signature: Signature) -> str:
    """An intact signature: by whom, as its certificate says, and how to make sure of that."""
    covers = "it covers the whole file" if signature.whole else "it covers the file up to a later signature"
    time = f", on {signature.stated} by the signer's own clock" if signature.stated else ""
    own = "itself" if signature.issuer == signature.by else signature.issuer
    return (
        f"Signed by {signature.by}{time}: intact, and {covers}. Certificate issued by {own}, SHA-256 "
        f"{signature.fingerprint}. Whether it is theirs is not checked here: compare that number with theirs."
    )


def _issued(found: Verification) -> str:
    signed = found.signed is not None and any(each.intact and each.whole for each in found.signed)
    return "Who issued it, the signature says." if signed else "This does not tell who issued the file."


def _summary(found: Verification) -> str:
    read = f"{found.words:,} words on {grammar.counted(found.pages, 'page')}"
    said = f", and {read} say what it says" if found.pages else "; no pages were compared"
    match found.status:
        case "consistent":
            return f"performed again, the result has the digest {found.digest[:_SHORT]}{said}. {_issued(found)}"
        case "altered":
            return f"{grammar.counted(len(found.alterations), 'difference')} from what was issued."
        case "not_performed":
            return f"the digest stated is {found.digest[:_SHORT] or 'none'}; nothing was found to be altered."
