"""`assessor sign`: a signature of one's own on a brief."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from assessor.cli.codes import DONE, INCOMPLETE
from assessor.cli.files import write_all
from assessor.errors import AssessorError

if TYPE_CHECKING:
    import argparse

_MOST_KEYS = 1024 * 1024
_MOST_PASSWORD = 4096


def add(parser: argparse.ArgumentParser) -> None:
    """Options of the command."""
    parser.add_argument("brief", type=Path, metavar="BRIEF", help="brief.pdf as 'assessor assess' wrote it")
    parser.add_argument(
        "--certificate", type=Path, required=True, metavar="FILE", help="your certificate with its key (.p12 or .pfx)"
    )
    parser.add_argument(
        "--password-file", type=Path, metavar="FILE", help="file whose first line is its password (default: asked for)"
    )
    parser.add_argument("--out", type=Path, metavar="FILE", help="signed file (default: BRIEF-signed.pdf beside BRIEF)")
    parser.add_argument("--reason", metavar="TEXT", help="why it is signed")
    parser.add_argument("--place", metavar="TEXT", help="where it is signed")


def run(options: argparse.Namespace) -> int:
    """Look at the file, sign it, write the signed copy whole or not at all."""
    from assessor.verification.issued import opened  # noqa: PLC0415 - `--help` needs none of it
    from assessor.verification.signing import Reason, SigningMissing, signed, signing_part  # noqa: PLC0415

    try:
        signing_part("sign.signers")
    except SigningMissing as missing:
        sys.stderr.write(f"assessor: {missing.message}: {missing.hint}\n")
        return INCOMPLETE
    target: Path = options.out or options.brief.with_name(f"{options.brief.stem}-signed.pdf")
    if target.exists():
        raise AssessorError(f"{target} is there already", hint="name another file with --out")
    with tempfile.TemporaryDirectory(prefix="assessor-sign-", ignore_cleanup_errors=True) as scratch:
        if opened(options.brief, Path(scratch)).contents is None:
            raise AssessorError(f"{options.brief} is no PDF", hint="name brief.pdf")
    keys = _read(options.certificate, _MOST_KEYS)
    done = signed(
        options.brief.read_bytes(), keys, _password(options.password_file), Reason(options.reason, options.place)
    )
    (written,) = write_all(target.parent, {target.name: done})
    print(f"wrote {written}")
    return DONE


def _read(path: Path, most: int) -> bytes:
    with path.open("rb") as file:
        raw = file.read(most + 1)
    if len(raw) > most:
        raise AssessorError(f"{path} has more than {most} bytes", hint="check that it is the right file")
    return raw


def _password(file: Path | None) -> bytes | None:
    """The password, which is never on the command line: other programs can read that."""
    if file is not None:
        said = _read(file, _MOST_PASSWORD).partition(b"\n")[0].rstrip(b"\r")
        return said or None
    if not sys.stdin.isatty():
        raise AssessorError("there is no terminal to ask for the password", hint="name a file with --password-file")
    from getpass import getpass  # noqa: PLC0415 - only where somebody is asked

    return getpass("Password of the certificate: ").encode() or None
