"""The house keeps its shape: contracts, one maker of public reports, Qt nowhere, files that fit one head."""

import ast
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
APP = sorted((ROOT / "app").rglob("*.py"))


def test_the_contracts_hold() -> None:
    command = [str(Path(sys.executable).with_name("lint-imports")), "--no-cache"]
    run = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stdout


BREAKS = {
    "Each floor imports only from below": ("app/domain/broken.py", "import app.services.cases"),
    "Each floor imports only from below, and rooms": ("app/storage/broken.py", "import app.crypto.signing"),
    "Capture is write-only": ("app/services/capture.py", "import app.storage.inbox"),
    "Paper sees anonymized text only": ("app/pdf/style.py", "import app.domain.people"),
    "The core needs no Qt": ("app/services/cases.py", "import PySide6"),
    "SQLCipher has one home": ("app/storage/cases.py", "import sqlcipher3"),
    "Ciphers have one home": ("app/services/kits.py", "import pyrage"),
    "Paper's tools have one home": ("app/services/publication.py", "import pikepdf"),
    "Foreign pictures and pages become pixels in one place": ("app/pdf/paragraph.py", "import PIL"),
    "The leak check's tools have one home": ("app/cli/checks.py", "import phonenumbers"),
    "No network": ("app/paths.py", "import socket"),
    "exhaustive": ("app/helpers.py", "x = 1"),
}


@pytest.mark.requirement("R44", "R15")
@pytest.mark.parametrize("contract", BREAKS)
def test_each_contract_breaks_when_it_is_broken(contract: str, tmp_path: Path) -> None:
    name, line = BREAKS[contract]
    copy = tmp_path / "house"
    (copy / "app").mkdir(parents=True)
    for path in APP:
        target = copy / path.relative_to(ROOT)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(path.read_text("utf-8"), "utf-8")
    (copy / "pyproject.toml").write_text((ROOT / "pyproject.toml").read_text("utf-8"), "utf-8")
    broken = copy / name
    broken.write_text((broken.read_text("utf-8") if broken.exists() else "") + f"\n{line}\n", "utf-8")
    command = [str(Path(sys.executable).with_name("lint-imports")), "--no-cache"]
    run = subprocess.run(command, cwd=copy, capture_output=True, text=True, check=False)
    assert run.returncode != 0
    assert contract == "exhaustive" or f"{contract}" in run.stdout


def _calls(tree: ast.AST, name: str) -> bool:
    return any(
        isinstance(node, ast.Call) and (getattr(node.func, "id", "") == name or getattr(node.func, "attr", "") == name)
        for node in ast.walk(tree)
    )


@pytest.mark.requirement("R15")
def test_only_public_text_makes_an_anonymized_report() -> None:
    makers = [path.name for path in APP if _calls(ast.parse(path.read_text("utf-8")), "AnonymizedReport")]
    assert makers == ["public_text.py"]


def test_every_module_says_what_lives_in_it_and_every_public_name_has_a_docstring() -> None:
    silent = []
    for path in APP:
        tree = ast.parse(path.read_text("utf-8"))
        if not ast.get_docstring(tree):
            silent.append(path.name)
        for node in tree.body:
            if isinstance(node, ast.FunctionDef | ast.ClassDef) and not node.name.startswith("_"):
                members = node.body if isinstance(node, ast.ClassDef) else []
                named = [node, *(m for m in members if isinstance(m, ast.FunctionDef) and not m.name.startswith("_"))]
                silent += [f"{path.name}:{one.name}" for one in named if not ast.get_docstring(one)]
    assert not silent


def test_a_package_file_is_one_docstring() -> None:
    for path in APP:
        if path.name == "__init__.py":
            assert len(ast.parse(path.read_text("utf-8")).body) == 1, path


def test_no_file_outgrows_one_head() -> None:
    long = {str(p.relative_to(ROOT)): n for p in APP if (n := len(p.read_text("utf-8").splitlines())) > 400}
    assert not long


def test_sql_stands_only_in_storage() -> None:
    statement = re.compile(r'"\s*(SELECT|INSERT INTO|UPDATE|DELETE FROM|CREATE TABLE|PRAGMA)\b')
    elsewhere = [p.name for p in APP if "storage" not in p.parts and statement.search(p.read_text("utf-8"))]
    assert not elsewhere


def test_no_exception_of_ours_is_made_with_an_f_string_of_content() -> None:
    made = re.compile(r"raise \w+\(f[\"']")
    assert not [p.name for p in APP if made.search(p.read_text("utf-8")) and p.name != "database.py"]


def test_the_command_line_never_imports_qt() -> None:
    code = "import sys, app.bootstrap, app.cli.commands; sys.exit(any(m.startswith('PySide6') for m in sys.modules))"
    assert subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=False).returncode == 0


@pytest.mark.requirement("R11", "R30")
def test_the_flagged_words_stand_in_no_label_of_ours() -> None:
    said = "\n".join(
        node.value
        for path in APP
        if "anonymity" not in path.parts
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    ).lower()
    for word in ("bad actor", "guilty", "harasser", "offender", "perpetrator", "accused", "alleged", "victim"):
        assert word not in said.replace("bad actor” never", ""), word


def test_no_machine_path_or_host_stands_in_the_repository() -> None:
    kinds = {".py", ".sh", ".toml", ".md", ".lock", ".po", ".sql"}
    folders = ("app", "packaging", "resources", "tests", ".ci")
    files = [path for folder in folders for path in (ROOT / folder).rglob("*") if path.suffix in kinds]
    files += [ROOT / name for name in ("README.md", "CHANGELOG.md", "pyproject.toml")]
    here = [re.escape(f"{place}/") for place in (ROOT, ROOT.parent, Path.home()) if len(place.parts) > 1]
    forbidden = re.compile("|".join([*here, "--index" + "-url", r"https?://[^ ]*(?:pypi|mirror|proxy)"]))
    found = [path.name for path in files if forbidden.search(path.read_text("utf-8", "replace"))]
    assert [name for name in found if name != Path(__file__).name] == []
