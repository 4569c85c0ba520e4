"""Commands and exit codes; outside scripts rely on them."""

from __future__ import annotations

DONE, GAPS, USAGE, INVALID = 0, 1, 2, 3
COMMANDS = {
    "init": "write a commented starter engagement",
    "assess": "judge an engagement and write the brief",
    "explain": "show why a verdict is what it is, and the nearest change",
    "check": "find every problem in data and engagement files",
    "catalog": "browse the catalogs that are loaded",
    "graph": "write the whole graph as node-link JSON",
}
EPILOG = """exit codes:
  0  done
  1  done, and today's arrangement has gaps at or above --fail-on
  2  wrong usage
  3  invalid input, or output that could not be written"""
