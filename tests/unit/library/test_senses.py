"""Senses of files: prose and places make no difference, everything else does, and no check reads prose."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING, Any, NoReturn

import pytest

from assessor.assess.sound_rules import SoundRules
from assessor.frameworks.registry import FRAMEWORKS
from assessor.library import senses
from assessor.library.audit import AUDIT_CHECKS
from assessor.library.data_set import data_set
from assessor.library.links import link_checks
from assessor.library.loader import gather, read_file
from assessor.library.overlay_links import own_problems
from assessor.library.overlays import with_overlay
from assessor.library.resources import case_files
from assessor.library.rule_cases import case_at
from assessor.library.senses import PROSE, sense_of
from assessor.source.document import Unplaced
from tests.cli.running import MENAGERIE, ROOT

if TYPE_CHECKING:
    from assessor.source.document import Document

CATALOG = (MENAGERIE / "root" / "controls" / "mini" / "catalog.yaml").read_text(encoding="utf-8")
CASES = (MENAGERIE / "root" / "rules" / "cases" / "mini.yaml").read_text(encoding="utf-8")
# Where a check names prose: in the message of a fault, which is never kept, or to see whether there is any.
NAMED = {
    "frameworks/cmmc/status_links.py": {"needed.title"},
    "frameworks/hipaa/links.py": {"clock.title"},
    "frameworks/pci_dss/checks.py": {"item.brand.title"},
    "library/audit.py": {"row.citation", "row.statement"},
    "library/determination_links.py": {"item.rationale"},  # of an engagement
    "library/overlay_links.py": {"demand.because", "demand.citation"},
}


def document(text: str) -> Document:
    made, problems = read_file(text.encode(), "one.yaml", FRAMEWORKS)
    assert made is not None, problems
    return made


def digest(text: str) -> str:
    return sense_of(document(text), FRAMEWORKS)[0].digest


@pytest.mark.parametrize("key", ["title: ", "statement: ", "citation: "])
def test_prose_and_places_are_no_part_of_it(key: str) -> None:
    assert key in CATALOG
    assert digest(f"# a line more\n{CATALOG.replace(key, f'{key}Some ', 1)}") == digest(CATALOG)


@pytest.mark.parametrize(("old", "new"), [("kind: obligation\n", "kind: group\n"), ('- id: "1.1"', '- id: "1.9"')])
def test_all_else_is(old: str, new: str) -> None:
    assert old in CATALOG
    assert digest(CATALOG.replace(old, new, 1)) != digest(CATALOG)


def test_what_an_engagement_in_a_case_says_is_no_prose() -> None:
    """Its keys are names of facts, of which one may be called title."""
    told = CASES.replace("engagement: {}", "engagement: {organization: {title: One}}", 1)
    assert digest(told) != digest(told.replace("title: One", "title: Two"))


def test_statements_are_kept_beside_it() -> None:
    one, other = (
        sense_of(document(text), FRAMEWORKS)[0]
        for text in (CATALOG, CATALOG.replace("statement: ", "statement: Some ", 1))
    )
    assert one.digest == other.digest
    assert one.told != other.told


def _refuse(*_: object, **__: object) -> NoReturn:
    raise AssertionError("a check reads prose")


class Unread(str):
    """Prose that may be counted and copied, and nothing else."""

    __slots__ = ()
    __eq__ = __ne__ = __lt__ = __contains__ = __getitem__ = __iter__ = __add__ = __mod__ = __format__ = _refuse
    __hash__ = lower = upper = casefold = strip = split = partition = startswith = endswith = find = replace = _refuse
    join = format = encode = isdigit = count = index = title = splitlines = rpartition = removeprefix = _refuse


@pytest.fixture(scope="module")
def unread() -> dict[str, Unplaced]:
    """Every shipped rule, catalog and case, its prose replaced."""
    data, made = data_set(None), {}
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(senses, "_SAID", Unread("-"))
        for name, content in (*data.files(), *case_files(data.root)):
            found: Any = read_file(content, name, FRAMEWORKS)[0]
            kind = found.data["schema"].removesuffix("/1")
            made[name] = Unplaced(name, senses.without_prose(kind, found.data, FRAMEWORKS))
    return made


def test_no_check_reads_prose(unread: dict[str, Unplaced]) -> None:
    """Neither those of the library, with and without a proposed rule in it, nor those of cases."""
    data = data_set(None)
    library, problems = gather(data.files(), FRAMEWORKS, reading=lambda _content, path, _registry: (unread[path], []))
    assert library is not None
    found = list(problems)
    for check in (*link_checks(FRAMEWORKS), *AUDIT_CHECKS):
        found += check(library)
    for overlay in library.overlays.values():
        found += own_problems(library, overlay)
        for check in link_checks(FRAMEWORKS):
            found += check(with_overlay(library, overlay))
    assert [item.code for item in found] == []
    rules = SoundRules(library, data, FRAMEWORKS)
    cases = [
        case_at(unread[name], index)
        for name, _ in case_files(data.root)
        for index in range(len(unread[name].data["cases"]))
    ]
    assert [read.case.id for read in cases if rules.judged(read) is None] == []


def test_checks_name_prose_only_where_that_was_looked_at() -> None:
    found: dict[str, set[str]] = {}
    rooms = (ROOT / "assessor" / "library", *(ROOT / "assessor" / "frameworks").iterdir())
    for path in (path for room in rooms for path in room.glob("*.py")):
        if not path.stem.endswith(("links", "audit", "checks")):
            continue
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Attribute) and node.attr in PROSE:
                found.setdefault(path.relative_to(ROOT / "assessor").as_posix(), set()).add(ast.unparse(node))
    assert found == NAMED
