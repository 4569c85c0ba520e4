"""A text that is not YAML, in words: what libyaml stumbled over, and where what it was reading began."""

from __future__ import annotations

import re
from typing import Any, NamedTuple

import yaml

from assessor.model.diagnostic import Diagnostic
from assessor.model.span import Span
from assessor.source.odd_line import before_a_colon, where_a_block_ends

RETYPE = "retype the line in a plain text editor"
COLON = "write it as 'key: value', or indent it if it belongs to the text above"

# What was being read when it went wrong: our name of it, and what closes it.
_OPENINGS = {
    "while scanning a quoted scalar": ("quoted text", "the same quote"),
    "while parsing a flow sequence": ("list", "']'"),
    "while parsing a flow mapping": ("mapping", "'}'"),
}
_QUOTES = "'\""
_BLOCK_ENDS = re.compile(r"did not find expected ('-' indicator|key)$")


def syntax_fault(fault: yaml.MarkedYAMLError, text: str, path: str) -> Diagnostic:
    """One diagnostic, at the place to mend: an opening that is never closed, else where reading stopped."""
    mark = fault.problem_mark or fault.context_mark
    if mark is None:
        return Diagnostic("yaml/syntax", str(fault.problem or "cannot be read as YAML"), Span(path), RETYPE)
    problem, context, opened = (
        str(fault.problem or "cannot be read as YAML"),
        str(fault.context or ""),
        fault.context_mark,
    )
    lines = text.splitlines()
    if opened is not None and (opening := _OPENINGS.get(context)):
        return _unclosed(problem, opening, opened, mark, lines, path)
    if odd := _out_of_step(problem, opened, mark, lines, text):
        return Diagnostic("yaml/syntax", odd.message, Span(path, odd.line + 1, odd.column + 1), odd.advice)
    if opened is not None and context and opened.line < mark.line:
        context += f" that starts on line {opened.line + 1}"
    message = f"{problem} ({context})" if context else problem
    return Diagnostic("yaml/syntax", message, _place(path, mark), _advice(problem, lines, mark))


def _unclosed(
    problem: str, opening: tuple[str, str], opened: Any, mark: Any, lines: list[str], path: str
) -> Diagnostic:
    """Text, list or mapping that something else interrupts; told at its opening where the text goes on outside it."""
    name, closing = opening
    if mark.line > opened.line and (_ends(problem, mark, lines) or _outside(lines, opened, mark)):
        return Diagnostic(
            "yaml/syntax", f"the {name} that opens here is not closed", _place(path, opened), f"close it with {closing}"
        )
    message = f"{problem}, inside the {name} that opens on line {opened.line + 1}, column {opened.column + 1}"
    return Diagnostic(
        "yaml/syntax", message, _place(path, mark), f"put a comma between entries, or close it with {closing}"
    )


class _Cause(NamedTuple):
    """What makes a later line unreadable, and where it stands, counted from 0."""

    line: int
    column: int
    message: str
    advice: str


def _out_of_step(problem: str, opened: Any, mark: Any, lines: list[str], text: str) -> _Cause | None:
    """The line to mend, where it is not the one at which reading stopped; None where that is as good as any."""
    if "could not find expected ':'" in problem and opened is not None:
        return _Cause(opened.line, opened.column, "this line has no colon after its key", COLON)
    if "did not find expected" in problem and (quote := _runaway(text, mark)):
        message = f"the quoted text that opens here goes on to line {mark.line + 1}, where more text follows it"
        return _Cause(quote.line, quote.column, message, "close it with the same quote where it ends")
    odd = None
    if "mapping values are not allowed" in problem and mark.line < len(lines):
        odd = before_a_colon(lines, mark.line, mark.column)
    elif _BLOCK_ENDS.match(problem) and opened is not None:
        odd = where_a_block_ends(lines, opened.line, mark.line, mark.column)
    if odd is None:
        return None
    if odd.no_colon:
        return _Cause(odd.line, odd.column, "this line has no colon after its key", COLON)
    message = "this line does not stand in line with the lines around it"
    return _Cause(odd.line, odd.column, message, "indent keys of one mapping, and entries of one list, alike")


def _runaway(text: str, mark: Any) -> Any | None:
    """Where quoted text begins that ends on the line where reading stopped, having swallowed the lines between."""
    last = None
    try:
        for token in yaml.scan(text, Loader=yaml.CSafeLoader):
            if isinstance(token, yaml.ScalarToken) and token.end_mark.index <= mark.index:
                last = token
    except yaml.YAMLError:
        pass
    if last is None or last.style not in tuple(_QUOTES) or last.start_mark.line == last.end_mark.line:
        return None
    return last.start_mark if last.end_mark.line == mark.line else None


def _ends(problem: str, mark: Any, lines: list[str]) -> bool:
    """Whether reading stopped only because the text was over."""
    return "end of stream" in problem or mark.line >= len(lines)


def _outside(lines: list[str], opened: Any, mark: Any) -> bool:
    """Whether the line where reading stopped stands no deeper than the line of the opening: a new key, not an entry."""
    return _indent(lines, mark.line) <= _indent(lines, opened.line)


def _indent(lines: list[str], number: int) -> int:
    line = lines[number] if number < len(lines) else ""
    return len(line) - len(line.lstrip())


def _advice(problem: str, lines: list[str], mark: Any) -> str:
    line = lines[mark.line] if mark.line < len(lines) else ""
    if "did not find expected" in problem and line[mark.column - 1 : mark.column] in tuple(_QUOTES):
        return (
            "text goes on after its closing quote: put it in the other kind of quotes, or write the quote inside twice"
        )
    if "cannot start any token" in problem:
        return "indent with spaces, not tabs; put quotes around text that starts with @, `, % or a quote"
    if "tab character" in problem:
        return "indent with spaces, not tabs"
    if "mapping values are not allowed" in problem:
        return "put quotes around text that contains ': ', or check the indentation"
    if "undefined alias" in problem:
        return "put quotes around text that starts with *; aliases are not part of this format"
    return "check the indentation and the colon of this line and the one before"


def _place(path: str, mark: Any) -> Span:
    return Span(path, mark.line + 1, mark.column + 1)
