"""The wheel carries the data and runs from where it is installed, not from the checkout."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def unpacked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the wheel's content, as an installer would lay it down."""
    out = tmp_path_factory.mktemp("wheel")
    code = f"from hatchling.build import build_wheel; print(build_wheel({str(out)!r}))"
    made = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    target = out / "site"
    with zipfile.ZipFile(out / made.stdout.strip().splitlines()[-1]) as wheel:
        wheel.extractall(target)
    return target


def test_the_data_travels_in_the_wheel(unpacked: Path) -> None:
    data = unpacked / "assessor" / "_data"
    for kind, suffix in (("controls", ".yaml"), ("rules", ".yaml"), ("reports", ".j2")):
        shipped = sorted(path.relative_to(ROOT).as_posix() for path in (ROOT / kind).rglob(f"*{suffix}"))
        found = sorted(path.relative_to(data).as_posix() for path in (data / kind).rglob(f"*{suffix}"))
        assert found == shipped
    assert not list(data.rglob("*.py"))
    assert sorted(path.name for path in unpacked.iterdir() if not path.name.endswith(".dist-info")) == ["assessor"]
    assert (unpacked / "assessor" / "py.typed").is_file()
    assert (unpacked / "assessor" / "source" / "schemas" / "engagement.schema.json").is_file()
    assert (unpacked / "assessor" / "result" / "result.schema.json").is_file()


def test_the_wheel_assesses_away_from_the_checkout(unpacked: Path, tmp_path: Path) -> None:
    engagement = tmp_path / "clinic.yaml"
    engagement.write_bytes((ROOT / "examples" / "clinic.yaml").read_bytes())
    arguments = [
        sys.executable,
        "-P",
        "-m",
        "assessor",
        "assess",
        "clinic.yaml",
        "--out",
        "out",
        "--format",
        "json,html",
    ]
    done = subprocess.run(
        [*arguments, "--no-cache"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        env={**os.environ, "PYTHONPATH": str(unpacked)},
        check=False,
    )
    assert done.returncode == 0, done.stderr
    result = json.loads((tmp_path / "out" / "result.json").read_bytes())
    assert result["summary"]["hipaa"]["today"]["applicable"] > 0
    assert 'font-family:"Plex Sans"' in (tmp_path / "out" / "brief.html").read_text(encoding="utf-8")
