"""How hard Argon2id works: fitted to about a second, never outside the bounds, whatever a file asks for."""

import pytest

from app.crypto import effort
from app.crypto.effort import LEAST, MOST, Effort, OutOfBounds, Stretched

SALT = bytes(16)


def took(seconds: float, **kind: int) -> Stretched:
    return Stretched(Effort(lanes=2, **kind), seconds, b"")


@pytest.mark.requirement("H5")
@pytest.mark.parametrize(
    ("measured", "memory", "passes"),
    [
        (took(0.5, memory=256, passes=3), 256, 6),
        (took(0.79, memory=256, passes=3), 256, 4),
        (took(0.8, memory=256, passes=3), 256, 3),
        (took(1.2, memory=256, passes=3), 256, 3),
        (took(2.4, memory=256, passes=3), 256, 3),
        (took(2.6, memory=256, passes=3), 128, 3),
        (took(9.0, memory=64, passes=3), 64, 3),
        (took(4.0, memory=256, passes=8), 256, 3),
        (took(0.01, memory=256, passes=3), 256, 16),
        (took(1.0, memory=256, passes=1), 256, 3),
    ],
)
def test_it_is_fitted_to_a_second_and_never_below_the_floor(measured: Stretched, memory: int, passes: int) -> None:
    assert effort.fitted(measured) == Effort(memory=memory, passes=passes, lanes=2)


def test_what_is_fitted_stays_within_the_bounds() -> None:
    for memory in (64, 128, 256, 1024):
        for passes in range(1, 17):
            for seconds in (0.001, 0.3, 1.0, 3.0, 100.0):
                found = effort.fitted(took(seconds, memory=memory, passes=passes))
                assert effort.FLOOR.memory <= found.memory <= MOST.memory
                assert effort.FLOOR.passes <= found.passes <= MOST.passes


@pytest.mark.requirement("H5")
@pytest.mark.parametrize(
    "asked",
    [
        Effort(memory=63),
        Effort(memory=1025),
        Effort(passes=0),
        Effort(passes=17),
        Effort(lanes=0),
        Effort(lanes=9),
        Effort(memory=4 * 1024 * 1024, passes=1000),
    ],
)
def test_what_is_outside_the_bounds_never_begins(asked: Effort) -> None:
    with pytest.raises(OutOfBounds):
        effort.stretch(b"secret", SALT, asked)
    with pytest.raises(OutOfBounds):
        effort.stretch(b"secret", SALT[:8], LEAST)


def test_the_key_is_what_the_effort_makes_of_the_secret() -> None:
    first = effort.stretch(b"secret", SALT, LEAST)
    assert first.key == effort.stretch(b"secret", SALT, LEAST).key
    assert first.seconds > 0 and "secret" not in repr(first) and first.key.hex() not in repr(first)
    others = [
        effort.stretch(b"Secret", SALT, LEAST),
        effort.stretch(b"secret", bytes(15) + b"\1", LEAST),
        effort.stretch(b"secret", SALT, Effort(memory=64, passes=2, lanes=1)),
    ]
    assert len({first.key, *(other.key for other in others)}) == 4


def test_a_new_slot_is_as_hard_as_this_machine_makes_it_in_about_a_second() -> None:
    done = effort.stretch_fitting(b"secret", SALT)
    assert done.effort.memory >= effort.FLOOR.memory and done.effort.passes >= effort.FLOOR.passes
    assert effort.stretch(b"secret", SALT, done.effort).key == done.key


class Machine:
    """One that takes these seconds, one after the other, and too much memory is too much for it."""

    def __init__(self, *seconds: float, memory: int = 1024) -> None:
        self.seconds, self.memory = list(seconds), memory
        self.asked: list[Effort] = []

    def __call__(self, _secret: bytes, _salt: bytes, asked: Effort) -> Stretched:
        if asked.memory > self.memory:
            raise MemoryError
        self.asked.append(asked)
        return Stretched(asked, self.seconds.pop(0), b"")


def test_one_busy_moment_does_not_weaken_the_lock() -> None:
    busy = Machine(6.0, 1.0)
    assert effort.stretch_fitting(b"", SALT, work=busy).effort == Effort()
    slow = Machine(6.0, 5.0, 1.1)
    assert effort.stretch_fitting(b"", SALT, work=slow).effort == Effort(memory=128)
    before = Stretched(Effort(passes=5), 9.0, b"")
    assert effort.stretch_fitting(b"", SALT, before, work=Machine(1.0)).effort.memory == Effort().memory


def test_a_fast_machine_works_harder_and_a_small_one_with_what_it_has() -> None:
    assert effort.stretch_fitting(b"", SALT, work=Machine(0.5, 1.0)).effort == Effort(passes=6)
    small = Machine(1.0, memory=100)
    assert effort.stretch_fitting(b"", SALT, work=small).effort == Effort(memory=64)
    with pytest.raises(MemoryError):
        effort.stretch_fitting(b"", SALT, work=Machine(memory=32))
