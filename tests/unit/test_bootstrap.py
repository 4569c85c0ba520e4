"""The set-up's own logic: no network, and no command is really run."""

from __future__ import annotations

import errno
import hashlib
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from assessor import bootstrap

CHECKOUT = Path(__file__).parents[2]
LOCK = f"""\
packaging==26.3 \\
    --hash=sha256:{"c" * 64}
pip==26.3 \\
    --hash=sha256:{"a" * 64} \\
    --hash=sha256:{"b" * 64}
platformdirs==4.14.7 \\
    --hash=sha256:{"d" * 64}
"""


class Machine:
    """A pretended machine: which commands it has and which of them fail, and what was asked of it."""

    def __init__(self, *, version: str = "3.11", failing: tuple[str, ...] = (), says: str = "") -> None:
        self.version = version
        self.failing = failing
        self.says = says
        self.ran: list[str] = []

    def run(self, command: list[str], **_options: object) -> subprocess.CompletedProcess[object]:
        line = " ".join(map(str, command)).replace(str(bootstrap.VENV), ".venv")
        self.ran.append(line)
        if "print(*sys.version_info" in line:
            if not self.version:
                raise FileNotFoundError(errno.ENOENT, "No such file or directory", command[0])
            return subprocess.CompletedProcess(command, 0, f"{self.version}\n", "")
        if "--without-pip" in line:
            self.version = "3.11"
            bootstrap.VENV.mkdir(exist_ok=True)
        failed = any(part in line for part in self.failing)
        return subprocess.CompletedProcess(command, int(failed), b"", self.says.encode())

    def asked(self, *parts: str) -> bool:
        return any(all(part in line for part in parts) for line in self.ran)


@pytest.fixture(autouse=True)
def checkout(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A small checkout of its own, an ordinary user, and a machine without pip, uv or apt-get."""
    locks = tmp_path / ".ci" / "lock"
    locks.mkdir(parents=True)
    (locks / "runtime.txt").write_text(LOCK, "utf-8")
    (locks / "dev.txt").write_text(LOCK + "pytest==9.2.0\n", "utf-8")
    (tmp_path / "pyproject.toml").write_text("[project]\n", "utf-8")
    venv = tmp_path / ".venv"
    places = {"ROOT": tmp_path, "LOCKS": locks, "VENV": venv, "BIN": venv / "bin"}
    for name, value in places.items():
        monkeypatch.setattr(bootstrap, name, value)
    monkeypatch.setattr(bootstrap, "PYTHON", str(venv / "bin" / "python"))
    monkeypatch.setattr(bootstrap, "STAMP", venv / "assessor-setup.txt")
    monkeypatch.setattr("os.geteuid", lambda: 1000, raising=False)
    monkeypatch.setattr("shutil.which", lambda _name: None)
    monkeypatch.setattr(bootstrap, "loads", lambda _library: True)
    monkeypatch.setenv("NO_COLOR", "1")
    return tmp_path


def pretend(monkeypatch: pytest.MonkeyPatch, machine: Machine) -> Machine:
    monkeypatch.setattr("subprocess.run", machine.run)
    return machine


def root_with_apt(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("os.geteuid", lambda: 0, raising=False)
    monkeypatch.setattr("shutil.which", lambda name: "/usr/bin/apt-get" if name == "apt-get" else None)


# --- when the set-up runs at all


def test_a_fresh_checkout_is_set_up_once(monkeypatch: pytest.MonkeyPatch) -> None:
    machine = pretend(monkeypatch, Machine(version=""))
    bootstrap.set_up("runtime")
    assert machine.asked("-m venv --without-pip --clear .venv")
    assert machine.asked("install", "--require-hashes -r", "runtime.txt")
    assert machine.asked("install", "--no-deps --no-build-isolation --editable")
    machine.ran.clear()
    bootstrap.set_up("runtime")
    assert len(machine.ran) == 1, "only .venv's Python is asked for its version"


def test_the_development_set_up_serves_both_kinds(monkeypatch: pytest.MonkeyPatch) -> None:
    machine = pretend(monkeypatch, Machine())
    bootstrap.VENV.mkdir()
    bootstrap.set_up("dev")
    machine.ran.clear()
    bootstrap.set_up("runtime")
    assert not machine.asked("install")


def test_the_runtime_set_up_does_not_serve_development(monkeypatch: pytest.MonkeyPatch) -> None:
    machine = pretend(monkeypatch, Machine())
    bootstrap.VENV.mkdir()
    bootstrap.set_up("runtime")
    machine.ran.clear()
    bootstrap.set_up("dev")
    assert machine.asked("install", "dev.txt")
    assert not machine.asked("-m venv"), "the existing .venv is kept"


@pytest.mark.parametrize("changed", [".ci/lock/runtime.txt", "pyproject.toml"])
def test_a_changed_lock_or_project_is_installed_again(
    changed: str, checkout: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    machine = pretend(monkeypatch, Machine(version=""))
    bootstrap.set_up("runtime")
    machine.ran.clear()
    (checkout / changed).write_text(LOCK + "# changed\n", "utf-8")
    bootstrap.set_up("runtime")
    assert machine.asked("install", "runtime.txt")
    assert not machine.asked("-m venv")


def test_a_moved_checkout_or_a_broken_python_is_made_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    machine = pretend(monkeypatch, Machine(version=""))
    bootstrap.set_up("runtime")
    bootstrap.STAMP.write_text(bootstrap.STAMP.read_text().replace(str(bootstrap.ROOT), "/elsewhere"))
    machine.ran.clear()
    bootstrap.set_up("runtime")
    assert machine.asked("-m venv", "--clear")
    machine.ran.clear()
    machine.version = ""
    bootstrap.set_up("runtime")
    assert machine.asked("-m venv", "--clear")


def test_a_failed_set_up_leaves_no_stamp(monkeypatch: pytest.MonkeyPatch) -> None:
    machine = pretend(monkeypatch, Machine(version=""))
    bootstrap.set_up("runtime")
    machine.failing, machine.says = ("--require-hashes",), "ERROR: it broke"
    (bootstrap.LOCKS / "runtime.txt").write_text(LOCK + "\n", "utf-8")
    with pytest.raises(bootstrap.SetupError, match="it broke"):
        bootstrap.set_up("runtime")
    assert not bootstrap.STAMP.exists()


def test_the_stamp_follows_python_too() -> None:
    assert bootstrap.stamp("dev", "3.11") != bootstrap.stamp("dev", "3.12")
    assert bootstrap.stamp("dev", "3.11") == bootstrap.stamp("dev", "3.11")


# --- where pip comes from


def test_ensurepip_comes_first(monkeypatch: pytest.MonkeyPatch) -> None:
    machine = pretend(monkeypatch, Machine(failing=("pip --version",)))
    bootstrap.add_pip()
    assert machine.ran == [".venv/bin/python -m pip --version", ".venv/bin/python -m ensurepip"]


def test_root_on_debian_installs_python3_venv(monkeypatch: pytest.MonkeyPatch) -> None:
    root_with_apt(monkeypatch)
    ensurepip = iter([1, 0])
    machine = Machine(failing=("pip --version",))
    plain = machine.run

    def run(command: list[str], **options: object) -> subprocess.CompletedProcess[object]:
        done = plain(command, **options)
        if "ensurepip" in command:
            done.returncode = next(ensurepip)
        return done

    monkeypatch.setattr("subprocess.run", run)
    bootstrap.add_pip()
    assert machine.asked("apt-get install", "python3-venv")
    assert machine.ran[-1].endswith("-m ensurepip")


def test_a_pip_or_uv_of_the_machine_fills_the_venv(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("shutil.which", lambda name: f"/bin/{name}" if name in ("pip3", "uv") else None)
    commands = [" ".join(command[:2]) for command in bootstrap.installers()]
    assert commands == [f"{sys.executable} -m", "/bin/pip3 --python", "/bin/uv pip"]
    machine = Machine(failing=("ensurepip",))
    versions = iter([1, 0])
    plain = machine.run

    def run(command: list[str], **options: object) -> subprocess.CompletedProcess[object]:
        done = plain(command, **options)
        if command[-1] == "--version":
            done.returncode = next(versions)
        return done

    monkeypatch.setattr("subprocess.run", run)
    bootstrap.add_pip()
    assert machine.asked("-m pip --python .venv/bin/python install --quiet pip==26.3")


def test_the_pip_beside_the_lock_is_the_last_resort(monkeypatch: pytest.MonkeyPatch, checkout: Path) -> None:
    machine = pretend(monkeypatch, Machine(failing=("ensurepip", "pip --version", "pip==")))
    monkeypatch.setattr(bootstrap, "bundled_pip", lambda version, _hashes: checkout / f"pip-{version}.whl")
    bootstrap.add_pip()
    assert machine.asked("pip-26.3.whl/pip install", "--no-index")


def test_without_any_pip_one_line_says_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    pretend(monkeypatch, Machine(failing=("ensurepip", "pip --version", "pip==")))
    with pytest.raises(bootstrap.SetupError) as caught:
        bootstrap.add_pip()
    name = "pip-26.3-py3-none-any.whl"
    assert str(caught.value) == f"pip is missing (install python3-venv): {name} is not beside the lock"


def test_the_lock_names_pip_and_its_hashes() -> None:
    assert bootstrap.locked_pip(LOCK) == ("26.3", ["a" * 64, "b" * 64])
    with pytest.raises(bootstrap.SetupError, match="names no pip"):
        bootstrap.locked_pip("pipx==1.0\n")


def test_a_wheel_is_taken_only_with_a_locked_hash(checkout: Path) -> None:
    wheel = checkout / ".ci" / "lock" / "pip-26.3-py3-none-any.whl"
    wheel.write_bytes(b"wheel")
    assert bootstrap.bundled_pip("26.3", [hashlib.sha256(b"wheel").hexdigest()]) == wheel
    with pytest.raises(bootstrap.SetupError, match="no locked hash"):
        bootstrap.bundled_pip("26.3", ["a" * 64])


def test_the_shipped_pip_is_the_locked_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.undo()
    version, hashes = bootstrap.locked_pip((bootstrap.LOCKS / "runtime.txt").read_text("utf-8"))
    assert bootstrap.bundled_pip(version, hashes).is_file()


# --- Pango


@pytest.mark.skipif(sys.platform != "linux", reason="apt-get is a Linux matter")
def test_pango_is_installed_by_root_where_a_library_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    machine = pretend(monkeypatch, Machine())
    root_with_apt(monkeypatch)
    bootstrap.add_pango()
    assert machine.ran == []
    monkeypatch.setattr(bootstrap, "loads", lambda library: "subset" not in library)
    bootstrap.add_pango()
    packages = "libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0"
    assert machine.ran == [f"apt-get install --yes --no-install-recommends {packages}"]


def test_pango_is_left_alone_by_an_ordinary_user(monkeypatch: pytest.MonkeyPatch) -> None:
    machine = pretend(monkeypatch, Machine())
    monkeypatch.setattr(bootstrap, "loads", lambda _library: False)
    bootstrap.add_pango()
    assert machine.ran == []


def test_apt_lists_are_fetched_when_the_first_try_fails(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    root_with_apt(monkeypatch)
    machine = pretend(monkeypatch, Machine(failing=("apt-get install",)))
    assert not bootstrap.apt_install("libpango-1.0-0")
    assert [line.split()[1] for line in machine.ran] == ["install", "update", "install"]
    assert capsys.readouterr().err.endswith("apt-get could not install libpango-1.0-0; going on without\n")


def test_a_library_that_is_not_there_does_not_load(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.undo()
    assert not bootstrap.loads("libno-such-library.so.0")


# --- messages and exit codes


@pytest.mark.parametrize(
    ("output", "line"),
    [
        ("x\nERROR: Could not install: [Errno 28] No space left on device: 'a'", bootstrap.NO_SPACE),
        ("WARNING: ... NewConnectionError(...)\nERROR: No matching distribution", bootstrap.NO_INDEX),
        ("SSLError(SSLCertVerificationError(1, '[SSL: CERTIFICATE_VERIFY_FAILED]'))", bootstrap.NO_TRUST),
        ("ERROR: THESE PACKAGES DO NOT MATCH THE HASHES FROM", bootstrap.NO_MATCH),
        ("Error: [Errno 13] Permission denied: '/srv/x/.venv'", bootstrap.NO_WRITE),
        ("note\nERROR: first\nERROR: something else\nnote", "ERROR: something else"),
        ("one\ntwo\n\n", "two"),
        ("[Errno 2] No such file or directory", bootstrap.NO_TRUST),
        ("HTTP Error 404: Not Found", bootstrap.NO_INDEX),
        ("", "a step failed without a word"),
    ],
)
def test_a_failed_step_becomes_one_line(output: str, line: str) -> None:
    assert bootstrap.advice(output) == line


def test_an_old_python_is_told_which_one_to_use(monkeypatch: pytest.MonkeyPatch) -> None:
    bootstrap.refuse_old_python((3, 11))
    with pytest.raises(bootstrap.SetupError, match=r"this is 3\.9; install a newer one$"):
        bootstrap.refuse_old_python((3, 9))
    monkeypatch.setattr("shutil.which", lambda name: "/bin/it" if name in ("python3.11", "python3.13") else None)
    with pytest.raises(bootstrap.SetupError, match=r"this is 3\.10; run this with python3\.13$"):
        bootstrap.refuse_old_python((3, 10))


@pytest.mark.parametrize(
    ("fault", "code", "line"),
    [
        (bootstrap.SetupError("do this"), 4, "setup: stopped: do this\n"),
        (OSError(errno.ENOSPC, "No space left on device"), 4, f"setup: stopped: {bootstrap.NO_SPACE}\n"),
        (KeyboardInterrupt(), 130, "setup: stopped: interrupted; run the same command to go on\n"),
    ],
)
def test_every_failure_is_one_line_and_a_code(
    fault: BaseException,
    code: int,
    line: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    def fail(_kind: str) -> None:
        raise fault

    monkeypatch.setattr(bootstrap, "set_up", fail)
    assert bootstrap.main(["setup"]) == code
    assert capsys.readouterr().err == line


def test_usage_without_arguments_and_on_request(capsys: pytest.CaptureFixture[str]) -> None:
    assert bootstrap.main([]) == 2
    assert "assessor.bootstrap test" in capsys.readouterr().err
    assert bootstrap.main(["--help"]) == 0
    assert "assessor.bootstrap test" in capsys.readouterr().out


def test_outside_a_checkout_nothing_is_touched(monkeypatch: pytest.MonkeyPatch, checkout: Path) -> None:
    machine = pretend(monkeypatch, Machine())
    (checkout / ".ci" / "lock" / "runtime.txt").unlink()
    assert bootstrap.main(["setup"]) == 4
    assert machine.ran == []


def test_checks_stop_at_the_first_that_fails(monkeypatch: pytest.MonkeyPatch) -> None:
    machine = pretend(monkeypatch, Machine(failing=("-m mypy",)))
    assert bootstrap.run_checks([], {}) == 1
    assert [line.split()[2] for line in machine.ran] == ["ruff", "ruff", "mypy"]


def test_pytest_runs_last_with_the_arguments_given(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    machine = pretend(monkeypatch, Machine())
    assert bootstrap.run_checks(["-k", "bootstrap"], {}) == 0
    assert machine.ran[-1] == ".venv/bin/python -m pytest -n auto -k bootstrap"
    assert len(machine.ran) == 6
    assert capsys.readouterr().err.splitlines()[-1] == "setup: pytest"


def test_the_engine_takes_over_with_its_arguments(monkeypatch: pytest.MonkeyPatch) -> None:
    taken: list[tuple[str, list[str], dict[str, str]]] = []
    monkeypatch.setattr(bootstrap, "set_up", lambda _kind: None)
    monkeypatch.setattr("os.execve", lambda *parts: taken.append(parts))
    pretend(monkeypatch, Machine())
    monkeypatch.setenv("PYTHONPATH", "/elsewhere")
    bootstrap.main(["assess", "a.yaml", "--out", "out"])
    path, arguments, environment = taken[0]
    assert Path(path) == bootstrap.BIN / "assessor"
    assert arguments[1:] == ["assess", "a.yaml", "--out", "out"]
    assert environment["PATH"].startswith(str(bootstrap.BIN))
    assert "PYTHONPATH" not in environment


# --- the lock files of the project


def locked_names(kind: str) -> set[str]:
    text = (CHECKOUT / ".ci" / "lock" / f"{kind}.txt").read_text("utf-8")
    return set(re.findall(r"(?m)^([a-z0-9-]+)==", text))


def declared_names(groups: dict[str, list[str | dict[str, str]]], group: str) -> set[str]:
    names: set[str] = set()
    for entry in groups[group]:
        if isinstance(entry, str):
            names.add(re.split(r"[<>=!\[; ]", entry)[0].lower().replace("_", "-"))
        else:
            names |= declared_names(groups, entry["include-group"])
    return names


def test_the_locks_cover_pyproject() -> None:
    project = tomllib.loads((CHECKOUT / "pyproject.toml").read_text("utf-8"))
    groups = {**project["dependency-groups"], "runtime": project["project"]["dependencies"]}
    assert declared_names(groups, "runtime") | {"pip", "hatchling"} <= locked_names("runtime")
    assert declared_names(groups, "dev") | locked_names("runtime") <= locked_names("dev")


@pytest.mark.parametrize("kind", ["runtime", "dev"])
def test_the_locks_name_no_place(kind: str) -> None:
    text = (CHECKOUT / ".ci" / "lock" / f"{kind}.txt").read_text("utf-8")
    assert not re.search(r"://|(?m:^-)|/tmp|\bfile:", text)
    pins = re.findall(r"(?m)^\S+==\S+", text)
    assert len(re.findall(r"(?m)^\S+==.*\\\n +--hash=sha256:[0-9a-f]{64}", text)) == len(pins)
