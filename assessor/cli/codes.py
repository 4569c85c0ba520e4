"""Commands and exit codes; outside scripts rely on them."""

from __future__ import annotations

DONE, GAPS, USAGE, INVALID, INCOMPLETE, FAULT, INTERRUPTED = 0, 1, 2, 3, 4, 70, 130
COMMANDS = {
    "init": "write a commented starter engagement file",
    "assess": "assess an engagement and write the brief",
    "papers": "write the papers you hand over: workbook, notification matrix, annexes, plans",
    "diff": "show what changed between two engagements, and why verdicts moved",
    "next": "ask the questions that decide most",
    "ask": "write the sheets on which providers confirm what they do",
    "answers": "read a returned sheet, and write it into the engagement",
    "verify": "perform a brief again and compare every word of it",
    "sign": "sign a brief with a certificate of your own",
    "explain": "explain a verdict and the smallest change that would put it in place",
    "check": "find every problem in data and engagement files",
    "catalog": "browse the loaded catalogs",
    "test": "run the cases that come with the rules",
    "new": "start a rule pack",
    "import": "turn someone else's control set or mapping into a rule pack",
    "data": "find or copy the shipped catalogs and rules",
    "graph": "write the whole graph as node-link JSON",
}
EPILOG = """exit codes:
  0    done
  1    done, but a verdict reached the level of --fail-on, a case failed, or a brief was altered
  2    wrong usage
  3    invalid input, or output that could not be written
  4    done, but without the PDF, which cannot be made here, or a paper with nothing in it;
       or a brief that cannot be redone or signed here
  70   a fault of the program itself; nothing is said of your files
  130  interrupted"""
