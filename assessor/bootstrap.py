"""The two README commands on a machine that has Python and nothing else.

    python3 -m assessor.bootstrap assess examples/clinic.yaml --out out/clinic
    python3 -m assessor.bootstrap test [PYTEST ARGUMENTS]
    python3 -m assessor.bootstrap setup

The first hands its arguments to `assessor`; `test` runs every check of the project, pytest last. Each makes
`.venv` in the checkout from the lock files in `.ci/lock`, or reuses it while they are unchanged. Only the
standard library is used here, and nothing else of this package, so that it starts anywhere.
"""

from __future__ import annotations

import ctypes
import hashlib
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
LOCKS = ROOT / ".ci" / "lock"
VENV = ROOT / ".venv"
BIN = VENV / ("Scripts" if os.name == "nt" else "bin")
PYTHON = str(BIN / "python")
STAMP = VENV / "assessor-setup.txt"
FAILED, INTERRUPTED, USAGE = 4, 130, 2

PANGO_LIBRARIES = ("libpango-1.0.so.0", "libpangoft2-1.0.so.0", "libharfbuzz-subset.so.0")
PANGO_PACKAGES = ("libpango-1.0-0", "libpangoft2-1.0-0", "libharfbuzz-subset0")
CHECKS = {
    "ruff format --check": ("-m", "ruff", "format", "--check", "."),
    "ruff check": ("-m", "ruff", "check", "."),
    "mypy": ("-m", "mypy"),
    "lint-imports": ("-c", "from importlinter.cli import lint_imports_command as run; run()"),
    "assessor check": ("-m", "assessor", "check"),
    "pytest": ("-m", "pytest", "-n", "auto"),
}
NO_SPACE = "the disk is full; free about 500 MB, then run this again"
NO_TRUST = "the package index is not trusted here; install ca-certificates or set PIP_CERT to a CA file"
NO_MATCH = "the package index has other files than the lock; set PIP_INDEX_URL or see .ci/lock/README.md"
NO_INDEX = "the package index cannot be reached; check the network, the proxy and PIP_INDEX_URL"
NO_WRITE = f"{ROOT} cannot be written; use a checkout that you own"
ADVICE = {
    r"No space left on device": NO_SPACE,
    r"CERTIFICATE_VERIFY_FAILED|SSLError|TLS CA cert|^\[Errno 2\] No such file or directory$": NO_TRUST,
    r"DO NOT MATCH THE HASHES|has no locked hash": NO_MATCH,
    r"NewConnection|ConnectTimeout|ProxyError|Max retries|name resolution|Name or service": NO_INDEX,
    r"[Tt]imed out|refused|unreachable|nodename|HTTP Error": NO_INDEX,
    r"Permission denied|Read-only file system": NO_WRITE,
}


class SetupError(Exception):
    """The set-up cannot go on; the message is one line that says what to do."""


def main(arguments: list[str]) -> int:
    """Set up, then run what the arguments ask for; return the exit code of whatever ran last."""
    if not arguments or arguments[0] in ("-h", "--help"):
        print(__doc__.strip(), file=sys.stdout if arguments else sys.stderr)
        return 0 if arguments else USAGE
    try:
        return bootstrap(arguments)
    except (SetupError, OSError) as fault:
        say(f"stopped: {advice(str(fault))}")
        return FAILED
    except KeyboardInterrupt:
        say("stopped: interrupted; run the same command to go on")
        return INTERRUPTED


def bootstrap(arguments: list[str]) -> int:
    """Set up what the first argument needs and run it."""
    refuse_old_python(sys.version_info[:2])
    if not (LOCKS / "runtime.txt").is_file():
        raise SetupError("this is not a checkout of the project: .ci/lock/runtime.txt is missing")
    set_up("dev" if arguments[0] == "test" else "runtime")
    engine = BIN / ("assessor.exe" if os.name == "nt" else "assessor")
    if arguments[0] == "setup":
        say(f"ready: {engine}")
        return 0
    path = os.pathsep.join((str(BIN), os.environ.get("PATH", os.defpath)))
    environment = {**clean_environment(), "VIRTUAL_ENV": str(VENV), "PATH": path}
    if arguments[0] == "test":
        return run_checks(arguments[1:], environment)
    if os.name == "posix":
        os.execve(engine, [str(engine), *arguments], environment)  # noqa: S606 - becomes the engine
    return subprocess.run([str(engine), *arguments], env=environment, check=False).returncode


def refuse_old_python(version: tuple[int, ...]) -> None:
    """Say which Python to use when this one is too old."""
    if version < (3, 11):
        newer = next(filter(shutil.which, (f"python3.{minor}" for minor in range(15, 10, -1))), None)
        hint = f"run this with {newer}" if newer else "install a newer one"
        raise SetupError(f"Python 3.11 or newer is needed and this is {version[0]}.{version[1]}; {hint}")


def run_checks(pytest_arguments: list[str], environment: dict[str, str]) -> int:
    """Run the project's checks in order, pytest last; return the first failing exit code, or 0."""
    for name, check in CHECKS.items():
        say(name)
        command = [PYTHON, *check, *(pytest_arguments if name == "pytest" else ())]
        code = subprocess.run(command, cwd=ROOT, env=environment, check=False).returncode
        if code:
            return code if code > 0 else FAILED
    return 0


def set_up(kind: str) -> None:
    """Make `.venv` hold what the lock of this kind (`runtime` or `dev`) names, unless it does already."""
    version = venv_version()
    left = STAMP.read_text("utf-8").splitlines() if STAMP.is_file() else []
    if version and {str(ROOT), stamp(kind, version)} <= set(left):
        return
    if not version or (left and str(ROOT) not in left):
        say("making .venv")
        base = getattr(sys, "_base_executable", sys.executable)
        run(base, "-m", "venv", "--without-pip", "--clear", str(VENV))
        version = venv_version()
    STAMP.unlink(missing_ok=True)
    add_pip()
    say(f"installing the packages locked in .ci/lock/{kind}.txt")
    pip = (PYTHON, "-m", "pip", "install", "--quiet", "--disable-pip-version-check")
    run(*pip, "--require-hashes", "-r", str(LOCKS / f"{kind}.txt"))
    run(*pip, "--no-deps", "--no-build-isolation", "--editable", str(ROOT))
    add_pango()
    kinds = ("runtime", "dev") if kind == "dev" else ("runtime",)
    STAMP.write_text("\n".join([str(ROOT), *(stamp(each, version) for each in kinds), ""]), "utf-8")


def stamp(kind: str, version: str) -> str:
    """Return the mark of a finished set-up; it changes with the lock, pyproject.toml and Python."""
    files = (LOCKS / f"{kind}.txt", ROOT / "pyproject.toml")
    content = b"".join(file.read_bytes() for file in files) + version.encode()
    return f"{kind} {hashlib.sha256(content).hexdigest()}"


def venv_version() -> str:
    """Return the version of `.venv`'s Python; empty when there is none that starts and is new enough."""
    show = "import sys; sys.version_info >= (3, 11) and print(*sys.version_info[:2], sep='.')"
    try:
        done = subprocess.run([PYTHON, "-c", show], capture_output=True, text=True, check=False)
    except OSError:
        return ""
    return done.stdout.strip()


def add_pip() -> None:
    """Give `.venv` a pip by the first way that works here."""
    version, hashes = locked_pip((LOCKS / "runtime.txt").read_text("utf-8"))
    has_pip = (PYTHON, "-m", "pip", "--version")
    if attempt(*has_pip) or attempt(PYTHON, "-m", "ensurepip"):
        return
    if apt_install("python3-venv") and attempt(PYTHON, "-m", "ensurepip"):
        return
    if any(attempt(*installer, f"pip=={version}") and attempt(*has_pip) for installer in installers()):
        return
    wheel = bundled_pip(version, hashes)
    try:
        run(PYTHON, str(wheel / "pip"), "install", "--quiet", "--no-index", "--no-deps", str(wheel))
    except SetupError as fault:
        raise SetupError(f"pip is missing (install python3-venv): {fault}") from fault


def installers() -> list[tuple[str, ...]]:
    """Return the commands on this machine that can install a package into `.venv`."""
    into = ("--python", PYTHON, "install", "--quiet")
    found: list[tuple[str, ...]] = [(sys.executable, "-m", "pip", *into)]
    found += [(path, *into) for path in map(shutil.which, ("pip3", "pip")) if path]
    uv = shutil.which("uv")
    return [*found, (uv, "pip", "install", "--quiet", "--python", PYTHON)] if uv else found


def locked_pip(lock: str) -> tuple[str, list[str]]:
    """Return the version of pip in the lock and the hashes its files may have."""
    entry = re.search(r"(?m)^pip==(\S+)((?:.*\\\n)*.*)", lock)
    if entry is None:
        raise SetupError("the lock names no pip; make it again (.ci/lock/README.md)")
    return entry[1], re.findall(r"sha256:([0-9a-f]{64})", entry[2])


def bundled_pip(version: str, hashes: list[str]) -> Path:
    """Return the pip wheel that lies beside the lock, refused unless its hash is in the lock."""
    wheel = LOCKS / f"pip-{version}-py3-none-any.whl"
    try:
        found = hashlib.sha256(wheel.read_bytes()).hexdigest()
    except OSError as fault:
        raise SetupError(f"pip is missing (install python3-venv): {wheel.name} is not beside the lock") from fault
    if found not in hashes:
        raise SetupError(f"pip is missing (install python3-venv): {wheel.name} has no locked hash")
    return wheel


def add_pango() -> None:
    """Install the text libraries the PDF needs where that is possible; without them the brief stays HTML."""
    if sys.platform == "linux" and not all(map(loads, PANGO_LIBRARIES)):
        apt_install(*PANGO_PACKAGES)


def loads(library: str) -> bool:
    """Return whether this machine has the shared library."""
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def apt_install(*packages: str) -> bool:
    """Install Debian packages where this user may; return whether that worked."""
    if not hasattr(os, "geteuid") or os.geteuid() != 0 or not shutil.which("apt-get"):
        return False
    say(f"installing {' '.join(packages)} with apt-get")
    install = ("apt-get", "install", "--yes", "--no-install-recommends", *packages)
    if attempt(*install) or (attempt("apt-get", "update") and attempt(*install)):
        return True
    say(f"apt-get could not install {' '.join(packages)}; going on without")
    return False


def attempt(*command: str) -> bool:
    """Return whether the command ran and succeeded; its output is dropped."""
    try:
        run(*command)
    except SetupError:
        return False
    return True


def run(*command: str) -> None:
    """Run one step quietly; a failure is one line of advice, or the last thing the step said."""
    environment = clean_environment()
    try:
        done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, check=False)
    except OSError as fault:
        raise SetupError(str(fault)) from fault
    if done.returncode:
        raise SetupError(advice((done.stdout + b"\n" + done.stderr).decode(errors="replace")))


def advice(output: str) -> str:
    """Return what to do about a failed step, from what it said."""
    known = (text for pattern, text in ADVICE.items() if re.search(pattern, output))
    lines = [line.strip() for line in output.splitlines() if line.strip()]
    errors = [line for line in lines if line.upper().startswith("ERROR")]
    return next(known, (errors or lines or ["a step failed without a word"])[-1])


def clean_environment() -> dict[str, str]:
    """Return the environment without what would lead pip or Python out of `.venv`."""
    unwanted = ("PYTHONHOME", "PYTHONPATH", "PIP_TARGET", "PIP_PREFIX", "PIP_REQUIRE_VIRTUALENV")
    kept = {name: value for name, value in os.environ.items() if name not in unwanted}
    quiet = {"PIP_NO_INPUT": "1", "PIP_ROOT_USER_ACTION": "ignore", "DEBIAN_FRONTEND": "noninteractive"}
    return {**kept, **quiet, "PIP_USER": "0"}


def say(text: str) -> None:
    """Print one line of progress on standard error, dim on a terminal unless NO_COLOR is set."""
    plain = os.environ.get("NO_COLOR") or not sys.stderr.isatty()
    print(f"setup: {text}" if plain else f"\033[2msetup: {text}\033[0m", file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
