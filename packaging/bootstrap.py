"""Prepare what Mamori needs, then hand over to it. Standard library only.

    python3 packaging/bootstrap.py [ARGUMENTS]           start Mamori (what run.sh does; Windows: py -3 ...)
    python3 packaging/bootstrap.py --with-names [...]    the same, with the English name model (names.lock, 165 MB)
    python3 packaging/bootstrap.py --setup-only          only prepare
    python3 packaging/bootstrap.py --test [ARGUMENTS]    the checks, then pytest ARGUMENTS (what test.sh does)
    python3 packaging/bootstrap.py --bench [NAMES]       the measurements of tests/benchmarks (what bench.sh does)
    python3 packaging/bootstrap.py --lock [--upgrade]    renew app.lock and dev.lock after pyproject.toml changed;
                                                         needs uv, and --upgrade takes the newest versions

Everything said on the way goes to standard error, and standard input is left alone: both belong to the app.
Exit 3: something of the system is missing, and one line says what to install. dev.lock is app.lock and the tools
of the tests at the same versions, so that one .venv serves both. names.lock holds the English name model and what
runs it, and nothing of what these packages would like to have besides; --test installs it, too, and once it is
installed it stays.
"""

from __future__ import annotations

import hashlib
import importlib
import json
import os
import shutil
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path
from typing import NoReturn

ROOT = Path(__file__).resolve().parent.parent
LOCKS = ROOT / "packaging"
VENV = ROOT / ".venv"
STAMP = VENV / "mamori-stamp.json"
PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")

# Debian package: what is looked for in its place. The first six carry Qt itself, the others its windows on X11.
LIBRARIES = {
    "libglib2.0-0": "libglib-2.0.so.0",
    "libegl1": "libEGL.so.1",
    "libgl1": "libGL.so.1",
    "libdbus-1-3": "libdbus-1.so.3",
    "libfontconfig1": "libfontconfig.so.1",
    "libxkbcommon0": "libxkbcommon.so.0",
    "libxcb-cursor0": "libxcb-cursor.so.0",
    "libxcb-icccm4": "libxcb-icccm.so.4",
    "libxcb-keysyms1": "libxcb-keysyms.so.1",
    "libxcb-shape0": "libxcb-shape.so.0",
    "libxcb-xkb1": "libxcb-xkb.so.1",
    "libxkbcommon-x11-0": "libxkbcommon-x11.so.0",
}
TEST_TOOLS = {
    "age": "age",
    "dbus-daemon": "dbus-daemon",
    "poppler-utils": "pdftotext",
    "qpdf": "qpdf",
    "strace": "strace",
    "xvfb": "Xvfb",
}
FLAGS = ("--setup-only", "--test", "--bench", "--lock", "--catalogs", "--with-names")
CHECKS = {
    "ruff": ("-m", "ruff", "check"),
    "mypy": ("-m", "mypy"),
    "import contracts": ("-c", "from importlinter.cli import lint_imports_command as main; main(['--no-logo'])"),
}


def main(arguments: list[str]) -> None:
    """Prepare, then become the app, the tests, or nothing more."""
    if not (3, 11) <= sys.version_info < (3, 15):
        stop(f"Mamori needs Python 3.11 to 3.14, and this is Python {sys.version_info[0]}.{sys.version_info[1]}.", 3)
    for name in ("PYTHONPATH", "PYTHONHOME"):
        os.environ.pop(name, None)
    flags = set()
    while arguments and arguments[0] in FLAGS:
        flags.add(arguments.pop(0))
    if "--lock" in flags:
        lock(arguments)
    elif "--catalogs" in flags:
        compile_catalogs()
    else:
        prepare("--test" in flags, "--with-names" in flags)
        if "--setup-only" in flags:
            say("ready")
        elif "--test" in flags:
            test(arguments)
        elif "--bench" in flags:
            bench(arguments)
        else:
            start(arguments)


def prepare(testing: bool, naming: bool) -> None:
    """Complete the system, .venv and the compiled translations; what is complete is left as it is."""
    complete_system(testing)
    complete_venv(testing, naming)
    if stale_catalogs() and not attempt("compiling the languages", PYTHON, "-I", __file__, "--catalogs"):
        stop("A language could not be compiled.", 1)


def complete_system(testing: bool) -> None:
    """Install what the system lacks where that is ours to do; else say in one line what to install, and stop."""
    gaps = system_gaps(testing)
    if not gaps:
        return
    if not shutil.which("apt-get"):
        stop("Mamori needs what this system lacks: " + ", ".join(gaps.values()), 3)
    if os.geteuid() != 0:
        stop("Mamori needs a few packages of the system: sudo apt-get install " + " ".join(gaps), 3)
    os.environ["DEBIAN_FRONTEND"] = "noninteractive"
    options = ("-q", "-y", "--no-install-recommends", "-o", "DPkg::Lock::Timeout=300")
    attempt("reading the lists of packages", "apt-get", "-q", "update")
    attempt("installing " + " ".join(gaps), "apt-get", "install", *options, *gaps)
    importlib.invalidate_caches()
    gaps = system_gaps(testing)
    if gaps:
        stop("Still missing: " + ", ".join(gaps.values()), 3)


def system_gaps(testing: bool) -> dict[str, str]:
    """What the system lacks: the Debian package, and what was looked for."""
    gaps = {}
    if not (find_spec("venv") and find_spec("ensurepip")):
        of_the_system = Path(sys.executable).resolve() == Path("/usr/bin/python3").resolve()
        version = "3" if of_the_system else f"3.{sys.version_info[1]}"
        gaps[f"python{version}-venv"] = "Python's modules venv and ensurepip"
    if sys.platform == "linux":
        gaps |= {package: library for package, library in LIBRARIES.items() if not loads(library)}
        if testing:
            gaps |= {package: tool for package, tool in TEST_TOOLS.items() if not shutil.which(tool)}
    return gaps


def loads(library: str) -> bool:
    """Whether the system's loader finds this shared library and all that it needs."""
    try:
        importlib.import_module("ctypes").CDLL(library)
    except (ImportError, OSError):
        return False
    return True


def complete_venv(testing: bool, naming: bool) -> None:
    """Make .venv, or add the tests' tools or the name model, unless its stamp says that all is installed as locked.

    The stamp goes before anything changes and comes back when all is done: a .venv without a good one was
    interrupted, or is not ours, and is made anew.
    """
    now = {"app": digest("app.lock"), "dev": digest("app.lock", "dev.lock"), "names": digest("app.lock", "names.lock")}
    have = read_stamp()
    asked = {"app": True, "dev": testing, "names": naming or testing or "names" in have}
    wanted = {name: now[name] for name in now if asked[name]}
    if have.items() >= wanted.items():
        return
    kept = "app" in have and have.items() <= now.items()
    try:
        STAMP.unlink(missing_ok=True)
        if not kept and not attempt(
            "making .venv", sys.executable, "-I", "-m", "venv", "--clear", "--without-pip", VENV
        ):
            stop("The folder .venv could not be made.", 1)
        if not kept or (testing and "dev" not in have):
            install("dev.lock" if testing else "app.lock")
        if asked["names"] and not (kept and "names" in have):
            install("names.lock", "--no-deps")
        STAMP.write_text(json.dumps({**have, **wanted} if kept else wanted), encoding="utf-8")
    except OSError as error:
        stop(f"The folder .venv could not be made: {error.strerror}.", 1)


def digest(*locks: str) -> str:
    """What must not have changed since the installation: the locks and this Python."""
    parts = [(LOCKS / name).read_bytes() for name in locks]
    return hashlib.sha256(b"\0".join([*parts, sys.version.encode()])).hexdigest()


def read_stamp() -> dict[str, str]:
    """What was installed to the end; nothing, if .venv is not whole."""
    try:
        stamp = json.loads(STAMP.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return stamp if isinstance(stamp, dict) and PYTHON.exists() else {}


def install(lock_file: str, *options: str) -> None:
    """Install a lock with uv, or with pip where there is no uv or it fails (it does not read pip's settings)."""
    what = f"installing {lock_file}"
    command = ("install", "-q", "--require-hashes", "--only-binary", ":all:", *options, "-r", LOCKS / lock_file)
    uv = shutil.which("uv")
    if uv and attempt(f"{what} with uv", uv, "pip", *command, "--python", PYTHON):
        return
    pip = (PYTHON, "-I", "-m", "pip")
    if not (attempt("preparing pip", PYTHON, "-I", "-m", "ensurepip") and attempt(f"{what} with pip", *pip, *command)):
        stop(f"Could not install {lock_file}; nothing is lost, the next start tries again.", 1)


def stale_catalogs() -> list[Path]:
    """The translations whose compiled form is not of this very .po: it carries the same time of change."""
    found = sorted(ROOT.glob("resources/locale/*/LC_MESSAGES/*.po"))
    return [po for po in found if changed(po) != changed(po.with_suffix(".mo"))]


def changed(path: Path) -> int:
    """When the file was last changed; 0 if there is none."""
    return path.stat().st_mtime_ns if path.exists() else 0


def compile_catalogs() -> None:
    """Compile the stale translations, leaving out what is fuzzy. Runs in .venv, where Babel is."""
    from babel.messages.mofile import write_mo  # noqa: PLC0415
    from babel.messages.pofile import PoFileError, read_po  # noqa: PLC0415

    for po in stale_catalogs():
        moment = changed(po)
        try:
            with po.open("rb") as source:
                catalog = read_po(source, locale=po.parent.parent.name, abort_invalid=True)
        except (PoFileError, ValueError) as error:
            stop(f"{po.relative_to(ROOT)}: {error}", 1)
        errors = [f"{po.relative_to(ROOT)}:{message.lineno}: {e}" for message, found in catalog.check() for e in found]
        if errors:
            stop("\n".join(errors), 1)
        new = po.with_suffix(".new.mo")
        with new.open("wb") as target:
            write_mo(target, catalog)
        os.utime(new, ns=(moment, moment))
        new.replace(po.with_suffix(".mo"))


def start(arguments: list[str]) -> NoReturn:
    """Become the app, in the user's own folder. Without arguments: its window, or where there is no screen the demo."""
    # `-m app` would look in the current folder first, which is the user's and may hold an `app` of its own.
    os.environ |= {"PYTHONPATH": str(ROOT), "PYTHONSAFEPATH": "1"}
    if arguments or sys.platform != "linux" or os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"):
        become("-m", "app", *arguments)
    print("There is no screen here for the window, so this makes the demo and draws its pictures.", flush=True)
    folder = free_folder("mamori-demo")
    for verb in ("demo", "pictures"):
        code = subprocess.run([PYTHON, "-m", "app", verb, folder], check=False).returncode
        if code:
            sys.exit(code)
    sys.exit(0)


def free_folder(name: str) -> str:
    """The name, or the name and the first number from 2, that is still free or an empty folder."""
    number, folder = 1, Path(name)
    while folder.exists() and not (folder.is_dir() and not any(folder.iterdir())):
        number += 1
        folder = Path(f"{name}-{number}")
    return str(folder)


def test(arguments: list[str]) -> NoReturn:
    """Run the checks up to the first that fails, then become pytest, whose closing line is the last."""
    os.chdir(ROOT)
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    for name, command in CHECKS.items():
        print(f"\n== {name}", flush=True)
        code = subprocess.run([PYTHON, *command], stdin=subprocess.DEVNULL, check=False).returncode
        if code:
            stop(f"== {name} failed", code)
    print("\n== pytest", flush=True)
    become("-m", "pytest", "-n", "auto", "--dist", "loadgroup", "--no-loadscope-reorder", *arguments)


def bench(names: list[str]) -> NoReturn:
    """Print the table of every measurement, or of those named; each in a process of its own."""
    os.chdir(ROOT)
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    found = sorted(path.stem for path in ROOT.glob("tests/benchmarks/*.py") if path.stem != "__init__")
    if unknown := [name for name in names if name not in found]:
        stop(f"There is no measurement {unknown[0]}. There are: {', '.join(found)}.", 2)
    failed = []
    for name in names or found:
        print(f"\n== {name}", flush=True)
        if subprocess.run([PYTHON, "-m", f"tests.benchmarks.{name}"], stdin=subprocess.DEVNULL, check=False).returncode:
            failed.append(name)
    if failed:
        stop(f"== failed: {', '.join(failed)}", 1)
    sys.exit(0)


def become(*arguments: str) -> NoReturn:
    """Replace this process with the Python of .venv; Windows cannot, so there it waits for it."""
    command = [str(PYTHON), *arguments]
    if os.name == "nt":
        sys.exit(subprocess.run(command, check=False).returncode)
    os.execv(command[0], command)


def lock(options: list[str]) -> None:
    """Renew the locks: names, versions, markers and hashes for every Python and system, wheels only."""
    command = "uv pip compile -q --universal --generate-hashes --python-version 3.11 --only-binary :all: --no-header"
    common = [*command.split(), "--no-annotate", *options, "pyproject.toml"]
    app, dev = "packaging/app.lock", "packaging/dev.lock"
    for more in (["-o", app], ["--group", "dev", "-c", app, "-o", dev]):
        if not attempt(f"renewing {more[-1]}", *common, *more):
            stop("The locks could not be renewed.", 1)
    names = [*command.split(), "--no-annotate", *options, "--group", "pyproject.toml:names", "--no-deps"]
    if not attempt("renewing packaging/names.lock", *names, "-o", "packaging/names.lock"):
        stop("packaging/names.lock could not be renewed.", 1)


def attempt(what: str, *command: str | Path) -> bool:
    """Run a command in the checkout, quietly; what it printed is shown only if it fails."""
    say(what)
    try:
        done = subprocess.run(
            command,
            cwd=ROOT,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            errors="replace",
            check=False,
        )
    except OSError as error:
        say(f"{command[0]}: {error.strerror}")
        return False
    if done.returncode:
        print(done.stdout.rstrip().replace(str(ROOT), "."), file=sys.stderr, flush=True)
    return done.returncode == 0


def say(words: str) -> None:
    """Tell the user what happens, beside the app's own output."""
    print(f"Mamori: {words}", file=sys.stderr, flush=True)


def stop(sentence: str, code: int) -> NoReturn:
    """End with a sentence on standard error."""
    print(sentence, file=sys.stderr, flush=True)
    sys.exit(code)


if __name__ == "__main__":
    try:
        main(sys.argv[1:])
    except KeyboardInterrupt:
        stop("Stopped; the next start goes on.", 130)
