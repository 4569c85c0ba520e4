"""The wheel carries the data and runs from where it is installed, not from the checkout."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


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
