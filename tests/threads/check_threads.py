#!/usr/bin/python3
"""check_threads.py CASEFORCE [PART OF A NAME]: the program on four threads: the numbers of one thread, progress on a
terminal, and an end at once where that is asked for. Built with the thread sanitizer, it also says here where two of
them meet.

Each function is a sentence about the command; all are run, or those whose names hold the given part.
"""
import os
import pty
import select
import subprocess
import sys

import h5py

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "support"))
sys.dont_write_bytecode = True

from command import CASEFORCE, OPTIONS, caseforce, interrupt_once_it_has_begun, start  # noqa: E402
from results import variables_of  # noqa: E402
from sentences import require, run_sentences  # noqa: E402


def made(folder, name, *words):
    """The digest of the file that the command makes, and the bytes of every number in it."""
    path = os.path.join(folder, name)
    caseforce(*words, "-o", path).ends(0)
    with h5py.File(path) as file:
        digest = file.attrs["digest"]
    return digest, {name: values.tobytes() for name, values in variables_of(path).items() if values.dtype.kind in "fi"}


def require_the_same(folder, *words):
    one, four = (made(folder, f"{threads}.h5", *words, "--threads", threads) for threads in ("1", "4"))
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
    running = start("compare", OPTIONS, "-o", os.path.join(folder, "out.h5"), "--replications", "20000", "--threads", "4")
    said = interrupt_once_it_has_begun(running, folder)
    require(running.returncode == 130 and os.listdir(folder) == ["out.h5.part"], f"{running.returncode}: {said}")


if __name__ == "__main__":
    sys.exit(run_sentences(globals()))
