"""Changing one value of a brief the way somebody with a PDF editor would."""

from __future__ import annotations

import hashlib
import json
import re
from typing import TYPE_CHECKING, Any

import pikepdf

from assessor.encode.encode import canonical

if TYPE_CHECKING:
    import random
    from collections.abc import Callable
    from pathlib import Path

Change = tuple[str, str]


def saved(source: Path, target: Path, change: Callable[[pikepdf.Pdf], Change]) -> Change:
    """A copy of a PDF with one change; what it was and what it is."""
    with pikepdf.open(source) as pdf:
        done = change(pdf)
        pdf.save(target)
    return done


def visible(draw: random.Random) -> Callable[[pikepdf.Pdf], Change]:
    """One letter or digit of the text of some page is another one of the same font."""

    def change(pdf: pikepdf.Pdf) -> Change:
        while True:
            page = draw.choice(list(pdf.pages))
            operations = list(pikepdf.parse_content_stream(page))
            shown = [at for at, each in enumerate(operations) if str(each.operator) == "TJ"]
            at = draw.choice(shown)
            fonts = [str(each.operands[0]) for each in operations[:at] if str(each.operator) == "Tf"]
            table = _table(page.obj.Resources.Font[fonts[-1]])
            strings = [
                index for index, part in enumerate(operations[at].operands[0]) if isinstance(part, pikepdf.String)
            ]
            index = draw.choice(strings)
            raw = bytes(operations[at].operands[0][index])
            codes = [raw[place : place + 2] for place in range(0, len(raw), 2)]
            places = [place for place, code in enumerate(codes) if table.get(code, "").isalnum()]
            others = sorted(code for code, text in table.items() if text.isalnum() and len(text) == 1)
            if not places:
                continue
            place = draw.choice(places)
            new = draw.choice(others)
            if table[new].casefold() == table[codes[place]].casefold():
                continue
            was = "".join(table.get(code, "?") for code in codes)
            codes[place] = new
            operations[at].operands[0][index] = pikepdf.String(b"".join(codes))
            page.Contents = pdf.make_stream(pikepdf.unparse_content_stream(operations))
            return was, "".join(table.get(code, "?") for code in codes)

    return change


def _table(font: Any) -> dict[bytes, str]:
    pairs = re.findall(rb"<([0-9a-f]{4})> <([0-9a-f]+)>", font.ToUnicode.read_bytes())
    return {bytes.fromhex(code.decode()): bytes.fromhex(text.decode()).decode("utf-16-be") for code, text in pairs}


def result_value(draw: random.Random, *, sealed: bool) -> Callable[[pikepdf.Pdf], Change]:
    """One value of the attached result is another; `sealed` gives it the digest that fits."""

    def change(pdf: pikepdf.Pdf) -> Change:
        data = json.loads(attached(pdf, "result.json"))
        places = [place for place in _leaves(data, ()) if place[0] != "digest"]
        place = draw.choice(places)
        holder = data
        for key in place[:-1]:
            holder = holder[key]
        was = holder[place[-1]]
        holder[place[-1]] = other(was, draw)
        if sealed:
            del data["digest"]
            data["digest"] = hashlib.sha256(canonical(data)).hexdigest()
        attach(pdf, "result.json", canonical(data))
        return f"{place}: {was!r}", repr(holder[place[-1]])

    return change


def other(value: Any, draw: random.Random) -> Any:
    """Another value of the same kind."""
    if isinstance(value, bool) or value is None:
        return not value
    if isinstance(value, (int, float)):
        return value + draw.choice([-1, 1, 10])
    return value[:-1] + ("x" if value[-1:] != "x" else "y")


def _leaves(value: Any, at: tuple[Any, ...]) -> list[tuple[Any, ...]]:
    if isinstance(value, dict):
        return [place for key, part in value.items() for place in _leaves(part, (*at, key))]
    if isinstance(value, list):
        return [place for index, part in enumerate(value) for place in _leaves(part, (*at, index))]
    return [at]


def engagement_value(draw: random.Random) -> Callable[[pikepdf.Pdf], Change]:
    """One letter or digit of the attached engagement is another."""

    def change(pdf: pikepdf.Pdf) -> Change:
        text = attached(pdf, "engagement.yaml").decode()
        at = draw.choice([place for place, letter in enumerate(text) if letter.isalnum()])
        new = draw.choice([letter for letter in "0123456789abcxyz" if letter != text[at]])
        attach(pdf, "engagement.yaml", (text[:at] + new + text[at + 1 :]).encode())
        return text[max(at - 20, 0) : at + 20], new

    return change


def attached(pdf: pikepdf.Pdf, name: str) -> bytes:
    """The bytes of one attachment."""
    return pdf.attachments[name].get_file().read_bytes()


def attach(pdf: pikepdf.Pdf, name: str, content: bytes) -> None:
    """Other bytes under a name, the way an editor of attachments does it."""
    if name in pdf.attachments:
        del pdf.attachments[name]
    pdf.attachments[name] = content
