"""A provider's own offers, read from a file and held against the engagement they are made to."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from assessor.library import money_links, service_links
from assessor.library.engagement import MAX_BYTES, read_bytes
from assessor.library.references import missing
from assessor.model.diagnostic import Diagnostic, Severity
from assessor.model.offer_book import OfferBook, OfferFile
from assessor.model.offered import provider_of
from assessor.model.shape import structure
from assessor.model.value import replace

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from assessor.library.engagement import Source
    from assessor.model.offer_book import Offer
    from assessor.model.plan import Plan
    from assessor.model.span import Pointer
    from assessor.source.document import Document

_KIND = "offers"


def with_offers(source: Source, plan: Plan, file: Path | None) -> tuple[Source, list[Diagnostic]]:
    """The engagement with the offers that are made to it, and what is wrong with them.

    `file` stands before the one the engagement names; that one lies in the engagement's folder or below it.
    """
    named = source.engagement.offers
    if file is None and named is None:
        return source, []
    if file is None:
        at: Pointer = ("offers",)
        path = source.folder / (named or "")
        if not path.resolve().is_relative_to(source.folder.resolve()):
            message = f"'{named}' points outside the engagement's folder"
            advice = "copy the file into that folder and write a relative path"
            return source, [Diagnostic("path/outside", message, source.document.span(at), advice)]
        if not path.is_file():
            message, advice = f"there is no file '{named}'", "put it into the engagement's folder"
            return source, [Diagnostic("file/missing", message, source.document.span(at), advice)]
    else:
        path = file
    document, sha256, problems = _read(path)
    if document is None or problems:
        return source, problems
    written = structure(OfferFile, document.data, document.span)
    name = path.name.encode("utf-8", "replace").decode()
    option = None if file is None else f"./{name}"
    book = OfferBook(seller=written.provider, offers=written.offers, file=name, sha256=sha256, option=option)
    problems = list(_problems(replace(source, document=document, faulty=False), plan, book))
    if any(item.severity is Severity.ERROR for item in problems):
        return source, problems
    return replace(source, engagement=replace(source.engagement, sold=book)), problems


def _read(path: Path) -> tuple[Document | None, str, list[Diagnostic]]:
    """The file as its schema accepts it, and its SHA-256."""
    raw, problems = read_bytes(path)
    if raw is None:
        return None, "", problems
    from assessor.source.reader import read  # noqa: PLC0415 - yaml and jsonschema only where offers are made
    from assessor.source.schema import schemas  # noqa: PLC0415

    document, problems = read(raw, str(path), limit=MAX_BYTES)
    if document is not None:
        problems = schemas().validate(document, _KIND)
    return document, hashlib.sha256(raw).hexdigest(), problems


def _problems(source: Source, plan: Plan, book: OfferBook) -> Iterator[Diagnostic]:
    """Everything the offers name exists, and every price fits its structure; `source` holds their document."""
    until = book.seller.valid_until
    if until is not None and until < source.engagement.as_of:
        message = f"the offers were valid until {until}, and the engagement is as of {source.engagement.as_of}"
        place = source.document.span(("provider", "valid_until"))
        yield Diagnostic("offers/expired", message, place, "ask for current ones", Severity.WARNING)
    serving = {provider.id for provider in source.engagement.providers}
    seen: set[str] = set()
    for index, offer in enumerate(book.offers):
        at: Pointer = ("offers", index)
        if offer.id in seen:
            place = source.document.span((*at, "id"))
            yield Diagnostic("offers/twice", f"two offers have the id '{offer.id}'", place, "give each its own")
        seen.add(offer.id)
        if book.supplier(offer) in serving:
            message = f"'{book.supplier(offer)}' is also a provider of the engagement"
            yield Diagnostic("offers/twice", message, source.document.span((*at, "id")), "give the offer another id")
        yield from _offer(source, plan, book, offer, at)


def _offer(source: Source, plan: Plan, book: OfferBook, offer: Offer, at: Pointer) -> Iterator[Diagnostic]:
    """One offer against the rules."""
    model = plan.terrain.models.get(offer.model)
    if model is None:
        yield missing(source.document, "model", offer.model, plan.terrain.models, (*at, "model"), key=False)
        return
    offerings = [item.id for item in model.offerings]
    if offer.offering is not None and offer.offering not in offerings:
        yield missing(source.document, "offering", offer.offering, offerings, (*at, "offering"), key=False)
        return
    if offer.offering is None and len(offerings) > 1:
        message = f"model {offer.model} has several offerings, and the offer names none"
        advice = f"add 'offering:', one of {', '.join(offerings)}"
        yield Diagnostic("offers/offering", message, source.document.span(at), advice)
    if model.employees or model.capacity != "none":
        message = f"people of model {offer.model} are paid by the hour or the month; an offer is a service"
        yield Diagnostic("offers/model", message, source.document.span((*at, "model")), "describe them as a provider")
    functions = plan.terrain.functions
    sold = {name for tier in model.tiers(offer.offering) for name in tier.services} | set(model.services)
    for place, name in enumerate(offer.includes):
        if name not in functions:
            yield missing(source.document, "function", name, functions, (*at, "includes", place), key=False)
        elif name not in sold:
            message = f"{offer.model} promises nothing for '{name}', so nothing would count"
            span = source.document.span((*at, "includes", place))
            yield Diagnostic("offers/not-sold", message, span, "remove it, or name an offering that has it")
    provider = provider_of(book, offer)
    yield from service_links.ordered(source, plan, provider, at)
    yield from money_links.price_problems(source, plan, provider, offer.price, (*at, "price"))
