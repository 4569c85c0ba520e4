"""The program's modules as syntax trees, parsed once."""

from __future__ import annotations

import ast
import re
from functools import cache
from typing import TYPE_CHECKING

from tests.cli.running import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

PACKAGE = ROOT / "assessor"
MODULES = {path.relative_to(PACKAGE).as_posix(): path for path in sorted(PACKAGE.rglob("*.py"))}
_WORD = re.compile(r"(?<![\w.:/_\-$%{\[])[A-Za-z][A-Za-z']*(?![\w:/_\[(=])")
_FEWEST = 3


@cache
def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def is_sentence(text: object) -> bool:
    """Whether a constant reads as prose: three words or more, one after another."""
    if not isinstance(text, str) or " " not in text.strip():
        return False
    return any(len(_WORD.findall(part)) >= _FEWEST for part in re.split(r"[|\n]", text))


def inside(node: ast.AST) -> Iterator[ast.AST]:
    """Everything in a node."""
    return (below for below in ast.walk(node) if below is not node)
