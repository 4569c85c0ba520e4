"""The page of a brief as a tree, and its parts: what is laid out at once."""

from __future__ import annotations

import copy
import re
from typing import TYPE_CHECKING, Final, NamedTuple
from urllib.parse import unquote
from xml.etree import ElementTree as ET

if TYPE_CHECKING:
    from collections.abc import Iterator
    from xml.etree.ElementTree import Element

# Parts of about this many characters: small enough to be reused and to need little memory, large enough to be worth it.
_ENOUGH: Final = 9_000
_EMPTY: Final = re.compile(r"<(meta|br|col|img|hr)\b((?:[^>\"]|\"[^\"]*\")*?)\s*/?>")
_STYLE: Final = re.compile(r"<style>(.*?)</style>", re.DOTALL)
_RUNNING: Final = ("data-client", "data-foot", "data-section", "data-issuer")
_DECLARED: Final = "{http://www.w3.org/2000/xmlns/}"
_CONTENTS: Final = "contents"
# What begins on a page of its own, and so waits for nothing before it.
_FRESH: Final = frozenset({"letter", "summary", "obligations"})


class Part(NamedTuple):
    """One part of a brief.

    `section` is what is laid out, `running` what stands in the margins of its pages, `fresh` whether it begins on a
    page of its own, `numbered` the cells that wait for the page of what they point at, by its id, `length` its
    characters.
    """

    name: str
    section: Element
    running: tuple[tuple[str, str], ...]
    fresh: bool
    numbered: tuple[tuple[str, Element], ...]
    length: int


class Matter(NamedTuple):
    """A brief before it is laid out: its style sheet, its head, its language, its parts.

    `ids` are all that these hold, `links` those that a link within the brief leads to.
    """

    css: str
    head: Element
    language: str
    parts: tuple[Part, ...]
    ids: frozenset[str]
    links: frozenset[str]

    @property
    def chains(self) -> tuple[tuple[Part, ...], ...]:
        """The parts in groups: the first of each begins on a page of its own, the others where the one before ends."""
        found: list[list[Part]] = []
        for part in self.parts:
            if part.fresh or not found:
                found.append([])
            found[-1].append(part)
        return tuple(map(tuple, found))


def matter_of(page: str) -> Matter:
    """The finished page of a brief, taken apart."""
    css, root = styled(page)
    head, body = root.find("head"), root.find("body")
    if head is None or body is None:
        raise ValueError("a page without head or body")
    ids = frozenset(name for element in body.iter() if (name := element.get("id")))
    leads = (link.get("href", "").partition("#") for link in body.iter("a"))
    links = frozenset(unquote(name) for address, _, name in leads if name and not address)
    parts = tuple(part for section in body for part in _parts(section))  # what a section is cut to leaves the tree
    return Matter(css, head, root.get("lang", "en"), parts, ids, links)


def styled(page: str) -> tuple[str, Element]:
    """The style sheets of a page, and the page without them."""
    return "".join(_STYLE.findall(page)), parsed(_STYLE.sub("", page))


def parsed(page: str) -> Element:
    """The root of a page; by the parser for XML where our templates wrote what that reads, which is much faster."""
    text = _EMPTY.sub(r"<\1\2/>", page.removeprefix("<!doctype html>"))
    try:
        return ET.fromstring(text)  # noqa: S314 - our own page, without a document type, all text escaped
    except ET.ParseError:
        import weasyprint  # noqa: PLC0415 - our templates write XML

        return _undeclared(weasyprint.HTML(string=page).etree_element)


def _undeclared(root: Element) -> Element:
    """A tree without what its charts declare of namespaces: written again it declares them itself, and not twice."""
    for element in root.iter():
        for name in [name for name in element.attrib if name.startswith(_DECLARED)]:
            del element.attrib[name]
    return root


def _parts(section: Element) -> Iterator[Part]:
    """A section, cut before headings and sheets so that each part is of some length; contents are a part alone."""
    running = tuple((name, section.attrib.pop(name)) for name in _RUNNING if name in section.attrib)
    name = section.get("id", section.tag)
    fresh = name in _FRESH
    for number, children in enumerate(_cut(section)):
        piece = section if number == 0 else _continued(section)
        piece[:] = children
        waiting = [(cell.attrib.pop("data-target"), cell) for cell in piece.iter("td") if "data-target" in cell.attrib]
        numbered = tuple((target.removeprefix("#"), cell) for target, cell in waiting)
        yield Part(f"{name}.{number}", piece, running, fresh and number == 0, numbered, _length(piece))


def _cut(section: Element) -> list[list[Element]]:
    """The children of a section in groups."""
    groups: list[list[Element]] = [[]]
    length = 0
    for child in section:
        contents = child.get("id") == _CONTENTS
        begins = child.tag == "h2" or child.get("class") == "sheet" or child.get("id") == "figures"
        if contents or (length > _ENOUGH and begins):
            groups.append([])
            length = 0
        groups[-1].append(child)
        length += _length(child)
    return groups


def _length(element: Element) -> int:
    return sum(map(len, element.itertext()))


def _continued(section: Element) -> Element:
    """The rest of a section: it looks alike, so it keeps class and id, but no space comes before it."""
    rest = copy.copy(section)
    rest.attrib = {**section.attrib, "style": "margin-top:0;break-before:auto"}
    rest.text = rest.tail = None
    return rest
