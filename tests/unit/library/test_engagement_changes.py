"""`KEY=VALUE` texts: where a path leads, what a value becomes, and that nothing hostile gets further than a message."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from assessor.frameworks.registry import FRAMEWORKS
from assessor.library.engagement import Source
from assessor.library.engagement_changes import MAX_CHANGES, apply, split, steps_of
from assessor.model.structured import engagement_of
from assessor.source.reader import read

if TYPE_CHECKING:
    from assessor.model.diagnostic import Diagnostic

BASE = """\
as_of: "2026-11-21"
organization: {name: Acme, users: 20}
frameworks: [hipaa]
providers:
  - {id: north-msp, model: managed, offering: silver, artefacts: {baa: null}}
  - {id: fixit, model: break_fix}
today: {soc_mdr: [], patching: [north-msp]}
defined_frequencies: {"hipaa:164.308(a)(8)": P1Y}
alternatives:
  - {obligation: "hipaa:164.312(a)(2)(iv)", measure: Locked rooms., rationale: No portable devices.}
"""


def source() -> Source:
    document, problems = read(BASE.encode(), "base.yaml")
    assert document is not None, problems
    made = engagement_of(document.data, FRAMEWORKS, document.span)
    return Source(engagement=made, document=document, folder=Path(), name="base.yaml", sha256="0")


def changed(*texts: str) -> Any:
    made, _, problems = apply(source(), split(texts), FRAMEWORKS)
    assert problems == []
    assert made is not None
    return made.document.data


def told(*texts: str) -> list[Diagnostic]:
    return apply(source(), split(texts), FRAMEWORKS)[2]


@pytest.mark.parametrize(
    ("key", "steps"),
    [
        ("a", ["a"]),
        ("a.b.c", ["a", "b", "c"]),
        ('a."b.c"', ["a", "b.c"]),
        ('"a.b"', ["a.b"]),
        ("", None),
        (".", None),
        ("a..b", None),
        ("a.", None),
        ('a."b', None),
        ("a\nb", None),
        ("a\x00", None),
        ("a\u202eb", None),
        ("a\udcffb", None),
        (".".join("a" * 12), ["a"] * 12),
        (".".join("a" * 13), None),
        ("a" * 301, None),
    ],
)
def test_paths(key: str, steps: list[str] | None) -> None:
    assert steps_of(key) == steps


def test_values_are_yaml_as_in_the_file() -> None:
    made = changed("organization.users=2", 'organization.name="2"', "today.soc_mdr=[fixit]", "today.backup_dr=[]")
    assert made["organization"] == {"name": "2", "users": 2}
    assert made["today"] == {"soc_mdr": ["fixit"], "patching": ["north-msp"], "backup_dr": []}


def test_entries_of_a_list_are_found_by_their_id() -> None:
    made = changed("providers.north-msp.artefacts.baa=baa.pdf", "providers.fixit.offering=per_job")
    assert made["providers"][0]["artefacts"] == {"baa": "baa.pdf"}
    assert made["providers"][1] == {"id": "fixit", "model": "break_fix", "offering": "per_job"}
    assert changed("alternatives.hipaa:164.312(a)(2)(iv).by=The owner")["alternatives"][0]["by"] == "The owner"


def test_two_entries_of_one_name_are_not_guessed_between() -> None:
    document, _ = read(b"""\
as_of: "2026-11-21"
organization: {name: Acme}
frameworks: [soc-2]
soc_2:
  provider_reports:
    - {provider: host, type: 1, period_to: "2026-01-31", opinion: unmodified}
    - {provider: host, type: 2, period_to: "2026-06-30", opinion: unmodified}
    - {provider: mail, type: 2, period_to: "2026-06-30", opinion: unmodified}
""", "base.yaml")  # fmt: skip
    assert document is not None
    base = replace(source(), document=document)
    for name, expected in (("host", "2 entries are called 'host'"), ("mall", "no entry is called 'mall'")):
        problems = apply(base, split([f"soc_2.provider_reports.{name}.opinion=adverse"]), FRAMEWORKS)[2]
        assert [item.message for item in problems if item.code == "what-if/unknown-path"] == [expected]


def test_names_that_hold_dots() -> None:
    for key in ("defined_frequencies.hipaa:164.308(a)(8)", 'defined_frequencies."hipaa:164.308(a)(8)"'):
        assert changed(f"{key}=P2Y")["defined_frequencies"] == {"hipaa:164.308(a)(8)": "P2Y"}
    fresh = changed('defined_frequencies."hipaa:164.316(b)(2)(iii)"=null')["defined_frequencies"]
    assert fresh == {"hipaa:164.308(a)(8)": "P1Y", "hipaa:164.316(b)(2)(iii)": None}


def test_what_is_not_there_yet_is_made() -> None:
    assert changed("duties.rd-h3.state=done")["duties"] == {"rd-h3": {"state": "done"}}
    whole = changed("providers.gold-msp={id: gold-msp, model: managed, offering: gold}")["providers"]
    assert [item["id"] for item in whole] == ["north-msp", "fixit", "gold-msp"]


def test_what_was_there_is_told() -> None:
    texts = ("today.soc_mdr=[fixit]", "today.backup_dr=[]", "providers.north-msp.artefacts.baa=x.pdf")
    _, made, _ = apply(source(), split(texts), FRAMEWORKS)
    assert [(item.change.key, item.was, item.stated) for item in made] == [
        ("providers.north-msp.artefacts.baa", None, True),
        ("today.backup_dr", None, False),
        ("today.soc_mdr", [], True),
    ]


def test_the_source_itself_stays_as_it_was() -> None:
    base = source()
    apply(base, split(["organization.users=99", "providers.fixit.model=managed"]), FRAMEWORKS)
    assert base.document.data["organization"]["users"] == 20
    assert base.engagement.providers[1].model == "break_fix"


@pytest.mark.parametrize(
    ("text", "code", "message", "advice"),
    [
        ("providers.nort-msp.offering=gold", "what-if/unknown-path", "no entry is called 'nort-msp'", "'north-msp'?"),
        ("providers.x={id: y, model: managed}", "what-if/unknown-path", "no entry is called 'x'", "known: north-msp"),
        ("today.soc_mdr.x=1", "what-if/unknown-path", "whose entries have no id", "replace the whole list"),
        ("as_of.year=2026", "what-if/unknown-path", "'as_of' holds a single value", "shorten the key"),
        ("organisation.users=3", "schema/unknown-key", "unknown key 'organisation'", "did you mean 'organization'?"),
        ("providers.fixit.offerring=x", "schema/unknown-key", "unknown key 'offerring'", "did you mean 'offering'?"),
        ("a..b=1", "what-if/key", "not a path of names", "such as organization.users"),
        ("today.soc_mdr=", "what-if/no-value", "there is no value after '='", "write a value"),
        ("today.soc_mdr=fixit", "schema/type", "the text 'fixit' found", "write a list"),
        ("today.soc_mdr=[a, a]", "schema/repeated", "twice", "keep one"),
        ("as_of=yesterday", "schema/format", "'yesterday' found", "write year"),
        ("organization.name=12", "schema/type", "the number 12 found", "put it in quotes"),
        ("organization.name=[", "yaml/syntax", "", ""),
        ("organization.name={a: 1, a: 2}", "yaml/duplicate-key", "key 'a' appears twice", "keep one"),
        ("organization.name=!!python/object:os.system x", "yaml/tag", "tag", "remove the tag"),
        ("organization.name=*all", "yaml/alias", "alias *all", "anchors, aliases"),
        ("organization.name=a\n---\nb", "yaml/several-documents", "a second document", "keep one document"),
        ("organization.name=a\x07b", "text/control-character", "control character U+0007", "remove it"),
        ("organization.name=a\u202eb", "text/direction-override", "U+202E", "remove it"),
        ("organization.name=a\udcffb", "text/encoding", "is not UTF-8", "UTF-8"),
        ("organization.name=<script>", "text/markup", "looks like markup", "plain words"),
        ("organization.name=" + "x" * 5000, "text/too-long", "5000 characters", "shorten"),
        ("organization.name=" + "[" * 200, "yaml/too-deep", "nested deeper", "flatten"),
        ("organization.__proto__=1", "schema/key", "key '__proto__' found", "rename"),
        ("__class__.__init__=1", "schema/unknown-key", "unknown key '__class__'", "known keys"),
        ("organization={}", "schema/required", "key 'name' is missing", "add 'name:'"),
    ],
)
def test_what_does_not_fit_is_told_at_its_option(text: str, code: str, message: str, advice: str) -> None:
    found = told("today.patching=[fixit]", text)
    assert found
    assert found[0].code == code
    assert message in found[0].message
    assert advice in found[0].help
    assert found[0].span.path.startswith("--what-if 2: ")
    assert found[0].span.path.isprintable()


def test_two_changes_of_one_place_are_refused_however_they_are_written() -> None:
    for one, other in (
        ("today.soc_mdr=[]", "today.soc_mdr=[fixit]"),
        ("providers.fixit.model=managed", "providers.fixit={id: fixit, model: managed}"),
        ("today={}", "today.soc_mdr=[]"),
        ('defined_frequencies."hipaa:164.308(a)(8)"=P1Y', "defined_frequencies.hipaa:164.308(a)(8)=P2Y"),
    ):
        for texts in ((one, other), (other, one)):
            assert [(item.code, item.span.path[:12]) for item in told(*texts)] == [("what-if/twice", "--what-if 2:")]
    assert told("today.soc_mdr=[]", "today.soc_mdr_two=[]") == []


def test_more_changes_than_anybody_compares_are_refused() -> None:
    texts = [f"today.f{number}=[]" for number in range(MAX_CHANGES + 1)]
    assert [item.code for item in told(*texts)] == ["what-if/too-many"]
    assert told(*texts[1:]) == []


def test_every_fault_is_told_at_once() -> None:
    found = told("providers.nobody.model=x", "organisation.x=1", "today.soc_mdr=")
    assert {item.code for item in found} == {"what-if/unknown-path", "schema/unknown-key", "what-if/no-value"}
    assert {item.span.path.partition(":")[0] for item in found} == {f"--what-if {number}" for number in (1, 2, 3)}
