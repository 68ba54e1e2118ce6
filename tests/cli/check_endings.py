#!/usr/bin/python3
"""check_endings.py CASEFORCE [PART OF A NAME]: how a run ends: foretold, refused, interrupted, killed, with a full disk; and
what a terminal shows meanwhile. Each function is a sentence, as in check_command.py.
"""
import fcntl
import os
import pty
import re
import resource
import select
import signal
import struct
import subprocess
import sys
import termios
import time

import h5py

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path[:0] = [os.path.join(HERE, "..", "support")]
sys.dont_write_bytecode = True

from command import CASEFORCE, EARLIER, OPTIONS, SMALL, caseforce, peak_of, start  # noqa: E402
from sentences import require, run_sentences  # noqa: E402


def long_run(output):
    """A run that would take minutes."""
    return start("run", SMALL, "-o", output, "--replications", "20000")


def a_dry_run_says_what_it_would_do_and_does_nothing(folder):
    out = os.path.join(folder, "out.h5")
    done = caseforce("run", SMALL, "-o", out, "--dry-run", "--replications", "40").ends(0)
    require("40 simulated futures, under 1 option: 40 runs" in done.out and not os.listdir(folder), done.out)
    caseforce("run", SMALL, "--dry-run").ends(0)
    told = caseforce("run", SMALL, "--dry-run", "--replications", "1").ends(0).out
    require("1 simulated future, under 1 option: 1 run\n" in told and "a trial of 1 run took" in told, told)
    told = caseforce("compare", OPTIONS, "--dry-run", "--replications", "40", "--waterfall", "both").ends(0).out
    for line in ("40 simulated futures, under 5 options: 200 runs",
                 "10 of them once more, to tell chance from not knowing, under 5 options: 50 runs",
                 "40 with each set of the parts of both, under 7 options: 280 runs"):
        require(line in told, f"{line}: {told}")
    # So many are enough for a regression, and none is run once more unless it is asked for.
    require("once more" not in caseforce("compare", OPTIONS, "--dry-run", "--replications", "400").ends(0).out, "400")
    told = caseforce("compare", OPTIONS, "--dry-run", "--replications", "400", "--echoes", "7").ends(0).out
    require("7 of them once more" in told, told)
    # A shard does its part of them.
    told = caseforce("compare", OPTIONS, "--dry-run", "--replications", "41", "--waterfall", "both", "--shard", "2/4").ends(0).out
    require("10 simulated futures, under 5 options: 50 runs" in told and "70 runs" in told, told)
    told = caseforce("run", SMALL, "--dry-run", "--replications", "41", "--shard", "1/4").ends(0).out
    require("11 simulated futures, under 1 option: 11 runs" in told, told)
    refused = caseforce("compare", OPTIONS, "--dry-run", "--replications", "9000000", "--waterfall", "both").ends(1)
    require("108000000 runs" in refused.err and "disk" in refused.err, refused.err)


def in_units(text):
    """\"4.6 s\", \"12 min\", \"206 MB\" as seconds or bytes."""
    number, unit = text.split()
    return float(number) * {"s": 1, "min": 60, "h": 3600, "kB": 1e3, "MB": 1e6, "GB": 1e9}[unit]


def a_dry_run_foretells_time_and_memory(folder):
    if "ASAN_OPTIONS" in os.environ:
        return  # of a program without sanitizers
    words = ("compare", OPTIONS, "-o", os.path.join(folder, "out.h5"), "--replications", "500")
    # Another job may come or go between the trial and the run: so three times, where it says two.
    for attempt in range(3):
        told = caseforce(*words, "--dry-run").ends(0).out
        foretold = [in_units(found) for found in re.findall(r"^(?:memory|time) +about ([\d.]+ \w+):", told, re.MULTILINE)]
        began = time.monotonic()
        taken = (peak_of(*words, "--quiet"), time.monotonic() - began)
        off = [max(one / other, other / one) for one, other in zip(foretold, taken)]
        if off[0] < 2 and off[1] < 3:
            return
    require(False, f"foretold {foretold}, taken {taken}: {told}")


def an_output_that_cannot_be_written_is_refused_before_the_run(folder):
    os.symlink(os.path.join(folder, "no_such", "x.h5"), os.path.join(folder, "astray.h5"))
    for output in (folder, os.path.join(folder, "no_such", "out.h5"), "/dev/full", "/dev/null",
                   os.path.join(folder, "astray.h5")):
        done = caseforce("run", SMALL, "-o", output, "--replications", "100000").ends(1)
        require("simulated futures" not in done.err, f"{output}: it ran")
    require(os.path.exists("/dev/full") and os.listdir(folder) == ["astray.h5"], "something was left")


def a_full_disk_ends_with_status_1_and_the_earlier_file_as_it_was(folder):
    out = os.path.join(folder, "out.h5")
    for earlier in (None, EARLIER):
        if earlier:
            with open(out, "wb") as stream:
                stream.write(earlier)
        for limit in (1000, 100000, 300000):
            done = caseforce("run", SMALL, "-o", out, "--detail", "full", preexec_fn=lambda limit=limit:
                             resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))).ends(1)
            require("File too large" in done.err and not done.out, done.err)
            require("earlier file" in done.err or not earlier or limit == 1000, done.err)
            if os.path.exists(out + ".part"):
                os.remove(out + ".part")
            require(os.listdir(folder) == (["out.h5"] if earlier else []), os.listdir(folder))
    with open(out, "rb") as stream:
        require(stream.read() == earlier, "the earlier file was changed")
    caseforce("run", SMALL, "-o", out).ends(0)
    require(h5py.is_hdf5(out), "the earlier file was not replaced")


def a_full_disk_behind_stdout_is_a_failure(folder):
    with open("/dev/full", "wb") as full:
        for words in (("show", SMALL), ("measures",), ("schema",), ("check", SMALL), ("init", "-"), ("--help",)):
            done = subprocess.run([CASEFORCE, *words], stdout=full, stderr=subprocess.PIPE, check=False)
            require(done.returncode == 1 and b"stdout" in done.stderr, f"{words}: {done}")


def an_interrupted_run_stops_at_once_and_leaves_what_was_done_aside(folder):
    for number, status in ((signal.SIGINT, 130), (signal.SIGTERM, 143)):
        for earlier in (False, True):
            out = os.path.join(folder, "out.h5")
            if earlier:
                with open(out, "wb") as stream:
                    stream.write(EARLIER)
            running = long_run(out)
            kept = out + ".part"
            soon = time.monotonic() + 60
            while time.monotonic() < soon and not (os.path.exists(kept) and os.path.getsize(kept) > 1_000_000):
                time.sleep(0.01)
            running.send_signal(number)
            began = time.monotonic()
            said, told = running.communicate(timeout=20)
            require(time.monotonic() - began < 3, "it went on")
            require(running.returncode == status and not said, f"{running.returncode}: {told}")
            require(b"interrupted" in told, told)
            os.remove(out + ".part")
            require(os.listdir(folder) == (["out.h5"] if earlier else []), os.listdir(folder))
            if earlier:
                os.remove(out)


def a_run_killed_at_any_moment_leaves_no_file_under_the_final_name(folder):
    out = os.path.join(folder, "out.h5")
    words = ("run", SMALL, "-o", out, "--detail", "full", "--replications", "300")
    began = time.monotonic()
    caseforce(*words).ends(0)
    whole = time.monotonic() - began
    killed = 0
    for tenth in range(20):
        if os.path.exists(out):
            os.remove(out)
        running = start(*words)
        time.sleep(whole * (tenth + 1) / 20)
        running.kill()
        running.communicate()
        if running.returncode == -signal.SIGKILL and not os.path.exists(out):
            killed += 1
        if os.path.exists(out):
            with h5py.File(out) as file:  # it was whole already, else it could not be opened
                require("summary_role" in file and "digest" in file.attrs, "a part under the final name")
    require(killed >= 10, f"only {killed} of 20 were killed in time")


def terminal(words, columns=80, **variables):
    """What the command writes to stderr when that is a terminal, so wide."""
    main, other = pty.openpty()
    fcntl.ioctl(other, termios.TIOCSWINSZ, struct.pack("HHHH", 24, columns, 0, 0))
    environment = {key: value for key, value in os.environ.items() if key != "NO_COLOR"}
    running = subprocess.Popen([CASEFORCE, *words], stdout=subprocess.DEVNULL, stderr=other,
                               env={**environment, **variables})
    os.close(other)
    seen = b""
    while True:
        ready, _, _ = select.select([main], [], [], 60)
        require(ready, "the terminal waits")
        try:
            part = os.read(main, 65536)
        except OSError:  # so a terminal ends on Linux
            break
        if not part:
            break
        seen += part
    os.close(main)
    require(running.wait() == 0, seen)
    return seen.decode()


def a_terminal_shows_progress_with_the_time_left_and_a_pipe_does_not(folder):
    words = ("run", SMALL, "-o", os.path.join(folder, "out.h5"), "--replications", "1000", "--detail", "summary")
    seen = terminal(words, TERM="xterm")
    require("of 1000 simulated futures" in seen and "left" in seen and "\x1b[36m" in seen, seen)
    require("\x1b[36m" not in terminal(words, TERM="xterm", NO_COLOR="1"), "colour")
    require("left" not in terminal(words, TERM="dumb"), "a bar on a dumb terminal")
    require(terminal((*words, "--quiet"), TERM="xterm") == "", "not quiet")
    require("left" not in caseforce(*words).ends(0).err, "a bar in a pipe")
    narrow = terminal(words, columns=20, TERM="xterm", NO_COLOR="1")
    drawn = [part.split("\x1b[K")[0] for part in narrow.split("\r") if "\x1b[K" in part]
    require(drawn and max(map(len, drawn)) < 20, narrow)


if __name__ == "__main__":
    sys.exit(run_sentences(globals()))
