"""Where things stand: the result is read by attribute, prose is made in few places, and no sentence is looked into."""

from __future__ import annotations

import ast
import re
from collections import defaultdict
from fnmatch import fnmatch
from typing import TYPE_CHECKING

import pytest

from tests.architecture.parsed import MODULES, inside, is_sentence, tree

if TYPE_CHECKING:
    from collections.abc import Iterator

READERS = [name for name in MODULES if name.startswith(("report/", "cli/")) or fnmatch(name, "frameworks/*/*pages*.py")]

# Keys that are values of the field before them, not names of fields; arrangements go by TODAY and RECOMMENDED.
KEYS = {
    "cli/colors.py": {"NO_COLOR", "TERM"},  # the environment
    "cli/files.py": {"sha256"},  # the manifest of an earlier run
    "cli/session.py": {"COLUMNS", "ASSESSOR_PROCESSES", "XDG_CACHE_HOME"},
    "report/pango.py": {"ID", "ID_LIKE"},  # /etc/os-release
    "report/scope.py": {"ID", "IDTree", "K", "S", "Scope", "Type"},  # dictionaries of the PDF
    "report/press/galleys.py": {"ID"},  # dictionaries of the PDF
    "report/press/join.py": {"/Annots", "/K", "/Pg"},  # dictionaries of the PDF
    "report/press/kept.py": {"anchors", "begins", "end", "glyphs", "headings", "pages", "pdf"},  # a part as JSON
    "report/press/matter.py": {"class", "href", "id", "lang"},  # attributes of HTML
    "report/names.py": {"against", "arrangements", "frameworks", "organization", "statements"},  # fields it replaces
    "report/what_if.py": {"better", "worse"},  # counted by direction
    "frameworks/soc_2/pages.py": {"design_only", "exception"},  # grouped by standing
}


def constant_keys(module: ast.Module) -> Iterator[str]:
    """Every text a mapping is asked by: `x["key"]` and `x.get("key")`."""
    for node in ast.walk(module):
        if isinstance(node, ast.Subscript) and isinstance(node.slice, ast.Constant):
            key = node.slice.value
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "get":
            key = node.args[0].value if node.args and isinstance(node.args[0], ast.Constant) else None
        else:
            continue
        if isinstance(key, str):
            yield key


@pytest.mark.parametrize("name", READERS)
def test_the_result_is_read_by_attribute(name: str) -> None:
    module = tree(MODULES[name])
    assert set(constant_keys(module)) <= KEYS.get(name, set())
    assert "Record" not in {node.id for node in ast.walk(module) if isinstance(node, ast.Name)}


def test_every_key_that_is_no_field_is_used() -> None:
    idle = {name: keys - set(constant_keys(tree(MODULES[name]))) for name, keys in KEYS.items()}
    assert {name for name, keys in idle.items() if keys} == set()


# Where an object of unknown values is at home, and why.
UNTYPED = {
    "api/*.py": "hands out the JSON object and the JSON Schema",
    "report/press/kept.py": "a part of a brief as JSON, in the cache",
    "assess/smallest/*.py": "values as they would be written into an engagement file",
    "cli/diagnostics.py": "JSON for machines",
    "cli/sarif.py": "SARIF is JSON of somebody else's making",
    "economics/linear.py": "options of the solver",
    "economics/solver.py": "options of the solver",
    "encode/*.py": "the result on its way out",
    "evaluate/terms.py": "terms are filled aspect by aspect before they become a value",
    "graph/export.py": "attributes of networkx",
    "library/answer_lines.py": "lines of an engagement as the YAML they are written in",
    "library/engagement_parts.py": "two engagements as the YAML they were written in",
    "library/ledger.py": "files without their prose, in the cache",
    "library/loader.py": "a file as the YAML it was written in",
    "library/senses.py": "a file without its prose, on its way to the cache",
    "library/shares.py": "a file without its terms, on its way to a digest",
    "library/sound_cases.py": "cases that were found sound, in the cache",
    "library/typed_data.py": "plain data with other values in it",
    "cli/catalog_lists.py": "an entry of the rules as the YAML it could stand in",
    "library/pack_links.py": "entries of rules of every kind, by id",
    "library/overlays.py": "fields of a value that are replaced by name",
    "library/*_edits.py": "an engagement as the YAML it is written in",
    "library/rule_cases.py": "an engagement as the YAML it was written in",
    "model/constructor.py": "values of every class, as a constructor is given them",
    "model/named_tuple.py": "bodies of classes",
    "model/packing.py": "plain data on its way to the cache",
    "model/placeholders.py": "fields of a value that are replaced by name",
    "model/shape.py": "plain data on its way to values",
    "model/stated.py": "plain data on its way to values",
    "model/structured.py": "plain data on its way to values",
    "model/value.py": "bodies of classes",
    "papers/oscal/document.py": "OSCAL documents on their way out",
    "result/decode.py": "a result on its way in",
    "source/*.py": "YAML and JSON Schema",
    "words/rule_packs.py": "values of the rules as the YAML they are written in",
    "verification/*.py": "a result and the options of a run, as somebody's file states them",
}
_OBJECT = re.compile(r"\b(dict\[str, (Any|object)|Mapping\[str, Any)\]")


def test_objects_of_unknown_values_stay_at_the_edges() -> None:
    found = {name for name, path in MODULES.items() if _OBJECT.search(path.read_text(encoding="utf-8"))}
    assert {name for name in found if not any(fnmatch(name, known) for known in UNTYPED)} == set()
    assert {known for known in UNTYPED if not any(fnmatch(name, known) for name in found)} == set()


# Where prose may stand, and why; everywhere it may stand in docstrings and in what is raised.
PROSE = {
    "bootstrap.py": "talks to whoever sets the program up",
    "cli/*": "talks at the terminal",
    "report/*": "the brief",
    "frameworks/*/outcome.py": "the headline of the brief, in the terms of one framework",
    "words/*": "the sentences of all",
    "encode/*.py": "what each text key holds, for the JSON Schema and its page",
    "source/*.py": "diagnostics of text",
    "library/*.py": "diagnostics of data and engagements",
    "assess/idle_determinations.py": "diagnostics of an engagement that only a judgement can find",
    "assess/what_if.py": "diagnostics of changes",
    "model/spelling.py": "help in diagnostics",
    "model/diagnostic.py": "what is raised",
    "model/editable.py": "names of sheets and columns that come back: a vocabulary",
    "model/situation.py": "names of the variables rules may compare: a vocabulary",
    "model/weighing.py": "names of the figures arguments may weigh: a vocabulary",
    "result/decode.py": "what is raised",
    "interview/script.py": "diagnostics of a file of answers",
    "imports/*.py": "diagnostics of other people's files, and what the files of a draft say of themselves",
    "economics/single_changes.py": "stands where an engagement says where a paper lies",
    "frameworks/*/*links.py": "diagnostics",
    "frameworks/*/checks.py": "diagnostics",
    "frameworks/*/*words.py": "its sentences",
    "frameworks/*/prose.py": "what each text key holds",
    "frameworks/*/*pages.py": "its pages",
    "frameworks/*/*tables.py": "tables of its pages",
    "frameworks/*/starter.py": "comments in a new file",
    "frameworks/cmmc/score_conclusion.py": "the sentences above and below its score",
    "frameworks/hipaa/addressable_groups.py": "headings of a table",
    "verification/*.py": "what an attachment is, for the list a PDF reader shows; why a file cannot be read",
    "frameworks/pci_dss/rhythms.py": "what PCI DSS calls the document: a value",
}
# Units, and how a file of XML begins, are values.
VALUES = ("USD an hour", "USD a year", '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n')


def sentences(module: ast.Module) -> Iterator[ast.Constant]:
    """Constants that read as prose, docstrings and what is raised apart."""
    apart: set[ast.AST] = set()
    for node in ast.walk(module):
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            apart.add(node.value)
        elif isinstance(node, ast.Raise):
            apart.update(inside(node))
    for node in ast.walk(module):
        if isinstance(node, ast.Constant) and node not in apart and is_sentence(node.value):
            yield node


@pytest.mark.parametrize(
    "name", [name for name in MODULES if not any(fnmatch(name, known) for known in PROSE)], ids=str
)
def test_prose_is_made_where_prose_is_made(name: str) -> None:
    found = [
        f"line {node.lineno}: {node.value!r}" for node in sentences(tree(MODULES[name])) if node.value not in VALUES
    ]
    assert found == [], "sentences are made in assessor/words, or in the words of a framework's room"


def test_every_place_for_prose_is_used() -> None:
    used = {name for name, path in MODULES.items() if next(sentences(tree(path)), None) is not None}
    idle = {known for known in PROSE if not any(fnmatch(name, known) for name in used)}
    assert idle == set()


# Texts that are cut or looked into by their words, and why that is no sentence of ours.
CUT = {
    "report/press/frames.py": "the name of a font family",
    "report/press/matter.py": "the page as its template wrote it, taken apart",
    "report/decision/weighing.py": "a citation in the rules, of which the table shows the first part",
    "report/svg.py": "words wrapped into lines",
    "assess/idle_statements.py": "the paragraphs that the citation of a duty lists",
    "model/shape.py": "annotations of classes",
    "words/grammar.py": "identifiers and intervals made into words",
    "words/conditions.py": "a tier's title in a catalog: its name, a colon, what it means",
    "words/finding_statements.py": "a person's own reason, of which a title shows the first sentence",
    "words/situations.py": "units of the rules, such as USD a year",
    "assess/duties.py": "a title in a catalog that begins with its kind",
    "report/text.py": "any text that a table has no room for, cut at a blank",
    "source/syntax.py": "messages of libyaml",
    "imports/draft_text.py": "a statement of a publisher, cut at a blank to serve as a title",
    "words/quotes.py": "a title that says what its function says",
    "words/quote_charges.py": "units of the rules, such as hours a month",
    "source/rhythms.py": "what people write for a rhythm",
}
LOOKS_INTO = re.compile(r"r?(partition|split|find|index)|(starts|ends)with|remove(pre|suf)fix")


# Modules of sentences; grammar makes words of identifiers, and those may be looked into.
_SENTENCES = re.compile(r"assessor\.(frameworks\.\w+\.)?words(?!\.grammar)(\..*)?")


def looks_into_text(module: ast.Module) -> Iterator[str]:
    """Cuts and comparisons by blanks or by words: of something that reads as prose."""
    for node in ast.walk(module):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and LOOKS_INTO.fullmatch(node.func.attr):
            texts = [item.value for item in inside(node) if isinstance(item, ast.Constant)]
            if any(isinstance(text, str) and " " in text for text in texts):
                yield f"line {node.lineno}: {ast.unparse(node)}"
            if isinstance(node.func.value, ast.Call) and says(node.func.value, module):
                yield f"line {node.lineno}: {ast.unparse(node)}"
        elif isinstance(node, ast.Compare):
            sides = [node.left, *node.comparators]
            if any(isinstance(side, ast.Constant) and is_sentence(side.value) for side in sides):
                yield f"line {node.lineno}: {ast.unparse(node)}"
            if any(isinstance(side, ast.Call) and says(side, module) for side in sides):
                yield f"line {node.lineno}: {ast.unparse(node)}"
        elif (
            isinstance(node, ast.MatchValue) and isinstance(node.value, ast.Constant) and is_sentence(node.value.value)
        ):
            yield f"line {node.lineno}: {ast.unparse(node)}"


def says(call: ast.Call, module: ast.Module) -> bool:
    """Whether a call is one of a module of sentences, imported whole or by name."""
    names: set[str] = set()
    for node in ast.walk(module):
        if isinstance(node, ast.ImportFrom) and _SENTENCES.fullmatch(node.module or ""):
            names.update(alias.asname or alias.name for alias in node.names)
    root = call.func
    while isinstance(root, ast.Attribute):
        root = root.value
    return isinstance(root, ast.Name) and root.id in names


@pytest.mark.parametrize("name", [name for name in MODULES if name not in CUT], ids=str)
def test_no_sentence_is_looked_into(name: str) -> None:
    assert list(looks_into_text(tree(MODULES[name]))) == []


def test_texts_that_are_cut_are_still_cut() -> None:
    assert {name for name in CUT if not list(looks_into_text(tree(MODULES[name])))} == set()


# One name, one meaning: what may stand in more than two packages, as the same thing on its way through the layers.
SUBJECTS = {
    "crossover", "decision", "duties", "economics", "evidence", "hours", "law", "losses", "money", "offers",
    "packages", "positions", "register", "result", "row_findings", "situations", "summary", "what_if",
}  # fmt: skip
# What the room of every framework has, and what those that serve all of them are called.
ROOM = {
    "framework", "links", "outcome", "pages", "prose", "result", "rule_links", "rules", "scores", "stakes", "starter",
    "statements", "words",
}  # fmt: skip


def test_names_of_modules_mean_one_thing() -> None:
    places: dict[str, list[str]] = defaultdict(list)
    for name in MODULES:
        stem = name.rpartition("/")[2].removesuffix(".py")
        parts = name.split("/")
        if stem != "__init__":
            places[stem].append("/".join(parts[:2]) if parts[0] == "frameworks" else parts[0])
    assert {stem for stem, packages in places.items() if len(set(packages)) < len(packages)} == set(), (
        "twice in a package"
    )
    assert {stem for stem, packages in places.items() if len(packages) > 2} <= SUBJECTS | ROOM
