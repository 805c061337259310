"""Everything others made is named with its license, and nothing lies here without one (R50)."""

from pathlib import Path

import pytest

from app.domain.sources import SOURCES
from app.paths import resource

RESOURCES = Path(str(resource("words"))).parent


@pytest.mark.requirement("R50")
def test_every_license_that_lies_here_is_named_and_every_named_one_lies_here() -> None:
    licenses = [*RESOURCES.rglob("LICENSE*.txt"), *RESOURCES.rglob("OFL*.txt")]
    lying = {path.relative_to(RESOURCES).as_posix() for path in licenses}
    assert {one.license_file for one in SOURCES if one.license_file} == lying


@pytest.mark.requirement("R50")
def test_whose_grid_it_is_stands_where_it_is_shown_and_among_the_sources() -> None:
    shown = (Path(__file__).parents[2] / "app" / "ui" / "review" / "weight_grid.py").read_text("utf-8")
    (grid,) = [one for one in SOURCES if "Safety First PDX" in one.by]
    assert grid.license == "CC BY-SA 3.0"
    assert "Safety First PDX" in shown and grid.license in shown
