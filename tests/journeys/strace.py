"""A process under strace: every byte it writes and every path it opens for writing, told as the kernel was asked."""

import base64
import os
import re
import shutil
import subprocess
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

WRITES = "write,pwrite64,writev,pwritev,pwritev2,sendto,sendmsg,sendmmsg"
PATHS = "open,openat,creat,mkdir,mkdirat,rename,renameat,renameat2,link,linkat,symlink,symlinkat,mknod,mknodat"
OTHERS = "mmap,sendfile,copy_file_range,splice,socket"
_CALL = re.compile(r"^(?:\d+ +)?(\w+)\((.*)$")
_STRING = re.compile(r'"((?:\\x[0-9a-f]{2})*)"')
_HANDLE = re.compile(r"(\d+)<((?:[^<>]|<[^>]*>)*)>")
ROOT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True, slots=True)
class Write:
    """One write: where it went (a path, or `pipe:[...]`, `socket:[...]`), and its bytes."""

    target: str
    data: bytes


def start(command: Sequence[str], trace: Path, home: Path, cwd: Path) -> "subprocess.Popen[bytes]":
    """Start a command under strace, in a home of its own."""
    tool = shutil.which("strace")
    assert tool, "strace is missing: this test needs the Debian package strace (packaging/test.sh installs it for root)"
    for folder in ("config", "cache", "data", "tmp"):
        (home / folder).mkdir(parents=True, exist_ok=True)
    environment = {
        "PATH": os.environ["PATH"],
        "HOME": str(home),
        "TMPDIR": str(home / "tmp"),
        "XDG_CONFIG_HOME": str(home / "config"),
        "XDG_CACHE_HOME": str(home / "cache"),
        "XDG_DATA_HOME": str(home / "data"),
        "PYTHONPATH": str(ROOT),
        "PYTHONDONTWRITEBYTECODE": "1",
        "QT_QPA_PLATFORM": "offscreen",
        "LANG": "C.UTF-8",
    }
    options = ["-f", "-y", "-xx", "-s", "67108864", "-e", f"trace={WRITES},{PATHS},{OTHERS}", "-e", "signal=none"]
    return subprocess.Popen(
        [tool, *options, "-o", str(trace), *command],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=environment,
        cwd=cwd,
    )


def writes(trace: Path) -> Iterator[Write]:
    """Every write of a trace."""
    names = set(WRITES.split(","))
    for name, rest in _calls(trace):
        if name in names:
            handle = _HANDLE.match(rest)
            data = b"".join(_bytes(found) for found in _STRING.findall(rest[handle.end() :] if handle else rest))
            yield Write(_path(handle.group(2)) if handle else "?", data)


def written_paths(trace: Path) -> set[str]:
    """Every path that was opened for writing, made, or given a new name."""
    found = set()
    for name, rest in _calls(trace):
        if name not in PATHS.split(",") or rest.rstrip().endswith(")") or "= -1 " in rest:
            continue
        if name.startswith("open") and not re.search(r"O_(WRONLY|RDWR|CREAT|TRUNC|APPEND)", rest):
            continue
        result = re.search(r"= \d+<(.*)>$", rest.strip())
        if result and name.startswith("open"):
            found.add(_path(result.group(1)))
        else:
            found |= {_bytes(one).decode("utf-8", "replace") for one in _STRING.findall(rest)}
    return found


def shared_maps(trace: Path) -> set[str]:
    """Every file that was mapped into memory so that writing there writes into it."""
    found = set()
    for name, rest in _calls(trace):
        if name == "mmap" and "PROT_WRITE" in rest and "MAP_SHARED" in rest and (handle := _HANDLE.search(rest)):
            found.add(_path(handle.group(2)))
    return found


def called(trace: Path, name: str) -> list[str]:
    """The arguments of every call of this name."""
    return [rest for call, rest in _calls(trace) if call == name]


def forms(secret: str) -> set[bytes]:
    """The ways in which a text can stand in bytes: encodings, base64 at each offset, escapes."""
    plain = secret.encode()
    found = {plain, secret.encode("utf-16-le"), secret.encode("utf-16-be"), secret.encode("utf-32-le")}
    found |= {quote(secret, safe="").encode(), quote(secret, safe="").lower().encode()}
    found |= {plain.hex().encode(), secret.encode("unicode_escape")}
    for skipped in range(3):
        packed = base64.b64encode(bytes(skipped) + plain)
        found |= {
            packed[4 if skipped else 0 : -4],
            packed.translate(bytes.maketrans(b"+/", b"-_"))[4 if skipped else 0 : -4],
        }
    return found


def _calls(trace: Path) -> Iterator[tuple[str, str]]:
    """Each call with its arguments and result; a call that another process interrupted is put together again."""
    waiting: dict[str, str] = {}
    with trace.open("r", encoding="utf-8", errors="replace") as lines:
        for line in lines:
            process, _space, rest = line.rstrip("\n").partition(" ")
            rest = rest.lstrip()
            if rest.endswith("<unfinished ...>"):
                waiting[process] = rest.removesuffix("<unfinished ...>")
                continue
            resumed = re.match(r"<\.\.\. \w+ resumed>(.*)$", rest)
            if resumed:
                rest = waiting.pop(process, "") + resumed.group(1)
            call = _CALL.match(rest)
            if call:
                yield call.group(1), call.group(2)


def _bytes(escaped: str) -> bytes:
    return bytes.fromhex(escaped.replace("\\x", ""))


def _path(told: str) -> str:
    """What `-y` says of a handle; `-xx` spells paths as bytes, too."""
    if "\\x" in told:
        told = re.sub(r"(?:\\x[0-9a-f]{2})+", lambda found: _bytes(found.group()).decode("utf-8", "replace"), told)
    return told.removesuffix(" (deleted)")
