"""The second front as a person uses it: each verb in a process of its own, with its exit code."""

import hashlib
import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.builders import PASSPHRASE

ROOT = Path(__file__).resolve().parents[2]
REPORT = {
    "language": "en",
    "report": {
        "contact": "aiko.tanaka@example.org",
        "people": "Daniel Brandt",
        "account": "Daniel Brandt would not stop talking about my looks.",
        "colour_of_the_sky": "grey",
    },
}
CLEAN = "One attendee kept making remarks about another after being asked to stop. The organizer decided on a break.\n"


def mamori(
    *arguments: object, stdin: str = "", lang: str = "C.UTF-8", cwd: Path = ROOT
) -> subprocess.CompletedProcess[str]:
    environment = {"PATH": os.environ["PATH"], "HOME": "/nonexistent", "LANG": lang, "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-m", "app", *map(str, arguments)]
    return subprocess.run(command, input=stdin, capture_output=True, text=True, check=False, env=environment, cwd=cwd)


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a vault, a kit and two sealed reports, one of them typed in Japanese with an attachment."""
    folder = tmp_path_factory.mktemp("desk")
    made = mamori("create", folder / "v.mamori", stdin=PASSPHRASE + "\n")
    assert made.returncode == 0, made.stderr
    assert re.search(r"Recovery code: (?:[0-9A-HJKMNP-TV-Z]{4}-){6}[0-9A-HJKMNP-TV-Z]{4}\n", made.stdout)
    assert PASSPHRASE not in made.stdout
    dates = ("--event", "Spring meetup", "--from", "2026-11-20", "--to", "2099-01-01")
    assert mamori("kit", folder / "v.mamori", folder / "a.mamori-kit", *dates, stdin=PASSPHRASE).returncode == 0
    (folder / "report.json").write_text(json.dumps(REPORT))
    (folder / "photo.png").write_bytes(b"\x89PNG not really")
    sealed = mamori("seal", folder / "a.mamori-kit", folder / "report.json", "--outbox", folder / "out")
    assert sealed.returncode == 0, sealed.stderr
    assert re.search(r"Sealed: [0-9A-Z]{20}\.mamori-report\nReceipt code: [0-9A-Z]{5}-[0-9A-Z]{5}\n", sealed.stdout)
    typed = mamori(
        "seal",
        folder / "a.mamori-kit",
        "-",
        folder / "photo.png",
        "--outbox",
        folder / "out",
        stdin="星野潤さんに何度も国籍のことを言われました。",
        lang="ja_JP.UTF-8",
    )
    assert typed.returncode == 0, typed.stderr
    assert "封をしました" in typed.stdout
    files = sorted((folder / "out").glob("*.mamori-report"))
    imported = mamori("import", folder / "v.mamori", *files, stdin=PASSPHRASE)
    assert imported.returncode == 0, imported.stderr
    assert len(imported.stdout.splitlines()) == 2
    return folder


def listed(desk: Path, lang: str = "C.UTF-8") -> list[list[str]]:
    run = mamori("list", desk / "v.mamori", stdin=PASSPHRASE, lang=lang)
    assert run.returncode == 0, run.stderr
    return [line.split("\t") for line in run.stdout.splitlines()]


def case_about(desk: Path, name: str) -> str:
    """The code name of the case whose text may not hold this name."""
    (desk / "probe.txt").write_text(f"It was {name} さん.\n")
    for code_name, *_rest in listed(desk):
        run = publish(desk, code_name, "probe.txt", "probe.pdf")
        if run.returncode == 1:
            return code_name
        (desk / "probe.pdf").unlink()
    raise AssertionError(name)


def publish(desk: Path, case: str, text: str, save: str, lang: str = "en") -> subprocess.CompletedProcess[str]:
    options = ("--lang", lang, "--text", desk / text, "--save", desk / save)
    return mamori("publish", desk / "v.mamori", case, *options, stdin=PASSPHRASE)


@pytest.mark.requirement("R24")
def test_the_list_shows_code_name_state_due_and_nobody(desk: Path) -> None:
    lines = listed(desk)
    assert len(lines) == 2
    for line in lines:
        assert len(line) == 3
        assert re.fullmatch(r"[A-Z][a-z-]+ [A-Z][a-z-]+", line[0])
        assert line[1] == "open"
        assert re.fullmatch(r"acknowledge by \d{4}-\d\d-\d\d \d\d:\d\d\+09:00", line[2])
    japanese = listed(desk, "ja_JP.UTF-8")
    assert {line[1] for line in japanese} == {"対応中"}
    for name in ("Brandt", "Tanaka", "星野"):
        assert name not in str(lines + japanese)


@pytest.mark.requirement("R15")
def test_publish_refuses_a_name_and_says_where(desk: Path) -> None:
    case = case_about(desk, "Brandt")
    (desk / "bad.txt").write_text(CLEAN + "In the end D. Brandt apologized.\n")
    run = publish(desk, case, "bad.txt", "bad.pdf")
    assert run.returncode == 1
    assert not (desk / "bad.pdf").exists()
    assert "line 2, character 12: fix before publishing" in run.stderr
    assert "The PDF was not made." in run.stderr
    assert "Brandt" not in run.stderr + run.stdout


def test_publish_makes_a_pdf_of_ones_own_report(desk: Path) -> None:
    (desk / "clean.txt").write_text(CLEAN)
    case = listed(desk)[0][0]
    run = publish(desk, case.lower().replace(" ", "-"), "clean.txt", "clean.pdf")
    assert run.returncode == 0, run.stderr
    assert re.search(r"public report \d{4}-\d", run.stdout)
    shown = subprocess.run(["pdftotext", desk / "clean.pdf", "-"], capture_output=True, text=True, check=True).stdout
    assert "One attendee kept making remarks" in shown.replace("\n", " ")
    people = json.dumps(
        {"people": [{"id": "x", "names": ["Daniel Brandt"]}], "allow": ["oktechjp@proton.me", "2026-1"]}
    )
    assert mamori("check-pdf", desk / "clean.pdf", "--people", "-", stdin=people).returncode == 0


@pytest.mark.requirement("R15")
def test_check_pdf_finds_who_stands_in_a_file(desk: Path) -> None:
    (desk / "clean.txt").write_text(CLEAN)
    assert publish(desk, listed(desk)[0][0], "clean.txt", "found.pdf").returncode == 0
    people = json.dumps({"people": [{"id": "p1", "names": ["Organizer Attendee"]}]})
    run = mamori("check-pdf", desk / "found.pdf", "--people", "-", stdin=people)
    assert run.returncode == 4
    first = json.loads(run.stdout.splitlines()[0])
    assert set(first) == {"place", "kind", "person", "why"}
    for bad in (desk / "missing.pdf", desk / "report.json"):
        run = mamori("check-pdf", bad, "--people", "-", stdin=people)
        assert run.returncode == 1 and run.stderr.strip().endswith(".")


def test_check_text_answers_line_by_line() -> None:
    lines = [
        {"id": 7, "lang": "en", "people": [{"id": "p", "names": ["Jun Hoshino"]}], "public_text": "Hoshino left."},
        {"id": "b", "lang": "ja", "people": [], "public_text": "今月の勉強会でのことです。", "later": True},
    ]
    asked = json.dumps(lines[0]) + "\nnot json\n" + json.dumps(lines[1], ensure_ascii=False) + "\n"
    run = mamori("check-text", stdin=asked)
    answers = [json.loads(line) for line in run.stdout.splitlines()]
    assert run.returncode == 0
    assert [answer["id"] for answer in answers] == [7, None, "b"]
    assert set(answers[0]["findings"][0]) == {"start", "end", "kind", "person", "level", "why"}
    assert (answers[0]["findings"][0]["start"], answers[0]["findings"][0]["end"]) == (0, 7)
    assert "error" in answers[1] and answers[2]["findings"] == []


def test_check_text_says_what_small_details_mean_together() -> None:
    text = "The treasurer met a Korean engineer at the Blue Lantern bar."
    run = mamori("check-text", stdin=json.dumps({"id": 1, "lang": "en", "public_text": text}) + "\n")
    kinds = {(one["kind"], one["level"]) for one in json.loads(run.stdout)["findings"]}
    assert kinds == {("role", "warn"), ("place", "warn"), ("combination", "warn")}


def test_check_text_answers_before_the_next_line_comes() -> None:
    command = [sys.executable, "-m", "app", "check-text"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=ROOT) as process:
        assert process.stdin and process.stdout
        for number in range(3):
            process.stdin.write(json.dumps({"id": number, "public_text": "Nothing."}) + "\n")
            process.stdin.flush()
            assert json.loads(process.stdout.readline())["id"] == number
        process.stdin.close()


def test_refusals_have_a_sentence_and_exit_one(desk: Path) -> None:
    vault, kit = desk / "v.mamori", desk / "a.mamori-kit"
    (desk / "broken.mamori-report").write_bytes(b"age-encryption.org/v1\n-> X25519 nonsense")
    for arguments, typed, says in (
        (("list", vault), "wrong passphrase", "does not open the vault"),
        (("list", desk), PASSPHRASE, "no vault here"),
        (("create", vault), PASSPHRASE, "something in this folder"),
        (("create", desk / "short.mamori"), "short", "too easy to guess"),
        (("create", desk / "x.mamori", "--profile", desk / "report.json"), PASSPHRASE, "report.json"),
        (("import", vault, desk / "broken.mamori-report"), PASSPHRASE, "Nothing was imported"),
        (("seal", desk / "report.json", "-", "--outbox", desk / "o"), "x", "not a kit"),
        (("seal", kit, "-", "--outbox", desk / "o"), "", "does not say what happened"),
        (("seal", kit, desk / "photo.png", "--outbox", desk / "o"), "", "must be JSON"),
        (("seal", kit, "-", desk / "none.png", "--outbox", desk / "o"), "x", "cannot be read"),
        (("demo", desk), "", "something in this folder"),
    ):
        run = mamori(*arguments, stdin=typed)
        assert (run.returncode, says in run.stderr) == (1, True), (arguments[0], run.stderr)
        assert len(run.stderr.strip().splitlines()) == 1
    assert not (desk / "o").exists() and not (desk / "short.mamori").exists()
    assert publish(desk, "No Such Case", "report.json", "x.pdf").returncode == 1


def test_a_fault_says_where_and_nothing_else(desk: Path, tmp_path: Path) -> None:
    code = (
        "import sys; from app.cli import commands; from app import bootstrap\n"
        "def broken(arguments): raise RuntimeError('Aiko Tanaka said so')\n"
        "commands.run = broken\nsys.exit(bootstrap.main(['list']))"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT, check=False)
    assert run.returncode == 1
    assert "RuntimeError" in run.stderr and "Tanaka" not in run.stderr and "Traceback" not in run.stderr


def test_wrong_usage_exits_two(desk: Path) -> None:
    kit_without_days = ("kit", desk / "v.mamori", desk / "k")
    for arguments in (("fly",), ("capture",), ("pictures",), kit_without_days, ("seal", "x"), ("publish", "a", "b")):
        assert mamori(*arguments, stdin=PASSPHRASE).returncode == 2
    both = ("--standing", "--event", "x", "--from", "2026-01-01", "--to", "2026-01-02")
    assert mamori("kit", desk / "v.mamori", desk / "k", *both, stdin=PASSPHRASE).returncode == 2
    assert mamori("kit", desk / "v.mamori", desk / "k", "--event", "x", "--from", "tomorrow").returncode == 2


def test_a_standing_kit_seals_too(desk: Path) -> None:
    assert mamori("kit", desk / "v.mamori", desk / "s.mamori-kit", "--standing", stdin=PASSPHRASE).returncode == 0
    run = mamori("seal", desk / "s.mamori-kit", "-", "--outbox", desk / "standing", stdin="It happened on a weekday.")
    assert run.returncode == 0
    sealed = next((desk / "standing").glob("*.mamori-report"))
    assert mamori("import", desk / "v.mamori", sealed, stdin=PASSPHRASE).returncode == 0


def test_a_vault_in_use_is_not_opened_twice(desk: Path) -> None:
    from app.services import vault

    held = vault.open_vault(desk / "v.mamori", PASSPHRASE)
    try:
        run = mamori("list", desk / "v.mamori", stdin=PASSPHRASE)
        assert run.returncode == 1 and "open elsewhere" in run.stderr
    finally:
        held.close()


@pytest.mark.requirement("R15")
def test_the_demo_is_the_same_twice_and_shows_nobody(tmp_path: Path) -> None:
    from app.services import practice_first as demo_story

    public = {}
    for name, lang in (("one", "C.UTF-8"), ("two", "ja_JP.UTF-8")):
        run = mamori("demo", tmp_path / name, lang=lang)
        assert run.returncode == 0, run.stderr
        for line in run.stdout.splitlines():
            assert Path(line).exists()
        found = sorted((tmp_path / name / "public").iterdir())
        assert [path.name for path in found] == ["incident-2026-1-en.pdf", "incident-2026-1-ja.pdf"]
        public[name] = [hashlib.sha256(path.read_bytes()).hexdigest() for path in found]
    assert public["one"] == public["two"]
    people = [
        {"id": p.id, "names": p.names, "handles": p.handles, "emails": p.emails, "phones": p.phones, "also": p.also}
        for p in demo_story.PEOPLE
    ]
    allow = ["oktechjp@proton.me", "2026-1"]
    for path in found:
        printed = path.read_bytes().decode("latin-1") + path.read_bytes().decode("utf-16-le", "ignore")
        printed += subprocess.run(["pdftotext", path, "-"], capture_output=True, text=True, check=True).stdout
        for person in demo_story.PEOPLE:
            for form in (*person.names, *person.handles, *person.emails, *person.phones):
                assert form.lower() not in printed.lower()
        asked = json.dumps({"people": people, "allow": allow})
        run = mamori("check-pdf", path, "--people", "-", stdin=asked)
        assert (run.returncode, run.stdout) == (0, "")
    names = [str(path) for path in (tmp_path / "one").rglob("*")]
    assert not [name for name in names if re.search("tanaka|brandt|okafor|aiko", name, re.IGNORECASE)]


def test_the_demo_opens_with_the_passphrase_it_names(tmp_path: Path) -> None:
    assert mamori("demo", tmp_path / "d").returncode == 0
    note = (tmp_path / "d" / "READ-ME.txt").read_text("utf-8")
    passphrase = re.search(r"passphrase is: (.*)", note)
    assert passphrase
    run = mamori("list", tmp_path / "d" / "Practice.mamori", stdin=passphrase.group(1))
    states = sorted(line.split("\t")[1] for line in run.stdout.splitlines())
    assert set(states) == {"closed", "in review", "on hold", "open"}
    assert len(states) >= 10


@pytest.mark.requirement("R12")
def test_nothing_opens_a_network_socket(tmp_path: Path) -> None:
    trace = tmp_path / "trace"
    command = [
        "strace",
        "-f",
        "-e",
        "trace=socket,connect",
        "-o",
        trace,
        sys.executable,
        "-m",
        "app",
        "demo",
        tmp_path / "d",
    ]
    run = subprocess.run(command, capture_output=True, text=True, cwd=ROOT, check=False)
    assert run.returncode == 0, run.stderr
    assert "AF_INET" not in trace.read_text()


def test_a_vault_is_kept_by_the_command_line(desk: Path, tmp_path: Path) -> None:
    import shutil

    folder, key = Path(shutil.copytree(desk / "v.mamori", tmp_path / "v.mamori")), PASSPHRASE + "\n"
    assert mamori("import", folder, *sorted((desk / "out").glob("*.mamori-report")), stdin=key).returncode == 0
    names = [line.split("\t")[0] for line in mamori("list", folder, stdin=key).stdout.splitlines()]
    made = mamori("backup", folder, tmp_path / "b.mamori-backup", stdin=key)
    assert made.returncode == 0 and f"{len(names)} cases" in made.stdout, made.stderr
    words = made.stdout.splitlines()[-1].removeprefix("Check words of the activity record: ").split()
    assert len(words) == 6
    again = mamori("backup", folder, tmp_path / "b.mamori-backup", stdin=key)
    assert again.returncode == 1 and "file of this name already" in again.stderr
    looked = mamori("restore", tmp_path / "b.mamori-backup", tmp_path / "r.mamori", "--dry-run", stdin=key)
    assert looked.returncode == 0 and f"{len(names)} cases" in looked.stdout and " ".join(words) in looked.stdout
    assert not (tmp_path / "r.mamori").exists()
    assert mamori("restore", tmp_path / "b.mamori-backup", tmp_path / "r.mamori", stdin="no\n").returncode == 1
    assert mamori("restore", tmp_path / "b.mamori-backup", tmp_path / "r.mamori", stdin=key).returncode == 0
    restored = mamori("list", tmp_path / "r.mamori", stdin=key)
    assert [line.split("\t")[0] for line in restored.stdout.splitlines()] == names
    whole = mamori("check-vault", folder, stdin=key)
    assert whole.returncode == 0 and "No damage" in whole.stdout
    _damage(folder / "cases.db")
    damaged = mamori("check-vault", folder, stdin=key)
    assert damaged.returncode == 4 and "Damaged pages: " in damaged.stdout, damaged.stderr
    assert [line.split("\t")[0] for line in damaged.stdout.splitlines()[2:]]
    rescued = mamori("rescue", folder, tmp_path / "n.mamori", stdin=key)
    # 0 where the damaged page held nothing that is not made anew, as the search index is; 4 where something is lost.
    assert rescued.returncode in (0, 4) and "Recovery code: " in rescued.stdout, rescued.stderr
    assert mamori("list", tmp_path / "n.mamori", stdin=key).returncode == 0
    (folder / "cases.db").write_bytes(b"")
    empty = mamori("check-vault", folder, stdin=key)
    assert empty.returncode == 4 and "is empty" in empty.stderr
    assert mamori("check-vault", folder, stdin="no\n").returncode == 1


def _damage(path: Path) -> None:
    """Flip one bit near the end."""
    data = bytearray(path.read_bytes())
    data[-4096 * 3 + 50] ^= 1
    path.write_bytes(data)
