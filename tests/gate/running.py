"""Running one case and writing down every answer in a form whose differences can be read."""

from __future__ import annotations

import gc
import importlib
import io
import json
import re
import shutil
import signal
import traceback
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tests.gate.cases import ROOT, folder_of
from tests.gate.crafting import engagement
from tests.gate.drawing import drawn_files
from tests.gate.mutants import mutant

if TYPE_CHECKING:
    from tests.gate.cases import Case

CACHE = "cache"
OUTPUT = "out"
_HASH = re.compile(r"\b[0-9a-f]{64}\b")
_PIECES = re.compile(r"<!--.*?-->|<[^>]*>|[^<]+", re.DOTALL)
_STYLE = re.compile(r"(<style[^>]*>)(.*?)(</style>)", re.DOTALL)
_DATA = re.compile(r"(data:[\w/+.-]+;base64,)[A-Za-z0-9+/=]+")
_AT = re.compile(r"^# at: (\S+)$", re.MULTILINE)
_ENGINE = re.compile(r"\bassessor \d+\.\d+\.\d+\S*")


@dataclass(frozen=True)
class Workshop:
    """Where answers go, and whose assessor gives them; the working directory holds the inputs."""

    out: Path
    tree: Path

    def warm(self) -> None:
        """Import and fill the cache of parsed data before the work is shared out."""
        call(["explain", "hipaa:164.312(b)", "--cache", CACHE])
        call(["check", "examples", "--cache", CACHE])
        for module in ("assessor.report", "networkx", "numpy", "highspy"):
            importlib.import_module(module)

    def run(self, case: Case) -> None:
        """Write the answers of one case; what it raises is an answer as well."""
        folder = self.out / folder_of(case.name)
        shutil.rmtree(output_of(case), ignore_errors=True)
        try:
            answers = ANSWERS[case.action](case)
        except Exception:  # noqa: BLE001 - a crash is a difference to be told, never the end of a capture
            answers = {"crash.txt": traceback.format_exc(limit=-4).replace(str(self.tree), "")}
        folder.mkdir(parents=True, exist_ok=True)
        for name, text in answers.items():
            (folder / name).write_text(text, encoding="utf-8")
        shutil.rmtree(output_of(case), ignore_errors=True)


def api() -> Any:
    """`assessor.api` of the tree under test; Any, as its types are what changes."""
    return importlib.import_module("assessor.api")


def output_of(case: Case) -> Path:
    return Path(OUTPUT) / re.sub(r"\W+", "_", case.name)


def call(words: list[str]) -> str:
    """One command line in this process: what it printed and its exit code."""
    out, err = io.StringIO(), io.StringIO()
    before = signal.getsignal(signal.SIGTERM)
    with redirect_stdout(out), redirect_stderr(err):
        try:
            code: object = importlib.import_module("assessor.cli.main").main(words)
        finally:
            gc.enable()
            signal.signal(signal.SIGTERM, before)
    return f"$ {' '.join(words)}\n{out.getvalue()}--- stderr\n{err.getvalue()}--- exit {code}\n"


# ---- the kinds of case


def judged(case: Case, formats: str = "json,html") -> dict[str, str]:
    """`assess` on a file of the inputs: terminal, result and brief."""
    folder = output_of(case)
    words = ["assess", case.file, "--format", formats, "--cache", CACHE, "--out", str(folder), *case.options]
    answers = {"terminal.txt": call(words).replace(str(folder), "OUT")}
    if (folder / "result.json").is_file():
        brief = folder / "brief.html"
        html = brief.read_bytes() if brief.is_file() else None
        answers |= readable((folder / "result.json").read_bytes(), html, style=case.style)
    return answers


def through_api(case: Case) -> dict[str, str]:
    """The same through `assessor.api`."""
    result = api().assess(Path(case.file), cache=Path(CACHE))
    return readable(api().render(result, "json"), api().render(result, "html"))


def mutated(case: Case) -> dict[str, str]:
    """`assess` on an example with some values changed."""
    document, changes = mutant(ROOT / "examples", case.seed)
    return written(case, document) | {"changes.txt": "".join(f"{line}\n" for line in changes)}


def crafted(case: Case) -> dict[str, str]:
    """`assess` on an engagement of `tests/gate/cases`."""
    return written(case, engagement(ROOT, case.file))


def written(case: Case, document: Any) -> dict[str, str]:
    """`assess` on a document, written beside the examples, whose papers it may name."""
    path = Path("examples") / f"{folder_of(case.name).replace('/', '-')}.yaml"
    path.write_text(json.dumps(document, indent=1, ensure_ascii=False), encoding="utf-8")
    answers = judged(case.on(str(path)))
    path.unlink()
    return answers


def infeasible(case: Case) -> dict[str, str]:
    """`assess` where two obligations ask for different hands on one desk, so that nothing complies.

    No data of ours leads there, so the search is given other targets; this alone looks inside `assessor.economics`.
    """
    recommend: Any = importlib.import_module("assessor.economics.recommend")
    problem: Any = importlib.import_module("assessor.economics.problem")
    made = recommend.problem_of

    def torn(*words: Any) -> Any:
        real = made(*words)
        desk = [index for index in real.functions["service_desk"] if real.options[index].fee is not None]
        ends = [
            problem.Target(id=ref, clauses=(frozenset({problem.Way((frozenset({index}),))}),), about=("ticketing",))
            for ref, index in zip(("hipaa:164.308(a)(1)(ii)(D)", "hipaa:164.312(b)"), desk, strict=False)
        ]
        return replace(real, targets=tuple(ends))

    recommend.problem_of = torn
    try:
        return judged(case)
    finally:
        recommend.problem_of = made


def drawn(case: Case) -> dict[str, str]:
    """A drawn library and engagement: result, some briefs, some explanations."""
    root = output_of(case).with_suffix(".data")
    path = drawn_files(root, case.seed)
    common = ("--data", str(root), "--no-cache")
    formats = "json,html" if case.seed % 8 == 0 else "json"
    answers = judged(case.on(str(path), *common), formats)
    if case.seed % 2 == 0 and "result.json" in answers:
        result = json.loads(answers["result.json"])
        row, model = _turn(result["obligations"], case.seed)["ref"], _turn(result["arrangements"], case.seed)
        words = ["explain", row, *common]
        told = [words, [*words, "--engagement", str(path)], [*words, "--engagement", str(path), "--model", model]]
        answers["explain.txt"] = "".join(call(line) for line in told)
    shutil.rmtree(root)
    return {name: text.replace(str(root), "ROOT") for name, text in answers.items()}


def _turn(values: list[Any], number: int) -> Any:
    return values[number % len(values)]


def broken_data(case: Case) -> dict[str, str]:
    """`check` on the small data root with one file in it replaced by a broken one."""
    root = output_of(case)
    shutil.copytree("tests/menagerie/root", root)
    found = _AT.search(Path(case.file).read_text(encoding="utf-8"))
    target = root / (found[1] if found else "rules/unnamed.yaml")
    target.parent.mkdir(exist_ok=True)
    shutil.copy(case.file, target)
    return {"terminal.txt": call(["check", str(root)]).replace(str(root), "ROOT")}


def command(case: Case) -> dict[str, str]:
    """Any other command line, its words as they are."""
    return {"terminal.txt": shortened(call([*case.options]))}


def pages(case: Case) -> dict[str, str]:
    """`catalog pages`: all pages one after another."""
    folder = output_of(case)
    terminal = call([*case.options, "--out", str(folder)])
    texts = {path.name: path.read_text(encoding="utf-8") for path in sorted(folder.rglob("*.md"))}
    return {"terminal.txt": terminal, **texts}


def starter(case: Case) -> dict[str, str]:
    """`init`: the file it writes."""
    path = output_of(case) / "starter.yaml"
    path.parent.mkdir(parents=True)
    terminal = call([*case.options[:1], str(path), *case.options[1:]])
    text = path.read_text(encoding="utf-8") if path.is_file() else ""
    return {"terminal.txt": terminal, "starter.yaml": text}


def shortened(text: str, most: int = 400_000) -> str:
    """A very long line (the graph) one item a line; nothing is left out."""
    return text.replace("},{", "},\n{") if len(text) > most else text


ANSWERS = {
    "judged": judged,
    "through_api": through_api,
    "mutated": mutated,
    "crafted": crafted,
    "infeasible": infeasible,
    "drawn": drawn,
    "broken_data": broken_data,
    "pages": pages,
    "starter": starter,
    "command": command,
}

# ---- readable forms


def readable(result: bytes, html: bytes | None, *, style: bool = False) -> dict[str, str]:
    """The result and the brief with masks for what changes with every change of code or data."""
    document = json.loads(result)
    hashes = set(_HASH.findall(result.decode()))
    answers = {"result.json": json.dumps(masked(document), indent=1, sort_keys=True, ensure_ascii=False) + "\n"}
    if html is not None:
        answers["brief.html.txt"] = "\n".join(lines(html.decode(), hashes, style=style)) + "\n"
    return answers


def masked(value: Any) -> Any:
    """A JSON value without digests and the version."""
    if isinstance(value, dict):
        return {key: masked(part) for key, part in value.items()}
    if isinstance(value, list):
        return [masked(part) for part in value]
    if isinstance(value, str):
        return _ENGINE.sub("assessor VERSION", _HASH.sub("SHA256", value))
    return value


def lines(html: str, hashes: set[str], *, style: bool) -> list[str]:
    """The brief, one tag or text a line; fonts are left out, and the styles unless asked for."""
    html = _DATA.sub(r"\1...", html)
    html = _STYLE.sub(lambda found: f"{found[1]}{_spread(found[2]) if style else ''}{found[3]}", html)
    for text in hashes:
        for length in (64, 16, 12):
            html = html.replace(text[:length], "SHA256")
    html = _ENGINE.sub("assessor VERSION", html)
    pieces = (piece.strip() for piece in _PIECES.findall(html))
    return [piece for piece in pieces if piece]


def _spread(css: str) -> str:
    return css.replace("}", "}\n").replace(";", ";\n")
