#!/usr/bin/python3
"""check_faults.py CASEFORCE FAILING_IO [STEP]: whatever fails, there is a message, the right status, and no damaged file.

Every STEP-th of the calls by which the program writes is made to fail, in one way or the other; `check_faults.py build/caseforce
build/tests/failing_io.so 1` makes each of them fail in both.
"""

import errno
import os
import resource
import shutil
import signal
import subprocess
import sys
import time

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "support"))
sys.dont_write_bytecode = True

FAILING_IO = os.path.abspath(sys.argv[2])
STEP = int(sys.argv[3]) if len(sys.argv) > 3 and sys.argv[3].isdigit() else 29

from command import CASEFORCE, EARLIER, OPTIONS, SMALL, caseforce, interrupt_once_it_has_begun, start, with_memory  # noqa: E402
from kept import contents_of, require_same  # noqa: E402
from sentences import require, run_sentences  # noqa: E402

RUN = ("run", SMALL, "--replications", "12", "--threads", "1")
SANITIZERS = os.environ.get("ASAN_OPTIONS")


def preloaded(library, **environment):
    more = {"LD_PRELOAD": library, **{name: str(value) for name, value in environment.items()}}
    if SANITIZERS is not None:  # theirs would be the first library, and so it is but for this one
        more["ASAN_OPTIONS"] = f"{SANITIZERS}:verify_asan_link_order=0"
    return {**os.environ, **more}


def failing(words, **environment):
    return caseforce(*words, env=preloaded(FAILING_IO, **environment))


def whole(folder, *words):
    path = os.path.join(folder, "whole.h5")
    caseforce(*words, "-o", path).ends(0)
    contents = contents_of(path)
    os.remove(path)
    return contents


def nothing_aside(folder, allowed=("out.h5", "out.h5.part")):
    left = [name for name in os.listdir(folder) if name not in allowed]
    require(not left, f"left: {left}")


def a_write_that_fails_is_said_and_leaves_no_damaged_file(folder):
    expected = whole(folder, *RUN)
    out = os.path.join(folder, "out.h5")
    count = os.path.join(folder, "count")
    failing((*RUN, "-o", out), COUNT_IN=count).ends(0)
    with open(count, encoding="ascii") as file:
        calls = int(file.read())
    os.remove(count)
    os.remove(out)
    require(calls > 40, f"only {calls} calls are seen")
    said = tried = 0
    for number, at in enumerate(range(1, calls + 1, STEP)):
        ways = ((errno.ENOSPC, 1), (errno.EIO, 0))
        for error, after in ways if STEP == 1 else ways[number % 2:][:1]:
            tried += 1
            with open(out, "wb") as stream:
                stream.write(EARLIER)
            done = failing((*RUN, "-o", out), FAIL_AT=at, FAIL_WITH=error, **({"FAIL_AFTER": 1} if after else {}))
            require(done.status in (0, 1), f"call {at}: {done.status} {done.err}")
            nothing_aside(folder)
            if done.status == 1:
                said += 1
                require(os.strerror(error) in done.err, f"call {at}: {done.err}")
                with open(out, "rb") as stream:
                    require(stream.read() == EARLIER, f"call {at}: the earlier file is another")
                caseforce(*RUN, "-o", out, "--resume").ends(0)
            require_same(out, expected, f"call {at}")
            for name in ("out.h5", "out.h5.part"):
                if os.path.exists(os.path.join(folder, name)):
                    os.remove(os.path.join(folder, name))
    require(said > tried / 2, f"{said} of {tried} failures were said")


def a_closed_stream_is_no_place_for_files(folder):
    """What would be said goes nowhere, and never into the file that the system would give the same number."""
    out = os.path.join(folder, "out.h5")
    running = subprocess.Popen([CASEFORCE, "run", SMALL, "--replications", "3000", "--threads", "1", "-o", out],
                               stdout=subprocess.DEVNULL, preexec_fn=lambda: (signal.signal(signal.SIGINT, signal.SIG_DFL), os.close(2)))
    interrupt_once_it_has_begun(running, folder)
    require(running.returncode == 130, running.returncode)
    with open(out + ".part", "rb") as stream:
        require(stream.read(8) == b"cf-part1", "the part begins with something else")
    caseforce("run", SMALL, "--replications", "3000", "--allow-partial", "-o", out).ends(0)
    os.remove(out + ".part")
    for words in (("run", SMALL, "--replications", "2", "-o", out), ("show", SMALL)):
        caseforce(*words, preexec_fn=lambda: os.close(1)).ends(1).says("cannot write to stdout")
    caseforce("run", SMALL, "--replications", "2", "-o", out, "--quiet").ends(0)


def a_full_disk_is_said_and_what_was_done_is_kept(folder):
    disk = os.path.join(folder, "disk")
    os.mkdir(disk)
    mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=4m", "tmpfs", disk], capture_output=True, check=False)
    if mounted.returncode != 0:
        print("skipped: no right to mount")
        return
    try:
        out = os.path.join(disk, "out.h5")
        caseforce("run", SMALL, "--replications", "2000", "-o", out).ends(1).says("its disk has")
        require(os.listdir(disk) == [], os.listdir(disk))
        with open(os.path.join(disk, "other"), "wb") as stream:
            stream.write(b"x" * 3_000_000)
        caseforce("run", SMALL, "--replications", "60", "-o", out).ends(1).says("its disk has")
        require(os.listdir(disk) == ["other"], os.listdir(disk))
        # It fits at the beginning, and somebody else fills the disk meanwhile.
        with open(os.path.join(disk, "other"), "wb") as stream:
            running = start("compare", OPTIONS, "--replications", "5", "--detail", "full", "-o", out)
            stream.write(b"x" * 3_000_000)
            stream.flush()
            _, told = running.communicate(timeout=60)
            if running.returncode != 0:
                require(running.returncode == 1 and (b"No space left" in told or b"its disk has" in told), told)
                require(not os.path.exists(out), "a file stands under the final name")
        os.remove(os.path.join(disk, "other"))
        caseforce("run", SMALL, "--replications", "5", "-o", out).ends(0)
        before = contents_of(out)
        # Room for the runs, and none for a file of all their teams beside them.
        room = os.statvfs(disk).f_bavail * os.statvfs(disk).f_frsize
        with open(os.path.join(disk, "other"), "wb") as stream:
            stream.write(b"x" * (room - 1_000_000))
        done = caseforce("run", SMALL, "--replications", "9", "--detail", "full", "-o", out)
        if done.status != 0:
            done.ends(1).says("--resume")
            require(contents_of(out) == before, "the earlier file is another")
            os.remove(os.path.join(disk, "other"))
            caseforce("run", SMALL, "--replications", "9", "--detail", "full", "-o", out, "--resume").ends(0).says("going on")
    finally:
        subprocess.run(["umount", "-l", disk], check=True)


def what_is_no_result_is_not_replaced_by_one(folder):
    base, mine, other = (os.path.join(folder, name) for name in ("base.yaml", "mine.yaml", "notes.txt"))
    with open(SMALL, encoding="utf-8") as scenario, open(base, "w", encoding="utf-8") as copy:
        copy.write(scenario.read())
    with open(mine, "w", encoding="utf-8") as stream:
        stream.write("extends: base.yaml\n")
    with open(other, "w", encoding="utf-8") as stream:
        stream.write("to be kept\n")
    for verb in ("run", "compare"):
        caseforce(verb, mine, "-o", mine).ends(2).says("the scenario itself")
        for output in (base, other):
            before = open(output, "rb").read()
            caseforce(verb, mine, "-o", output).ends(2).says(os.path.basename(output), "would be lost")
            require(open(output, "rb").read() == before, f"{output} is another")
    out, page = (os.path.join(folder, name) for name in ("out.h5", "out.html"))
    for path in (out, page):
        shutil.copy(other, path)  # by its name it is one
    caseforce("run", mine, "-o", out, "--replications", "2").ends(0)
    caseforce("report", out, "-o", other).ends(2).says("would be lost")
    caseforce("report", out, "-o", page).ends(0)
    require(all(open(path, "rb").read() != b"to be kept\n" for path in (out, page)), "it was not replaced")


def a_part_that_is_cut_short_or_vanishes_under_a_run_is_no_crash(folder):
    out = os.path.join(folder, "out.h5")
    part = out + ".part"
    for what in ("cut", "vanishes"):
        running = start("compare", OPTIONS, "--replications", "150", "-o", out)
        deadline = time.monotonic() + 60
        while time.monotonic() < deadline and not (os.path.exists(part) and os.path.getsize(part) > 4_000_000):
            time.sleep(0.002)
        if what == "cut":
            os.truncate(part, 4096)
        else:
            os.remove(part)
        _, told = running.communicate(timeout=120)
        if what == "vanishes":
            require(running.returncode == 0, told)
            contents_of(out)
            os.remove(out)
        else:
            require(running.returncode in (0, 1), f"{running.returncode} {told}")
            if running.returncode == 1:
                require(b"cut short" in told, told)
            nothing_aside(folder)
            for name in os.listdir(folder):
                os.remove(os.path.join(folder, name))


def memory_that_runs_out_is_said(folder):
    if SANITIZERS is not None:
        print("skipped: sanitizers keep accounts of memory in terabytes of addresses")
        return
    out = os.path.join(folder, "out.h5")
    expected = whole(folder, "compare", OPTIONS, "--replications", "12")
    ended = set()
    for megabytes in (60, 90, 120, 150, 180, 220, 300, 400, 700):
        done = caseforce("compare", OPTIONS, "--replications", "12", "-o", out, "--threads", "1",
                         preexec_fn=with_memory(megabytes << 20))
        ended.add(done.status)
        if "error while loading shared libraries" in done.err:
            continue
        require(done.status in (0, 1), f"{megabytes} MB: {done.status} {done.err}")
        if done.status == 1:
            require("memory" in done.err, done.err)
            require(not os.path.exists(out), "a file stands under the final name")
        else:
            require_same(out, expected, f"{megabytes} MB")
            os.remove(out)
        nothing_aside(folder)
    require(0 in ended and 1 in ended, ended)


def at_most(kilobytes):
    """A limit of the size of files, for a command that is begun with it."""
    return lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (kilobytes << 10, kilobytes << 10))


def a_limit_of_the_size_of_files_is_a_failure_of_the_machine(folder):
    one, two, out, page = (os.path.join(folder, name) for name in ("1.h5", "2.h5", "out.h5", "out.html"))
    words = ("run", SMALL, "--replications", "40", "--detail", "full")
    for number, shard in ((1, one), (2, two)):
        caseforce(*words, "-o", shard, "--shard", f"{number}/2").ends(0)
    # Not the shard's or the result's fault, though another process reads them.
    caseforce("merge", one, two, "-o", out, preexec_fn=at_most(60)).ends(1).says("cannot write")
    caseforce("report", one, "-o", page, "--allow-partial", preexec_fn=at_most(60)).ends(1).says("cannot write")
    caseforce("export", one, "-o", os.path.join(folder, "out.csv"), "--allow-partial", preexec_fn=at_most(4)).ends(1).says("cannot write")
    require(sorted(os.listdir(folder)) == ["1.h5", "2.h5"], os.listdir(folder))
    scenario = os.path.join(folder, "mine.yaml")
    caseforce("init", scenario, preexec_fn=at_most(1)).ends(1).says("cannot write")
    require(not os.path.exists(scenario), "half a scenario stands under its name")
    with open(scenario, "w", encoding="utf-8") as stream:
        stream.write("my own\n")
    caseforce("init", scenario, "--force", preexec_fn=at_most(1)).ends(1).says("cannot write")
    require(open(scenario, encoding="utf-8").read() == "my own\n", "the earlier one is lost")


def a_part_that_is_no_file_is_said_and_nothing_is_begun(folder):
    for name in ("out.h5.part", "out.h5.part2"):
        os.mkdir(os.path.join(folder, name))
        out = os.path.join(folder, "out.h5")
        caseforce(*RUN, "-o", out).ends(1).says(name)
        require(os.listdir(folder) == [name], os.listdir(folder))
        os.rmdir(os.path.join(folder, name))
    os.mkdir(os.path.join(folder, "out.h5.part"))
    caseforce(*RUN, "-o", os.path.join(folder, "out.h5"), "--dry-run").ends(0)


def threads_that_the_system_does_not_give_are_done_without(folder):
    out = os.path.join(folder, "out.h5")
    words = (*RUN[:2], "--replications", "30")
    expected = whole(folder, *words)
    for given in (0, 1, 5):
        failing((*words, "--threads", "12", "-o", out), THREADS=given).ends(0)
        require_same(out, expected, f"with {given} more threads")
        os.remove(out)


def a_folder_without_the_right_to_write_is_said_before_anything_is_done(folder):
    closed = os.path.join(folder, "closed")
    os.mkdir(closed)
    mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", "ro", "tmpfs", closed], capture_output=True, check=False)
    if mounted.returncode != 0 and os.geteuid() == 0:
        print("skipped: no right to mount, and root may write everywhere")
        return
    try:
        os.chmod(closed, 0o555) if mounted.returncode != 0 else None
        began = time.monotonic()
        done = caseforce("run", SMALL, "--replications", "100000", "-o", os.path.join(closed, "out.h5")).ends(1)
        require(closed in done.err and time.monotonic() - began < 20, done.err)
    finally:
        if mounted.returncode == 0:
            subprocess.run(["umount", "-l", closed], check=True)


def a_clock_that_jumps_changes_nothing_but_the_date_of_creation(folder):
    library = "/usr/lib/x86_64-linux-gnu/faketime/libfaketimeMT.so.1"
    if not os.path.exists(library):
        print("skipped: no faketime")
        return
    expected = whole(folder, *RUN)
    out = os.path.join(folder, "out.h5")
    for jump in ("-10y", "+30y x600", "2000-01-01 00:00:00 i-3.0"):
        caseforce(*RUN, "-o", out, env=preloaded(library, FAKETIME=jump)).ends(0)
        require_same(out, expected, jump)


if __name__ == "__main__":
    sys.exit(run_sentences(globals(), behind=2))
