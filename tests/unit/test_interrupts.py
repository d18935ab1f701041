import os
import signal
import subprocess
import sys
from multiprocessing import active_children
from threading import get_ident
from types import SimpleNamespace

import click
import pytest
from click.testing import CliRunner

from briefings.commands import start
from briefings.commands.cli import briefings
from briefings.interrupts import kept_from_children
from briefings.workers import Workers


@pytest.fixture(autouse=True)
def heard():
    """Hear Ctrl-C as in a terminal: what a shell starts in the background does not."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


def test_ctrl_c_waits_for_the_end_of_the_block():
    done = []

    def work():
        with kept_from_children():
            # to this thread: another would get it at some time after
            signal.pthread_kill(get_ident(), signal.SIGINT)
            done.append(True)

    with pytest.raises(KeyboardInterrupt):
        work()
    assert done == [True]


def test_a_process_that_was_started_in_the_block_never_sees_it():
    program = "print(1, flush=True); import time; time.sleep(0.3)"
    with kept_from_children():
        child = subprocess.Popen([sys.executable, "-c", program], stdout=subprocess.PIPE)
    with child:
        child.stdout.readline()
        child.send_signal(signal.SIGINT)
    assert child.returncode == 0


def test_ctrl_c_while_the_program_loads_ends_it_with_one_line(monkeypatch, capsys):
    def stopped():
        raise KeyboardInterrupt

    monkeypatch.setitem(sys.modules, "briefings.commands.cli", SimpleNamespace(main=stopped))
    with pytest.raises(SystemExit) as end:
        start.main()
    assert end.value.code == 130
    assert capsys.readouterr().err == "\nstopped\n"


def test_ctrl_c_within_a_command_ends_it_with_130(monkeypatch):
    @click.command()
    def slow():
        raise KeyboardInterrupt

    monkeypatch.setitem(briefings.commands, "slow", slow)
    result = CliRunner().invoke(briefings, ["slow"])
    assert result.exit_code == 130
    assert "the next run goes on from here" in result.output


def test_the_workers_of_a_build_never_see_it():
    workers = Workers(count=2)
    executor, started = workers.executor, active_children()
    for process in started:
        os.kill(process.pid, signal.SIGINT)
    assert executor.submit(int).result() == 0
    assert [process.is_alive() for process in started] == [True, True]
    workers.rest()
