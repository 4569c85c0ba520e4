"""The grammar of everything printed: ids, intervals, shares, dates, lists, numbers as readers say them."""

from __future__ import annotations

from datetime import date
from math import floor, isfinite, log10
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Sequence

MINUS: Final = "\N{MINUS SIGN}"
_ABBREVIATIONS: Final = frozenset(
    [
        "aoc",
        "asv",
        "baa",
        "bia",
        "byod",
        "ca",
        "cmdb",
        "crm",
        "cui",
        "dlp",
        "dmarc",
        "dns",
        "edr",
        "ephi",
        "fim",
        "fte",
        "ftp",
        "gpo",
        "grc",
        "hr",
        "iam",
        "id",
        "ids",
        "ip",
        "ips",
        "it",
        "mdm",
        "mdr",
        "mfa",
        "msp",
        "npp",
        "pam",
        "phi",
        "pii",
        "poam",
        "psa",
        "rmm",
        "saas",
        "saq",
        "sbom",
        "sca",
        "siem",
        "sla",
        "soc",
        "spd",
        "spf",
        "ssp",
        "sso",
        "tls",
        "tpsp",
        "ups",
        "url",
        "usb",
        "vciso",
        "vlan",
        "vpn",
        "wan",
        "xdr",
    ]
)


def plain(identifier: str) -> str:
    """An id of ours as ordinary words; abbreviations get their capitals."""
    words = identifier.replace("_", " ").replace("-", " ").split(" ")
    return " ".join(word.upper() if word in _ABBREVIATIONS else word for word in words)


def spaced(identifier: str) -> str:
    """A word of ours without underscores and hyphens, as it stands inside a sentence."""
    return identifier.replace("_", " ").replace("-", " ")


_UNITS: Final = {"Y": "year", "M": "month", "W": "week", "D": "day", "H": "hour", "m": "minute"}


def interval(duration: str) -> str:
    """An ISO 8601 duration in words: `P7D` is "7 days", `P1M` is "1 month"; any other text as it is."""
    mark, (calendar, separator, clock) = duration[:1], duration[1:].partition("T")
    days, times = _parts(calendar, "YMWD"), _parts(clock, "HM")
    if mark != "P" or days is None or times is None or not (times if separator else days):
        return duration
    parts = [*days, *((number, "m" if unit == "M" else unit) for number, unit in times)]
    return " ".join(f"{number} {_UNITS[unit]}{'' if number == '1' else 's'}" for number, unit in parts)


def _parts(text: str, units: str) -> list[tuple[str, str]] | None:
    """Numbers and their units, one after the other; None where the text is anything else."""
    parts, number = list[tuple[str, str]](), ""
    for sign in text:
        if sign.isdecimal():
            number += sign
        elif number and sign in units:
            parts.append((number, sign))
            number = ""
        else:
            return None
    return None if number else parts


def every(duration: str) -> str:
    """An interval as a rhythm: `P1D` is "every day", `P3M` is "every 3 months"."""
    return "every " + interval(duration).removeprefix("1 ")


def percent(share: float | None) -> str:
    """A share as whole percent; only a true 0 or 1 is ever printed as 0% or 100%."""
    if share is None:
        return "\u2013"
    if 0 < share < 1:
        whole = int(share * 100 + 0.5)
        return "<1%" if whole < 1 else ">99%" if whole > 99 else f"{whole}%"  # noqa: PLR2004 - percent
    return f"{share:.0%}"


def usd(amount: float) -> str:
    """An amount of money in whole dollars, with a true minus before the dollar sign."""
    return f"{MINUS if round(amount) < 0 else ''}${abs(amount):,.0f}"


def usd_cents(amount: float) -> str:
    """An amount of money to the cent, with a true minus before the dollar sign."""
    return f"{MINUS if round(amount, 2) < 0 else ''}${abs(amount):,.2f}"


def grade(value: float | None) -> str:
    """A grade between 0 and 1 with two places."""
    return "\u2013" if value is None else f"{value:.2f}"


def iso_day(text: str) -> str:
    """An ISO date as it is, nothing where it is none: a file may carry no date, but no wrong one."""
    try:
        return date.fromisoformat(text).isoformat()
    except ValueError:
        return ""


_MONTHS: Final = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip


def day(text: str) -> str:
    """An ISO date in words, unchanged where it is none."""
    try:
        found = date.fromisoformat(text)
    except ValueError:
        return text
    return f"{_MONTHS[found.month - 1]} {found.day}, {found.year}"


def opening(words: str) -> str:
    """Words at the beginning of a line; capitals that are there stay."""
    return words[:1].upper() + words[1:]


def inside(title: str) -> str:
    """A title inside a sentence; a name or an abbreviation (FedRAMP, SOC 2) keeps its capitals."""
    first = title.partition(" ")[0]
    return title if any(letter.isupper() for letter in first[1:]) else title[:1].lower() + title[1:]


def noun(count: float, word: str) -> str:
    """A word in the number its count asks for."""
    return word if count == 1 else f"{word}s"


_SIGNIFICANT: Final = 6
_MOST_PLACES: Final = 12


def number(value: float) -> str:
    """A number as it is reckoned with: thousands apart, no exponent, six digits or to the hundredth, if need be."""
    if not isfinite(value):
        return str(value)
    before = floor(log10(abs(value))) + 1 if value else 1
    places = min(max(2, _SIGNIFICANT - before), _MOST_PLACES)
    shown = f"{value:,.{places}f}".rstrip("0").rstrip(".")
    return "0" if shown == "-0" else shown


def counted(count: int, word: str) -> str:
    """How many of something: 1 verdict, 2 verdicts."""
    return f"{count:,} {noun(count, word)}"


def verb(count: float, one: str, many: str) -> str:
    """A verb, or a pronoun, in the number that a count asks for: 1 waits, 2 wait; it, them."""
    return one if count == 1 else many


def listed(words: Sequence[str], last: str = "and") -> str:
    """Words as a sentence reads them: a, b and c."""
    return f" {last} ".join(filter(None, (", ".join(words[:-1]), words[-1]))) if words else ""
