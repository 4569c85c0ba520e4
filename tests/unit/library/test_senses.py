"""Senses of files: prose and places make no difference, everything else does, and no check reads prose."""

from __future__ import annotations

import ast
import os
from functools import partial
from typing import TYPE_CHECKING, Any, NoReturn, cast

import pytest

from assessor.assess.sound_rules import SoundRules
from assessor.frameworks.registry import FRAMEWORKS
from assessor.library import senses
from assessor.library.audit import AUDIT_CHECKS, OF_TERMS
from assessor.library.data_set import data_set
from assessor.library.links import link_checks
from assessor.library.loader import gather, read_file
from assessor.library.overlay_links import own_problems
from assessor.library.overlays import with_overlay
from assessor.library.resources import case_files
from assessor.library.rule_cases import case_at
from assessor.library.senses import PROSE, sense_of
from assessor.library.shares import TERMS
from assessor.model.scales import AS_DEFINED
from assessor.model.value import field_names, plan_of
from assessor.source.document import Unplaced
from tests.cli.running import MENAGERIE, ROOT

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from assessor.library.library import Library
    from assessor.library.partwise import PartwiseLibrary
    from assessor.library.rule_cases import ReadCase
    from assessor.model.diagnostic import Diagnostic
    from assessor.source.document import Document

CATALOG = (MENAGERIE / "root" / "controls" / "mini" / "catalog.yaml").read_text(encoding="utf-8")
CASES = (MENAGERIE / "root" / "rules" / "cases" / "mini.yaml").read_text(encoding="utf-8")
DEMANDING = (MENAGERIE / "root" / "rules" / "crosswalks" / "mini.yaml").read_text(encoding="utf-8")
EACH = int(os.environ.get("ASSESSOR_EACH", "25"))
# Where a check names prose: in the message of a fault, which is never kept, or to see whether there is any.
NAMED = {
    "frameworks/cmmc/status_links.py": {"needed.title"},
    "frameworks/hipaa/links.py": {"clock.title"},
    "frameworks/pci_dss/checks.py": {"item.brand.title"},
    "library/audit.py": {"row.citation", "row.statement"},
    "library/determination_links.py": {"item.rationale"},  # of an engagement
    "library/edge_audit.py": {"demand.citation"},
    "library/overlay_links.py": {"demand.because", "demand.citation"},
}

# Where one names a field that is called like a term: whether one is stated, and what is none.
NAMED_TERMS = {
    "frameworks/pci_dss/block_links.py": {"answer.question"},
    "library/audit.py": {"demand.loosest", "demand.every", "capability.defaults.every", "capability.defaults.loosest"},
    "library/contract_links.py": {"promise.every"},  # of a clause
    "library/crosswalk_links.py": {"demand.every"},
    "library/economics_links.py": {"severity.hours", "item.unit", "item.hours"},  # of prices and losses
    "library/edge_audit.py": {"demand.evidence", "demand.detection"},
    "library/engagement_links.py": {"fact.unit", "fact.question"},  # a message of a fault
    "library/money_links.py": {"known[name].unit"},  # of a parameter
    "library/overlay_links.py": {"demand.evidence", "demand.detection"},  # of a proposal
    "library/rule_links.py": {"part.every", "item.every"},
    "library/scope_links.py": {"source.engagement.evidence"},
    "library/statement_links.py": {"demand.every", "source.engagement.evidence"},
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


def library_of(documents: Mapping[str, Unplaced]) -> Library:
    library, problems = gather(
        data_set(None).files(), FRAMEWORKS, reading=lambda _content, path, _registry: (documents[path], [])
    )
    assert library is not None
    assert problems == []
    return library


def of_references(library: Library) -> list[Diagnostic]:
    """What checks of references find, with and without a proposed rule in the library."""
    found: list[Diagnostic] = []
    for overlay in (None, *library.overlays.values()):
        of = library if overlay is None else with_overlay(library, overlay)
        for check in link_checks(FRAMEWORKS):
            found += check(of)
        found += [] if overlay is None else own_problems(library, overlay)
    return found


def faulty_cases(library: Library, documents: Mapping[str, Unplaced]) -> list[str]:
    rules = SoundRules(cast("PartwiseLibrary", library), data_set(None), FRAMEWORKS)
    return [read.case.id for read in cases_of(documents) if rules.judged(read) is None]


def cases_of(documents: Mapping[str, Unplaced]) -> list[ReadCase]:
    held = [documents[name] for name, _ in case_files(data_set(None).root)]
    return [case_at(document, index) for document in held for index in range(len(document.data["cases"]))]


def test_no_check_reads_prose(unread: dict[str, Unplaced]) -> None:
    library = library_of(unread)
    audited = [problem for check in AUDIT_CHECKS for problem in check(library)]
    assert [item.code for item in (*of_references(library), *audited)] == []
    assert faulty_cases(library, unread) == []


class Uncompared(str):  # noqa: PLW1641 - asking for its hash is refused
    """A term of which may be asked only whether it is left to the organization."""

    __slots__ = ()
    __ne__ = __lt__ = __contains__ = __getitem__ = __iter__ = __add__ = __mod__ = __format__ = __bool__ = _refuse
    __hash__ = lower = upper = strip = split = partition = startswith = endswith = encode = removeprefix = _refuse

    def __eq__(self, other: object) -> bool:
        assert other == AS_DEFINED, "a check compares terms"
        return str.__eq__(self, AS_DEFINED)


def test_one_audit_alone_compares_terms(unread: dict[str, Unplaced], monkeypatch: pytest.MonkeyPatch) -> None:
    """What bears on references and cases holds a dash for them."""
    library = library_of(unread)
    for kind, keys in TERMS.items():
        plan_of(kind)  # values are still made and copied as before
        for name in (name for name in field_names(kind) if name.rstrip("_") in keys):
            monkeypatch.setattr(kind, name, property(partial(_uncompared, vars(kind)[name])))
    assert all(keys <= {name.rstrip("_") for name in field_names(kind)} for kind, keys in TERMS.items())
    audits = [check for check in AUDIT_CHECKS if check not in OF_TERMS]
    audited = [problem for check in audits for problem in check(library)]
    assert [item.code for item in (*of_references(library), *audited)] == []
    assert faulty_cases(library, unread) == []


def _uncompared(slot: Any, value: object) -> object:
    term = slot.__get__(value)
    return Uncompared(term) if isinstance(term, (str, int, float)) else term


def test_what_a_case_rests_on_hangs_on_no_other(unread: dict[str, Unplaced]) -> None:
    """Nothing that was made for one case serves another, so that what it read of the rules went unseen."""
    library = cast("PartwiseLibrary", library_of(unread))
    shared = SoundRules(library, data_set(None), FRAMEWORKS)
    for place, read in enumerate(cases_of(unread)):
        found = shared.judged(read)
        if place % EACH == 0:
            assert (read.case.id, SoundRules(library, data_set(None), FRAMEWORKS).judged(read)) == (read.case.id, found)


@pytest.mark.parametrize(
    ("old", "new", "same"),
    [
        ("every: P1D", "every: P8D", True),
        ("every: P1D", "every: as_defined", False),
        ("every: P1D, ", "", False),
        ("control: ", "control: ZZ-", False),
    ],
)
def test_terms_bear_on_no_reference(old: str, new: str, same: bool) -> None:
    found = document(DEMANDING)
    changed = document(DEMANDING.replace(old, new, 1))
    assert old in DEMANDING
    senses_of = [sense_of(each, FRAMEWORKS) for each in (found, changed)]
    assert (senses_of[0][0].linked == senses_of[1][0].linked) is same
    assert (senses_of[0][3] == senses_of[1][3]) is same
    assert senses_of[0][0].digest != senses_of[1][0].digest


def test_checks_name_prose_only_where_that_was_looked_at() -> None:
    assert named(PROSE) == NAMED


def test_checks_name_terms_only_where_that_was_looked_at() -> None:
    """Data of others than ourselves may lead where what we ship does not."""
    keys = {key for keys in TERMS.values() for key in keys} - {"basis", "source", "high", "low"}  # of amounts too
    assert named({*keys, "class_"}) == NAMED_TERMS


def named(names: Collection[str]) -> dict[str, set[str]]:
    """Where checks look at an attribute of one of these names."""
    found: dict[str, set[str]] = {}
    rooms = (ROOT / "assessor" / "library", *(ROOT / "assessor" / "frameworks").iterdir())
    for path in (path for room in rooms for path in room.glob("*.py")):
        if not path.stem.endswith(("links", "audit", "checks")):
            continue
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Attribute) and node.attr in names:
                found.setdefault(path.relative_to(ROOT / "assessor").as_posix(), set()).add(ast.unparse(node))
    return found
