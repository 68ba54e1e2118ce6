#!/usr/bin/python3
"""check_threads.py CASEFORCE [PART OF A NAME]: the program on four threads: the numbers of one thread, progress on a
terminal, and an end at once where that is asked for. Built with the thread sanitizer, it also says here where two of
them meet.

Each function is a sentence about the command; all are run, or those whose names hold the given part.
"""
import os
import pty
import select
import signal
import subprocess
import sys
import tempfile
import time

import h5py

CASEFORCE = os.path.abspath(sys.argv[1])
CLI = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "cli")
OPTIONS = os.path.join(CLI, "options.yaml")


def require(holds, says):
    if not holds:
        raise AssertionError(says)


def told(folder, name, *words):
    """The digest of the file that the command makes, and the bytes of every number in it."""
    path = os.path.join(folder, name)
    done = subprocess.run([CASEFORCE, *words, "-o", path], capture_output=True, text=True, check=False)
    require(done.returncode == 0, f"{words} ended with {done.returncode}: {done.stderr}")
    numbers = {}

    def keep(place, item):
        if isinstance(item, h5py.Dataset) and item.dtype.kind in "fi":
            numbers[place] = item[()].tobytes()

    with h5py.File(path) as file:
        file.visititems(keep)
        return file.attrs["digest"], numbers


def require_the_same(folder, *words):
    one, four = (told(folder, f"{threads}.h5", *words, "--threads", threads) for threads in ("1", "4"))
    require(one[0] == four[0], f"{words}: another digest")
    differ = [name for name in one[1] if one[1][name] != four[1].get(name)]
    require(not differ and len(one[1]) > 100, f"{words}: other numbers: {differ}")


def a_comparison_has_the_numbers_of_one_thread(folder):
    for more in (("--waterfall", "both", "--replications", "8"), ("--best", "cost_total", "--replications", "12")):
        require_the_same(folder, "compare", OPTIONS, "--quiet", "--detail", "full", *more)


def a_run_until_it_is_sure_has_the_numbers_of_one_thread(folder):
    require_the_same(folder, "run", OPTIONS, "--until", "caseload_mean=0.5", "--replications", "40", "--quiet")


def four_threads_tell_a_terminal_how_far_they_are(folder):
    main, other = pty.openpty()
    words = ("run", OPTIONS, "-o", os.path.join(folder, "out.h5"), "--replications", "2000", "--threads", "4")
    running = subprocess.Popen([CASEFORCE, *words], stdout=subprocess.DEVNULL, stderr=other,
                               env={**os.environ, "TERM": "xterm"})
    os.close(other)
    seen = b""
    while select.select([main], [], [], 60)[0]:
        try:
            part = os.read(main, 65536)
        except OSError:  # so a terminal ends on Linux
            break
        seen += part
    os.close(main)
    require(running.wait() == 0 and b"of 2000 simulated futures" in seen, seen)


def four_threads_stop_where_they_are_asked_to(folder):
    # A shell's background jobs ignore SIGINT, and so would their children.
    words = ("compare", OPTIONS, "-o", os.path.join(folder, "out.h5"), "--replications", "20000", "--threads", "4")
    running = subprocess.Popen([CASEFORCE, *words], stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                               preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL))
    part = os.path.join(folder, "out.h5.part")
    soon = time.monotonic() + 100
    while time.monotonic() < soon and not (os.path.exists(part) and os.path.getsize(part) > 1_000_000):
        time.sleep(0.01)
    running.send_signal(signal.SIGINT)
    _, said = running.communicate(timeout=60)
    require(running.returncode == 130 and os.listdir(folder) == ["out.h5.part"], f"{running.returncode}: {said}")


def main(part):
    sentences = [a_comparison_has_the_numbers_of_one_thread, a_run_until_it_is_sure_has_the_numbers_of_one_thread,
                 four_threads_tell_a_terminal_how_far_they_are, four_threads_stop_where_they_are_asked_to]
    for sentence in sentences:
        if part in sentence.__name__:
            with tempfile.TemporaryDirectory() as folder:
                sentence(folder)
            print(f"{sentence.__name__.replace('_', ' ')}: holds", flush=True)


if __name__ == "__main__":
    main(sys.argv[2] if len(sys.argv) > 2 else "")
