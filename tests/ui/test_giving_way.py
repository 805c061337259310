"""The one worker: a job that gives way lets those behind it go first, and nothing is closed under its hands."""

import threading

from pytestqt.qtbot import QtBot

from app.ui.kit.tasks import Report, Tasks


def test_a_job_that_gives_way_lets_the_waiting_ones_go_first(qtbot: QtBot) -> None:
    tasks, order, ready = Tasks(), [], threading.Event()

    def long(report: Report) -> str:
        for step in range(3):
            ready.wait(10)
            report(step, 3)
            order.append(f"long {step}")
        return "over"

    done: list[str] = []
    tasks.run(long, done.append, done.append, lambda _done, _total: None, gives_way=True)
    for name in ("first", "second"):
        tasks.run(lambda name=name: order.append(name) or name, done.append, done.append)
    ready.set()
    qtbot.waitUntil(lambda: len(done) == 3)
    assert order == ["first", "second", "long 0", "long 1", "long 2"]
    assert done == ["first", "second", "over"]
    tasks.shutdown()


def test_other_long_jobs_let_nobody_in_between(qtbot: QtBot) -> None:
    tasks, order, ready = Tasks(), [], threading.Event()

    def long(report: Report) -> None:
        for step in range(2):
            ready.wait(10)
            report(step, 2)
            order.append("long")

    done: list[object] = []
    tasks.run(long, done.append, done.append, lambda _done, _total: None)
    tasks.run(lambda: order.append("short"), done.append, done.append)
    ready.set()
    qtbot.waitUntil(lambda: len(done) == 2)
    assert order == ["long", "long", "short"]
    tasks.shutdown()


def test_what_closes_the_vault_waits_until_the_stopped_job_is_gone(qtbot: QtBot) -> None:
    tasks, order, begun, ready = Tasks(), [], threading.Event(), threading.Event()

    def long(report: Report) -> None:
        try:
            begun.set()
            ready.wait(10)
            report(1, 2)
            order.append("never")
        finally:
            order.append("gone")

    task = tasks.run(long, order.append, order.append, lambda _done, _total: None, gives_way=True)
    begun.wait(10)
    tasks.cancel_all()
    tasks.run(lambda: order.append("closed"), lambda _none: None, lambda _none: None)
    ready.set()
    qtbot.waitUntil(lambda: "closed" in order)
    assert order == ["gone", "closed"] and task.is_cancelled
    tasks.shutdown()


def test_nothing_is_closed_under_a_job_that_is_stopped_while_another_goes_first(qtbot: QtBot) -> None:
    tasks, order, ready = Tasks(), [], threading.Event()
    inside, released = threading.Event(), threading.Event()

    def long(report: Report) -> None:
        try:
            ready.wait(10)
            report(1, 2)
            order.append("never")
        finally:
            order.append("gone")

    def other() -> None:
        inside.set()
        released.wait(10)
        order.append("other")

    tasks.run(long, order.append, order.append, lambda _done, _total: None, gives_way=True)
    tasks.run(other, lambda _none: None, lambda _none: None)
    ready.set()
    inside.wait(10)
    tasks.cancel_all()
    tasks.run(lambda: order.append("closed"), lambda _none: None, lambda _none: None)
    released.set()
    qtbot.waitUntil(lambda: "closed" in order)
    assert order == ["other", "gone", "closed"]
    tasks.shutdown()


def test_a_fault_in_a_job_that_was_let_go_first_is_its_own(qtbot: QtBot) -> None:
    from app.errors import AppError

    tasks, ready = Tasks(), threading.Event()

    def refused() -> None:
        raise AppError("No.")

    def long(report: Report) -> str:
        ready.wait(10)
        report(1, 1)
        return "over"

    told: list[object] = []
    tasks.run(long, told.append, told.append, lambda _done, _total: None, gives_way=True)
    tasks.run(refused, told.append, lambda error: told.append(error.sentence))
    ready.set()
    qtbot.waitUntil(lambda: len(told) == 2)
    assert told == ["No.", "over"]
    tasks.shutdown()


def test_closing_the_worker_drops_what_waits(qtbot: QtBot) -> None:
    tasks, begun, ready, ran = Tasks(), threading.Event(), threading.Event(), []

    def first() -> None:
        begun.set()
        ready.wait(10)

    tasks.run(first, lambda _none: None, lambda _none: None)
    begun.wait(10)
    waiting = tasks.run(lambda: ran.append("never"), ran.append, ran.append)
    with qtbot.waitSignal(waiting.ended):
        tasks.shutdown(wait=False)
        ready.set()
    assert ran == []
