"""Running one command: arguments parsed, errors turned into messages."""

from __future__ import annotations

import argparse
import importlib
import os
import sys
from pathlib import Path
from typing import Any, NoReturn

from assessor.cli.codes import COMMANDS, DONE, EPILOG, INVALID, USAGE
from assessor.errors import AssessorError
from assessor.model.diagnostic import InvalidSource

TYPE_CHECKING = False  # typing is loaded only by what needs it at run time
if TYPE_CHECKING:
    from assessor.library.data_set import DataSet

_COLUMNS = 80

# The messages of argparse are English, like ours; it would look for a translation of each and import `locale` for that.
argparse._ = str  # type: ignore[attr-defined]


class _Formatter(argparse.RawDescriptionHelpFormatter):
    """Help as wide as the terminal; argparse makes one for every option and would import `shutil` for the width."""

    def __init__(self, prog: str) -> None:
        super().__init__(prog, width=_columns() - 2)


def _columns() -> int:
    stated = os.environ.get("COLUMNS", "")
    if stated.isdecimal() and int(stated) > 0:
        return int(stated)
    try:
        return os.get_terminal_size(sys.__stdout__.fileno()).columns or _COLUMNS  # type: ignore[union-attr] # else below
    except (AttributeError, ValueError, OSError):  # no terminal, or no output at all
        return _COLUMNS


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        sys.stderr.write(f"{self.prog}: {message}\n{self.format_usage()}")
        raise SystemExit(USAGE)


def parser(command: str | None, *, alone: bool = False) -> argparse.ArgumentParser:
    """The argument parser; of the chosen command all options, and of others nothing where it stands `alone`."""
    main = _Parser(
        prog="assessor",
        description="Which kind of IT support can carry each compliance obligation, and why.",
        epilog=EPILOG,
        formatter_class=_Formatter,
    )
    main.add_argument("-V", "--version", action="store_true", help="print the version and exit")
    # `prog` is stated because argparse would import a formatter to find it out
    commands = main.add_subparsers(prog="assessor", dest="command", metavar="COMMAND", parser_class=_Parser)
    for name, summary in COMMANDS.items():
        if alone and name != command:
            continue
        sub = commands.add_parser(name, help=summary, description=summary, epilog=EPILOG, formatter_class=_Formatter)
        if name == command:
            importlib.import_module(f"assessor.cli.commands.{name}").add(sub)
            shared_options(sub)
    return main


def shared_options(sub: argparse.ArgumentParser, *, again: bool = False) -> None:
    """Options of every command; `again` below one that has them, where silence must not undo what was said."""
    group = sub.add_argument_group("common options")
    nothing = argparse.SUPPRESS if again else None
    group.add_argument(
        "--data", type=Path, metavar="DIR", default=nothing, help="use the data in DIR/controls and DIR/rules"
    )
    group.add_argument("--cache", type=Path, metavar="DIR", default=nothing, help="folder for cached data")
    group.add_argument(
        "--pack",
        action="append",
        metavar="PACK",
        default=argparse.SUPPRESS if again else [],
        help="load a rule pack: its id, or the path of its folder or zip file (repeatable)",
    )
    forget = "do not read or write the cache"
    group.add_argument("--no-cache", action="store_true", default=nothing or False, help=forget)


def run_command(arguments: list[str]) -> int:
    """Parse and run; every expected fault becomes a message on stderr."""
    name = next((word for word in arguments if word in COMMANDS), None)
    try:
        options = parser(name, alone=name is not None and arguments[0] == name).parse_args(arguments)
        if options.command is None:
            parser(None).print_help()
            return DONE if options.version or not arguments else USAGE
        command: Any = importlib.import_module(f"assessor.cli.commands.{options.command}")
        code: int = command.run(options)
    except SystemExit as leaving:
        return leaving.code if isinstance(leaving.code, int) else USAGE
    except OSError as fault:  # a file that cannot be read: the machine's trouble, told in one line
        what = f"{fault.filename}: " if fault.filename is not None else ""
        sys.stderr.write(f"assessor: {what}{fault.strerror or fault}\n")
        return INVALID
    except InvalidSource as fault:
        from assessor.cli.diagnostics import print_text  # noqa: PLC0415

        print_text(fault.diagnostics, sys.stderr)
        return INVALID
    except AssessorError as fault:
        sys.stderr.write(f"assessor: {fault.message}\n" + (f"  help: {fault.hint}\n" if fault.hint else ""))
        return INVALID
    return code


def data_of(options: argparse.Namespace) -> DataSet:
    """The data a command line asks for: the shipped one or a folder's, and its packs; raises InvalidSource."""
    from assessor.library.data_set import with_packs  # noqa: PLC0415 - not needed for --help

    return with_packs(options.data, options.pack)


def cache_folder(options: argparse.Namespace) -> Path | None:
    """Where to remember parsed data, or None to remember nothing."""
    if options.no_cache:
        return None
    if options.cache is not None:
        return Path(options.cache)
    platform: str = sys.platform
    if platform == "linux":  # the library's own answer here; its import is a tenth of a whole explanation
        stated = Path(os.environ.get("XDG_CACHE_HOME", ""))
        try:
            return (stated if stated.is_absolute() else Path("~/.cache").expanduser()) / "assessor"
        except RuntimeError:  # nobody's home: a container whose user has no entry in passwd
            return None
    from platformdirs import user_cache_path  # noqa: PLC0415

    return Path(user_cache_path("assessor", appauthor=False))


def processes() -> int:
    """How many processes may print at once: what ASSESSOR_PROCESSES says, else one for each processor we may use."""
    stated = os.environ.get("ASSESSOR_PROCESSES", "")
    if stated.isascii() and stated.isdigit():
        return max(1, int(stated[:4]))
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
