"""`assessor graph`: the whole graph for tools outside."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from assessor.assess.prepare import load_library
from assessor.cli.codes import DONE
from assessor.cli.files import write_all
from assessor.cli.session import data_of
from assessor.frameworks.registry import FRAMEWORKS

if TYPE_CHECKING:
    import argparse


def add(parser: argparse.ArgumentParser) -> None:
    """Options of the command."""
    parser.add_argument("--format", choices=("json",), default="json", help="output format: networkx node-link JSON")
    parser.add_argument("--out", type=Path, metavar="FILE", help="write to a file instead of standard output")


def run(options: argparse.Namespace) -> int:
    """Load, build, print."""
    from assessor.graph.build import build  # noqa: PLC0415 - networkx only here
    from assessor.graph.export import node_link  # noqa: PLC0415

    library = load_library(data_of(options), FRAMEWORKS)
    text = json.dumps(node_link(build(library)), ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    if options.out is None:
        sys.stdout.write(text + "\n")
    else:
        write_all(options.out.parent, {options.out.name: text.encode()})
    return DONE
