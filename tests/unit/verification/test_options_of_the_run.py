"""Briefs made with more than an engagement: each carries what it takes to perform it again, and each lie is caught."""

from __future__ import annotations

import io
import json
import random
import zipfile
from typing import TYPE_CHECKING

import pytest

from assessor import report
from assessor.cli.main import main
from assessor.encode.encode import canonical
from assessor.verification.carried import OFFERS as OFFERS_ATTACHED
from assessor.verification.carried import RUN
from assessor.verification.performing import Given
from assessor.verification.verify import verified
from assessor.words.verification import lines
from tests.cli.running import GOOD, MINI
from tests.unit.verification.conftest import OFFERS, own_pack
from tests.unit.verification.tampering import attach, attached, saved, visible

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    import pikepdf

PACK = "pack-weekly.zip"
EARLIER = GOOD.read_text(encoding="utf-8").replace("soc_mdr: [northmsp]", "soc_mdr: []")
# What the engagement names, and what the command line asks for.
CASES: dict[str, tuple[str, list[str]]] = {
    "what-if": ("", ["--what-if", "organization.internal_fte=2"]),
    "pack": ('packs: ["./sub/weekly"]\n', []),
    "offers": ("", ["--offers", "our offers.yaml", "--paper", "a4"]),
    "since": ("", ["--since", "earlier.yaml"]),
    "sections": ("offers: our offers.yaml\n", ["--sections", "annex-f,body", "--pack", "sub/weekly"]),
}


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Path]:
    """The folder of the run of one case, made where it is first asked for."""
    missing = report.pdf_available()
    if missing is not None:
        pytest.skip(missing)
    folder = tmp_path_factory.mktemp("options")
    own_pack(folder / "sub" / "weekly")
    (folder / "our offers.yaml").write_text(OFFERS, encoding="utf-8")
    (folder / "earlier.yaml").write_text(EARLIER, encoding="utf-8")

    def run(name: str) -> Path:
        out = folder / f"out-{name}"
        if not out.exists():
            stated, options = CASES[name]
            engagement = folder / f"{name}.yaml"
            engagement.write_text(GOOD.read_text(encoding="utf-8") + stated, encoding="utf-8")
            command = ["assess", engagement, "--data", MINI, "--out", out, "--format", "pdf,json,html", "--quiet"]
            with pytest.MonkeyPatch.context() as patch:
                patch.chdir(folder)
                assert main([*map(str, command), *options]) == 0
        return out

    return run


@pytest.mark.parametrize("name", CASES)
def test_it_is_consistent_elsewhere(made: Callable[[str], Path], name: str) -> None:
    found = verified(made(name))
    assert (found.status, found.alterations, found.barriers) == ("consistent", (), ())
    assert set(found.compared) == {"brief.pdf", "result.json", "brief.html"}


@pytest.mark.parametrize("name", CASES)
def test_one_letter_of_a_page_is_caught(made: Callable[[str], Path], tmp_path: Path, name: str) -> None:
    draw = random.Random(7)  # noqa: S311 - a repeatable choice
    was, stands = saved(made(name) / "brief.pdf", tmp_path / "b.pdf", visible(draw))
    assert verified(tmp_path / "b.pdf").status == "altered", (was, stands)


def _option(key: str, value: object) -> Callable[[pikepdf.Pdf], tuple[str, str]]:
    def change(pdf: pikepdf.Pdf) -> tuple[str, str]:
        run = json.loads(attached(pdf, RUN))
        run["options"][key] = value
        attach(pdf, RUN, json.dumps(run).encode())
        return "", ""

    return change


def _looser(pdf: pikepdf.Pdf) -> tuple[str, str]:
    _packed(pdf, {"rules/amendments.yaml": lambda raw: raw.replace(b"P7D", b"P14D")})
    return "", ""


def _packed(pdf: pikepdf.Pdf, changes: dict[str, Callable[[bytes], bytes]], **more: bytes) -> None:
    """The attached pack with some of its files changed, and more of them."""
    with zipfile.ZipFile(io.BytesIO(attached(pdf, PACK))) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        for name, raw in {**files, **more}.items():
            archive.writestr(name, changes.get(name, bytes)(raw))
    attach(pdf, PACK, target.getvalue())


def _dearer(pdf: pikepdf.Pdf) -> tuple[str, str]:
    attach(pdf, OFFERS_ATTACHED, attached(pdf, OFFERS_ATTACHED).replace(b"27", b"28"))
    return "", ""


@pytest.mark.parametrize(
    ("name", "change", "kind"),
    [
        ("what-if", _option("what_if", ["organization.internal_fte=3"]), "result"),
        ("pack", _looser, "pack"),
        ("offers", _dearer, "offers"),
        ("offers", _option("offers", None), "options"),
        ("sections", _option("sections", ["body"]), "words"),
        ("sections", _option("sections", ["all of it"]), "options"),
        ("sections", _option("pack", []), "options"),
    ],
)
def test_another_input_or_option_is_caught(
    made: Callable[[str], Path],
    tmp_path: Path,
    name: str,
    change: Callable[[pikepdf.Pdf], tuple[str, str]],
    kind: str,
) -> None:
    saved(made(name) / "brief.pdf", tmp_path / "b.pdf", change)
    found = verified(tmp_path / "b.pdf")
    assert found.status == "altered"
    assert kind in [each.kind for each in found.alterations]


def _kinder(pdf: pikepdf.Pdf) -> tuple[str, str]:
    attach(pdf, "since.yaml", GOOD.read_bytes())
    return "", ""


def test_the_page_of_what_changed_names_the_cause_and_is_worked_out_again(
    made: Callable[[str], Path], tmp_path: Path
) -> None:
    page = (made("since") / "brief.html").read_text(encoding="utf-8")
    assert 'id="since"' in page
    assert "Since earlier.yaml" in page
    assert "contract today.soc_mdr: [] became [northmsp]" in page
    assert "--since earlier.yaml" in page
    assert 'id="since"' not in (made("offers") / "brief.html").read_text(encoding="utf-8")
    saved(made("since") / "brief.pdf", tmp_path / "b.pdf", _kinder)
    found = verified(tmp_path / "b.pdf")
    assert found.status == "altered"
    assert ("attachment", "since.yaml") in [(each.kind, each.part) for each in found.alterations]


def test_what_somebody_brought_is_said_before_all_else(made: Callable[[str], Path]) -> None:
    said = lines(verified(made("sections")))
    assert said[0] == "Judged with rule packs that are not shipped:"
    assert said[1].startswith("  Weekly copies (weekly 0.1), by Security office, For our own use, SHA-256 ")
    changed = "  crosswalk mini:1.2 (essential, CP-9, demand, every): P7D instead of P1D."
    reason = " weekly: Our policy asks for copies every week. Security policy 4. (still to verify)"
    assert said[3:5] == ["Packs changed these values of the rules:", changed + reason]


def test_a_result_alone_takes_what_is_brought(made: Callable[[str], Path], monkeypatch: pytest.MonkeyPatch) -> None:
    out = made("sections")
    monkeypatch.chdir(out.parent)
    given = Given(out.parent / "sections.yaml", MINI)
    assert verified(out / "result.json", given).status != "consistent"  # its pack was named on the command line
    assert verified(out / "result.json", given._replace(packs=("./sub/weekly",))).status == "consistent"


@pytest.mark.parametrize("path", ["../../weekly", "/weekly", 7])
def test_the_path_of_a_pack_leads_nowhere_else(made: Callable[[str], Path], tmp_path: Path, path: object) -> None:
    def change(pdf: pikepdf.Pdf) -> tuple[str, str]:
        run = json.loads(attached(pdf, RUN))
        run["packs"][0]["paths"] = [path]
        attach(pdf, RUN, json.dumps(run).encode())
        return "", ""

    saved(made("pack") / "brief.pdf", tmp_path / "b.pdf", change)
    assert "pack" in [each.kind for each in verified(tmp_path / "b.pdf").alterations]
    assert [item.name for item in tmp_path.iterdir()] == ["b.pdf"]


@pytest.mark.parametrize("name", ["../weekly/rules/", "rules/" + "d/" * 9])
def test_a_pack_is_read_in_the_bounds_of_every_pack(made: Callable[[str], Path], tmp_path: Path, name: str) -> None:
    def change(pdf: pikepdf.Pdf) -> tuple[str, str]:
        _packed(pdf, {}, **{f"{name}x.yaml": b"x"})
        return "", ""

    saved(made("pack") / "brief.pdf", tmp_path / "b.pdf", change)
    assert [each.kind for each in verified(tmp_path / "b.pdf").alterations] == ["pack"]


def test_a_pack_that_claims_to_be_shipped_is_not_looked_for_on_this_machine(
    made: Callable[[str], Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    own_pack(tmp_path / "weekly")
    monkeypatch.chdir(tmp_path)

    def change(pdf: pikepdf.Pdf) -> tuple[str, str]:
        data = json.loads(attached(pdf, "result.json"))
        data["rules"]["packs"][0]["shipped"] = True
        attach(pdf, "result.json", canonical(data))
        return "", ""

    saved(made("sections") / "brief.pdf", tmp_path / "b.pdf", change)
    found = verified(tmp_path / "b.pdf")
    assert found.status == "altered"
    assert found.packs == ()
