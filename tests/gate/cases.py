"""The list of cases: which question is asked of which input."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from tests.gate.crafting import crafted_names

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).resolve().parents[2]
MUTANTS = 54
CACHE = ("--cache", "cache")
PACK = "pack=hipaa-nprm-2025"


@dataclass(frozen=True)
class Case:
    """One question: `name` is `kind/what`, `action` a function of `tests.gate.running`."""

    name: str
    action: str
    file: str = ""
    options: tuple[str, ...] = ()
    seed: int = 0
    style: bool = False

    @property
    def kind(self) -> str:
        return self.name.partition("/")[0]

    def on(self, file: str, *options: str) -> Case:
        return replace(self, file=file, options=(*self.options, *options))


def folder_of(name: str) -> str:
    """Where the answers of a case lie within a capture."""
    kind, _, what = name.partition("/")
    return f"{kind}/{re.sub(r'[^a-zA-Z0-9_.=-]+', '_', what)}"


COMMANDS = (
    "catalog list",
    "catalog search log",
    "catalog search xyzzy",
    "catalog show hipaa:164.312(b)",
    "catalog show AU-6",
    "catalog show log-review",
    "catalog show managed",
    "catalog show rd-h1",
    "catalog show baa",
    "catalog show soc_mdr",
    "catalog show log-revew",
    "catalog show hipaa-nprm-2025",
    "catalog show xyzzy",
    "graph",
    "check examples",
    "check nowhere.yaml",
    "check examples/papers",
    "check tests/menagerie/data/catalog-ids.yaml",
    "check tests/menagerie/root",
    "assess nowhere.yaml --out out",
    "assess examples/clinic.yaml --out out --format xlsx",
)
WHAT_IF = {
    "clinic": [[PACK], ["providers.northmsp.offering=gold", "today.soc_mdr=[northmsp]"], ["organization.users=300"]],
    "clinic-two-frameworks": [[PACK, "duties.rd-h3.state=done", "organization.servers=null"]],
    "billing-office": [[PACK], ["organization.internal_fte=2"]],
    "retailer": [["organization.users=12", "risk.tolerance=averse"]],
    "dod-subcontractor": [["today.soc_mdr=[]", "organization.devices=9"]],
    "saas-company": [["organization.users=5"]],
    "health-software": [[PACK], ["organization.covered_entity=true"]],
    "redirect-shop": [
        ["organization.wireless_networks=true"],
        ["providers.nobody.offering=gold", "organization.users=x"],
    ],
}


def cases(drawn: int) -> list[Case]:
    """Every case, in the order they are worked on: the slow ones first."""
    return [*examples(), *mutants(), *crafted(), *explanations(), *checks(), *others(), *draws(drawn)]


def examples() -> Iterator[Case]:
    for path in sorted((ROOT / "examples").glob("*.yaml")):
        style = path.stem == "clinic"
        yield Case(f"example/{path.stem}", "judged", f"examples/{path.name}", style=style)
    yield Case("api/boundary-office", "through_api", "examples/boundary-office.yaml")
    for name, variants in WHAT_IF.items():
        for number, texts in enumerate(variants, 1):
            options = tuple(word for text in texts for word in ("--what-if", text))
            yield Case(f"whatif/{name}:{number}", "judged", f"examples/{name}.yaml", options)


def mutants() -> Iterator[Case]:
    for seed in range(MUTANTS):
        yield Case(f"mutant/{seed:03}", "mutated", seed=seed)


def crafted() -> Iterator[Case]:
    for name, options in crafted_names(ROOT / "tests" / "gate" / "cases"):
        yield Case(f"crafted/{name}", "crafted", name, options)


def explanations() -> Iterator[Case]:
    """The lines of `explain.txt`: an example (or -), an obligation, more options."""
    count: dict[str, int] = {}
    text = (ROOT / "tests" / "gate" / "cases" / "explain.txt").read_text(encoding="utf-8")
    for line in text.splitlines():
        if not line or line.startswith("#"):
            continue
        example, obligation, *more = line.split()
        count[example] = count.get(example, 0) + 1
        words = ["explain", obligation, *CACHE]
        if example != "-":
            words += ["--engagement", f"examples/{example}.yaml"]
        kind = "neutral/any" if example == "-" else f"explain/{example}"
        yield Case(f"{kind}:{count[example]:02}", "command", options=(*words, *more))


def checks() -> Iterator[Case]:
    small = ("--data", "tests/menagerie/root")
    folder = ROOT / "tests" / "menagerie"
    for path in sorted(folder.glob("engagements/*.yaml")):
        yield from _check(f"tests/menagerie/engagements/{path.name}", "small", small)
    for path in sorted(folder.glob("data/*.yaml")):
        yield Case(f"check/data-{path.stem}", "broken_data", f"tests/menagerie/data/{path.name}")
    for path in sorted(folder.glob("shipped/*.yaml")):
        yield from _check(f"tests/menagerie/shipped/{path.name}", "shipped", CACHE)
    for path in sorted((ROOT / "examples").glob("*.yaml")):
        yield from _check(f"examples/{path.name}", "example", CACHE)
    for kind in ("sarif", "github"):
        yield from _check("tests/menagerie/engagements", "all", small, formats=(kind,))


def _check(
    file: str, group: str, more: tuple[str, ...], *, formats: tuple[str, ...] = ("text", "json")
) -> Iterator[Case]:
    for kind in formats:
        words = ("check", file, "--format", kind, *more)
        yield Case(f"check/{group}-{Path(file).stem}-{kind}", "command", options=words)


def others() -> Iterator[Case]:
    for line in COMMANDS:
        words = tuple(line.split())
        yield Case(f"catalog/{'-'.join(words)}", "command", options=(*words, *CACHE))
    yield Case("catalog/pages", "pages", options=("catalog", "pages", *CACHE))
    for names in (("hipaa",), ("cmmc", "soc-2", "pci-dss"), ("iso",)):
        chosen = [word for name in names for word in ("--framework", name)]
        options = ("init", "--as-of", "2026-11-21", *chosen, *CACHE)
        yield Case(f"catalog/init-{'-'.join(names)}", "starter", options=options)
    yield Case("assess/infeasible", "infeasible", "examples/clinic.yaml")
    yield Case("assess/good", "judged", "tests/menagerie/good.yaml", ("--data", "tests/menagerie/root"))


def draws(count: int) -> Iterator[Case]:
    for seed in range(count):
        yield Case(f"drawn/{seed:04}", "drawn", seed=seed)
