"""A text that is not YAML, in words: what libyaml stumbled over, and where what it was reading began."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from assessor.model.diagnostic import Diagnostic
from assessor.model.span import Span

if TYPE_CHECKING:
    import yaml

RETYPE = "retype the line in a plain text editor"

# What was being read when it went wrong: our name of it, and what closes it.
_OPENINGS = {
    "while scanning a quoted scalar": ("quoted text", "the same quote"),
    "while parsing a flow sequence": ("list", "']'"),
    "while parsing a flow mapping": ("mapping", "'}'"),
}
_QUOTES = "'\""


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
    if "mapping values are not allowed" in problem:
        return "put quotes around text that contains ': ', or check the indentation"
    if "undefined alias" in problem:
        return "put quotes around text that starts with *; aliases are not part of this format"
    return "check the indentation and the colon of this line and the one before"


def _place(path: str, mark: Any) -> Span:
    return Span(path, mark.line + 1, mark.column + 1)
