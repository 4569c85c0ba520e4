"""The YAML we accept: plain data, nothing to expand, nothing that means two things.

YAML 1.1 readers take `no`, `on`, `24:00` and `12.10` for other things than their authors meant. Here only null,
true, false and decimal numbers are typed; everything else is text, and the schema says where text was wanted.
"""

from __future__ import annotations

import re
from math import isfinite

MAX_BYTES = 8 * 1024 * 1024
MAX_DEPTH = 40
MAX_PROBLEMS = 100
MAX_TEXT = 4000

_INT = re.compile(r"[-+]?(0|[1-9][0-9]{0,17})")
_FLOAT = re.compile(r"[-+]?(0|[1-9][0-9]*)\.[0-9]+([eE][-+]?[0-9]{1,3})?")
_WORDS: dict[str, object] = {
    "": None,
    "~": None,
    "null": None,
    "Null": None,
    "NULL": None,
    "true": True,
    "True": True,
    "TRUE": True,
    "false": False,
    "False": False,
    "FALSE": False,
}
# Words that some YAML 1.1 readers take for true or false.
SWITCH_WORDS = frozenset({"yes", "no", "on", "off", "y", "n"})

CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff]")
STRANGE_BREAK = re.compile("[\x85\u2028\u2029]")
BIDI = re.compile("[\u202a-\u202e\u2066-\u2069]")
# Things that have no place in plain text and that a browser or template engine would act on.
MARKUP = re.compile(
    r"<\s*[a-zA-Z/!?]|\{\{|\{%|javascript\s*:|@import|expression\s*\(|url\s*\(|&#|-moz-binding",
    re.IGNORECASE,
)
# One of these, in small letters, is in every ASCII text with such a thing.
MARKUP_PIECES = ("<", "{{", "{%", "javascript", "@import", "expression", "url", "&#", "-moz-binding")


def scalar(text: str) -> object:
    """The value of a plain (unquoted) scalar."""
    if text in _WORDS:
        return _WORDS[text]
    first = text[0]
    if first.isdigit() or first in "+-":
        if _INT.fullmatch(text):
            return int(text)
        if _FLOAT.fullmatch(text) and isfinite(number := float(text)):
            return number
    return text
