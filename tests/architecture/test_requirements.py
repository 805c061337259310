"""Which promises have a test: the marks of all tests, read without running them, against the rows there are."""

import ast
from collections import defaultdict
from pathlib import Path

TESTS = Path(__file__).resolve().parents[1]
ROWS = (
    *(f"R{number}" for number in range(1, 51)),
    *(f"G{number}" for number in range(1, 13)),
    *(f"H{number}" for number in range(1, 13)),
)
OPEN = frozenset("R35 R36 R37 R38 R39 R40 R46 R47 R48 R49 G9 H11".split())
"""Rows that nothing keeps yet. This list may only shrink."""


def marked() -> dict[str, list[str]]:
    """For each row the tests that say they keep it."""
    kept: dict[str, list[str]] = defaultdict(list)
    for path in sorted(TESTS.rglob("test_*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if not isinstance(node, ast.FunctionDef):
                continue
            for decorator in node.decorator_list:
                if isinstance(decorator, ast.Call) and ast.unparse(decorator.func) == "pytest.mark.requirement":
                    for argument in decorator.args:
                        kept[str(ast.literal_eval(argument))].append(f"{path.stem}::{node.name}")
    return kept


def test_every_row_is_kept_or_listed_as_open() -> None:
    kept = marked()
    print()
    for row in ROWS:
        tests = kept.get(row, [])
        print(f"{row:4} {len(tests):3}  {tests[0] if tests else 'open'}")
    assert set(kept) <= set(ROWS), "a mark names a row that does not exist"
    assert set(ROWS) - set(kept) == OPEN, "a row was won or lost: mend the list of open rows"


def test_the_list_of_open_rows_only_shrinks() -> None:
    assert len(OPEN) <= 47
