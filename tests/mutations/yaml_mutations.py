"""One small mistake in a YAML file, as a hand makes them, and the places at which a message about it would be exact."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import random
    from collections.abc import Callable

Place = tuple[int, int | None]
"""Line and column, both from 1; a column of None is anywhere on the line."""

STRANGE = (
    "null", "true", "[]", "{}", "-1", "1.0e308", "99999999999999999", '""', "P1D", "all", "x", "0", "[a]",
    "{a: b}", "zzz-nothing", "2026-02-31", "P1.5X",
)  # fmt: skip
STRANGE_TOKENS = (*STRANGE, "&a", "*a", "!x", "'", '"', "-", "#", "\u202e", "\u2028", ":")
ADDED = "zzz_other: 1"
CHARACTERS = "{}[],:&*#?|-<>=!%@\\\"'`\t x1"
KEYED = re.compile(r"^(?P<lead>\s*(?:- )*)(?P<key>\"[^\"]*\"|[A-Za-z_][\w.-]*)(?P<colon>:(?: |$))(?P<value>.*)$")


@dataclass(frozen=True)
class Mutation:
    """A changed text; `places` are those a message about the change may have."""

    kind: str
    text: str
    line: int
    places: tuple[Place, ...]


@dataclass(frozen=True)
class Spot:
    """A line of a file, from 0, that holds neither blanks nor a comment nor text of a block."""

    lines: tuple[str, ...]
    at: int

    @property
    def line(self) -> str:
        return self.lines[self.at]

    @property
    def keyed(self) -> re.Match[str] | None:
        return KEYED.match(self.line)

    def to(self, kind: str, line: str, *columns: int | None) -> Mutation | None:
        """The text with this line changed; None where it reads as before."""
        if line == self.line:
            return None
        text = "\n".join((*self.lines[: self.at], line, *self.lines[self.at + 1 :]))
        return Mutation(kind, text, self.at + 1, tuple((self.at + 1, column) for column in columns))


def mutation(text: str, draw: random.Random) -> Mutation | None:
    """A change of one place; None where fifty draws found nothing to change."""
    lines = tuple(text.split("\n"))
    spots = [Spot(lines, at) for at in code_lines(lines)]
    for _ in range(50):
        spot, kind = draw.choice(spots), draw.choice(sorted(KINDS))
        made = KINDS[kind](spot, draw)
        if made is not None:
            return made
    return None


def code_lines(lines: tuple[str, ...]) -> list[int]:
    """The lines, from 0, outside block texts that are neither blank nor a comment."""
    found: list[int] = []
    block: int | None = None
    for at, line in enumerate(lines):
        depth = len(line) - len(line.lstrip())
        if block is not None and (not line.strip() or depth > block):
            continue
        block = None
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        found.append(at)
        if re.search(r":\s*[|>][-+]?\s*$", line):
            block = depth
    return found


def _single(spot: Spot) -> re.Match[str] | None:
    """The key and value of a line that hold no more than this line."""
    found = spot.keyed
    if found is None:
        return None
    value, after = found["value"].strip(), spot.lines[spot.at + 1 : spot.at + 2]
    if not value or value[0] in "|>" or (value[0] in "[{\"'" and value[-1] not in "]}\"'"):
        return None
    deeper = any(line.strip() and len(line) - len(line.lstrip()) > len(found["lead"]) for line in after)
    return None if deeper else found


def _column(found: re.Match[str], part: str) -> int:
    return found.start(part) + 1


def _value_misspelt(spot: Spot, draw: random.Random) -> Mutation | None:
    found = spot.keyed
    if found is None or not re.fullmatch(r"\"?[\w()./+-]+\"?", found["value"].strip()):
        return None
    quote = '"' if found["value"].startswith('"') else ""
    word = _misspelt(found["value"].strip().strip('"'), draw)
    line = f"{spot.line[: found.start('value')]}{quote}{word}{quote}"
    return spot.to("value misspelt", line, _column(found, "value"), _column(found, "key"))


def _misspelt(word: str, draw: random.Random) -> str:
    at = draw.randrange(len(word)) if word else 0
    return word[:at] + draw.choice("qxzj7") + word[at + 1 :]


def _value_strange(spot: Spot, draw: random.Random) -> Mutation | None:
    found = spot.keyed
    value = found["value"].strip() if found else ""
    if found is None or not value or value[0] in "|>&*" or (value[0] in "[{\"'" and value[-1] not in "]}\"'"):
        return None
    start = _column(found, "value")
    line = spot.line[: found.start("value")] + draw.choice(STRANGE)
    return spot.to("value strange", line, start, start + 1, _column(found, "key"))


def _key_misspelt(spot: Spot, draw: random.Random) -> Mutation | None:
    found = spot.keyed
    if found is None or found["key"].startswith('"'):
        return None
    at = draw.randrange(len(found["key"]))
    key = found["key"][:at] + draw.choice("qxzj") + found["key"][at:]
    line = spot.line[: found.start("key")] + key + spot.line[found.end("key") :]
    return spot.to("key misspelt", line, _column(found, "key"))


def _key_gone(spot: Spot, draw: random.Random) -> Mutation | None:
    found = _single(spot)
    if found is None or "- " in found["lead"]:
        return None
    rest = (*spot.lines[: spot.at], *spot.lines[spot.at + 1 :])
    return Mutation("key gone", "\n".join(rest), spot.at + 1, _starts(rest, spot.at, len(found["lead"])))


def _starts(lines: tuple[str, ...], at: int, depth: int) -> tuple[Place, ...]:
    """Where the mapping begins from which a key at this depth was taken, and the line that leads to it."""
    code = [line for line in code_lines(lines) if line < at]
    first = next((line for line in range(at, len(lines)) if line in set(code_lines(lines))), max(at - 1, 0))
    for line in reversed(code):
        lead = len(lines[line]) - len(lines[line].lstrip(" "))
        dashes = re.match(r"\s*(?:- )*", lines[line])
        inner = len(dashes[0]) if dashes else lead
        if lead < depth < inner or inner < depth:
            return ((line + 1, None), (first + 1, None))
        first = line
        if lead < depth == inner:
            break
    return ((first + 1, None),)


def _line_doubled(spot: Spot, draw: random.Random) -> Mutation | None:
    found = _single(spot)
    if found is None or "- " in found["lead"]:
        return None
    return _with_line(spot, "line doubled", spot.at + 1, spot.line, _column(found, "key"))


def _key_added(spot: Spot, draw: random.Random) -> Mutation | None:
    found = spot.keyed
    if found is None or "- " in found["lead"]:
        return None
    return _with_line(
        spot,
        "key added",
        spot.at,
        f"{found['lead']}{ADDED}",
        _column(found, "key"),
        _column(found, "key") + ADDED.index("1"),
    )


def _with_line(spot: Spot, kind: str, at: int, line: str, *columns: int) -> Mutation:
    text = "\n".join((*spot.lines[:at], line, *spot.lines[at:]))
    return Mutation(kind, text, at + 1, tuple((at + 1, column) for column in columns))


def _blank_less(spot: Spot, draw: random.Random) -> Mutation | None:
    if not spot.line.startswith(" "):
        return None
    line = spot.line[1:]
    return spot.to("blank less", line, len(line) - len(line.lstrip()) + 1)


def _blank_more(spot: Spot, draw: random.Random) -> Mutation | None:
    line = f" {spot.line}"
    return spot.to("blank more", line, len(line) - len(line.lstrip()) + 1)


def _quote_open(spot: Spot, draw: random.Random) -> Mutation | None:
    found = spot.keyed
    if found is None or not found["value"].strip() or found["value"].strip()[0] in "\"'[{|>":
        return None
    line = f'{spot.line[: found.start("value")]}"{found["value"]}'
    return spot.to("quote open", line, _column(found, "value"))


def _bracket_open(spot: Spot, draw: random.Random) -> Mutation | None:
    line = spot.line
    ends = [at for at, character in enumerate(line) if character in "]}"]
    if not ends or '"' in line or len(ends) != sum(character in "[{" for character in line):
        return None
    depth = 0
    for start in range(ends[-1], -1, -1):
        depth += (line[start] in "]}") - (line[start] in "[{")
        if depth == 0:
            return spot.to("bracket open", line[: ends[-1]] + line[ends[-1] + 1 :], start + 1)
    return None


def _tab(spot: Spot, draw: random.Random) -> Mutation | None:
    return spot.to("tab", "\t" + spot.line.lstrip(), 1, 2) if spot.line.startswith("  ") else None


def _token(spot: Spot, draw: random.Random) -> Mutation | None:
    word = draw.choice(list(re.finditer(r"\S+", spot.line)))
    return spot.to("token", spot.line[: word.start()] + draw.choice(STRANGE_TOKENS) + spot.line[word.end() :], None)


def _character(spot: Spot, draw: random.Random) -> Mutation | None:
    at = draw.randrange(len(spot.line))
    line = spot.line[:at] + draw.choice(CHARACTERS) + spot.line[at + draw.randrange(2) :]
    return spot.to("character", line, None)


def _item_misspelt(spot: Spot, draw: random.Random) -> Mutation | None:
    items = list(re.finditer(r"[\[,] ?(\"?)([\w()./-]+)\1(?=[,\]])", spot.line))
    if not items:
        return None
    item = draw.choice(items)
    line = spot.line[: item.start(2)] + _misspelt(item[2], draw) + spot.line[item.end(2) :]
    return spot.to("item misspelt", line, item.start(2) + 1 - len(item[1]))


KINDS: dict[str, Callable[[Spot, random.Random], Mutation | None]] = {
    "value misspelt": _value_misspelt,
    "value strange": _value_strange,
    "key misspelt": _key_misspelt,
    "key gone": _key_gone,
    "line doubled": _line_doubled,
    "key added": _key_added,
    "blank less": _blank_less,
    "blank more": _blank_more,
    "quote open": _quote_open,
    "bracket open": _bracket_open,
    "tab": _tab,
    "token": _token,
    "character": _character,
    "item misspelt": _item_misspelt,
}
