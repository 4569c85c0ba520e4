"""Which problems `assessor check` shows: by code, by file, and how many; and which files of a folder it reads."""

from __future__ import annotations

from fnmatch import fnmatch
from typing import TYPE_CHECKING

from assessor.cli.code_pages import known_codes
from assessor.errors import NotFound
from assessor.model.diagnostic import Severity
from assessor.model.pack import MANIFEST
from assessor.model.spelling import did_you_mean
from assessor.words.grammar import counted

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from assessor.model.diagnostic import Diagnostic

SHOWN = 100
YAML = (".yaml", ".yml")
_START = 64 * 1024  # bytes of a file in which it says what it is
# Folders of other tools, which hold YAML that is none of ours.
_PASSED_BY = frozenset({"node_modules", "__pycache__", "venv", "site-packages"})
_SCHEMA = "schema:"
_PACK_PARTS = frozenset({MANIFEST, "controls", "rules"})
_ENGAGEMENT_KEYS = (_SCHEMA, "organization:", "frameworks:", "providers:", "today:", "packs:")


def add(parser: argparse.ArgumentParser) -> None:
    """The options of choosing."""
    group = parser.add_argument_group("what is shown")
    codes = "codes or families, comma-separated, such as schema or link/unknown-control (repeatable)"
    group.add_argument("--select", action="append", default=[], metavar="CODES", help=f"show these alone: {codes}")
    group.add_argument("--ignore", action="append", default=[], metavar="CODES", help="leave these warnings out")
    group.add_argument("--exclude", action="append", default=[], metavar="PATTERN", help="skip files, such as 'old/*'")
    group.add_argument(
        "--limit", type=_count, default=SHOWN, metavar="N", help=f"problems shown as text, 0 for all (default: {SHOWN})"
    )


def _count(text: str) -> int:
    number = int(text)
    if number < 0:
        raise ValueError
    return number


def families(said: Iterable[str]) -> tuple[str, ...]:
    """Codes or families of a command line; raises NotFound for one that no code begins with."""
    wanted = tuple(code.strip() for text in said for code in text.split(",") if code.strip())
    known = known_codes() if wanted else ()
    for code in wanted:
        if not any(_within(one, code) for one in known):
            near = did_you_mean(code, {*known, *(one.partition("/")[0] for one in known)})
            raise NotFound(f"no code '{code}'", hint=near or "docs/diagnostics.md lists them")
    return wanted


def chosen(problems: Iterable[Diagnostic], select: Sequence[str], ignore: Sequence[str]) -> list[Diagnostic]:
    """The problems to show. What is selected is shown alone; only warnings can be left out, errors refuse the file."""
    return [
        item
        for item in problems
        if (not select or any(_within(item.code, code) for code in select))
        and not (item.severity is Severity.WARNING and any(_within(item.code, code) for code in ignore))
    ]


def _within(code: str, family: str) -> bool:
    return code == family or code.startswith(f"{family}/")


def rest(problems: Sequence[Diagnostic], limit: int) -> str:
    """What the ones that are not shown are: how many of each code, most frequent first."""
    counts: dict[str, int] = {}
    for item in problems[limit:]:
        counts[item.code] = counts.get(item.code, 0) + 1
    most = sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))
    named = ", ".join(f"{count} {code}" for code, count in most[:5])
    more = f" and {counted(len(most) - 5, 'other code')}" if len(most) > 5 else ""  # noqa: PLR2004 - as many as named
    return f"and {len(problems) - limit} more: {named}{more}; --limit 0 shows all"


def home_pack(path: Path) -> Path | None:
    """The folder of the pack that a file is part of; what it refers to stands in other files of that pack."""
    for folder in path.parents:
        if (folder / MANIFEST).is_file():
            inner = path.relative_to(folder)
            return folder if inner.parts[0] in _PACK_PARTS else None
    return None


def yaml_files(folder: Path, exclude: Sequence[str]) -> Iterator[Path]:
    """The YAML files below a folder that are ours to judge: they say `schema:`, or have a key of an engagement.

    Links are not followed out of the folder, and hidden folders and those of other tools are passed by.
    """
    for path in sorted(folder.rglob("*")):
        below = path.relative_to(folder)
        if path.suffix not in YAML or not path.is_file():
            continue
        if any(part.startswith(".") or part in _PASSED_BY for part in below.parts):
            continue
        if any(fnmatch(below.as_posix(), pattern) for pattern in exclude):
            continue
        if path.is_symlink() and not path.resolve().is_relative_to(folder.resolve()):
            continue
        if _ours(path):
            yield path


def _ours(path: Path) -> bool:
    """Whether a file has a first line or key by which one of ours is known; what cannot be read is worth a message."""
    try:
        return any(line.startswith(_ENGAGEMENT_KEYS) for line in _first_lines(path))
    except OSError:
        return True


def is_data(path: Path) -> bool:
    """Whether a file declares itself a catalog or rule file (engagements need not declare anything)."""
    declared = (line.removeprefix(_SCHEMA).strip() for line in _first_lines(path) if line.startswith(_SCHEMA))
    return not next(declared, "engagement/").startswith("engagement/")


def _first_lines(path: Path) -> list[str]:
    """Where a file says what it is; one that cannot be read raises OSError."""
    with path.open("rb") as file:
        return file.read(_START).decode("utf-8", "replace").splitlines()
