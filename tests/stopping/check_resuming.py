#!/usr/bin/python3
"""check_resuming.py CASEFORCE [KILLS or PART OF A NAME]: a run that was stopped goes on to the file that it would have written.

`check_resuming.py build/caseforce 100` kills a hundred times; a test does so less often.
"""

import os
import random
import shutil
import signal
import sys
import time

import h5py

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "support"))
sys.dont_write_bytecode = True

from command import EARLIER, OPTIONS, SMALL, caseforce, start  # noqa: E402
from kept import contents_of, require_same  # noqa: E402
from sentences import require, run_sentences  # noqa: E402

KILLS = int(sys.argv[2]) if len(sys.argv) > 2 and sys.argv[2].isdigit() else 4
WORDS = ("compare", OPTIONS, "--replications", "24", "--detail", "full", "--threads", "2", "--waterfall", "both")


LONG = (*WORDS[:3], "90", *WORDS[4:])  # long enough to be stopped on its way


def result(folder):
    return os.path.join(folder, "out.h5")


def whole(folder, *words):
    """What the file of an undisturbed run holds, and how long that took."""
    path = os.path.join(folder, "whole.h5")
    began = time.monotonic()
    caseforce(*words, "-o", path).ends(0)
    took = time.monotonic() - began
    contents = contents_of(path)
    os.remove(path)
    return contents, took


def stopped(words, out, after, how):
    """Starts a run and stops it; whether it was still running then."""
    running = start(*words, "-o", out)
    time.sleep(after)
    running.send_signal(how)
    said, told = running.communicate(timeout=60)
    return running.returncode, said, told.decode()


def stopped_at(words, out, bytes_kept, how):
    """Starts a run and stops it when so much is kept."""
    running = start(*words, "-o", out)
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline:
        if os.path.exists(out + ".part") and os.path.getsize(out + ".part") >= bytes_kept:
            break
        time.sleep(0.002)
    running.send_signal(how)
    said, told = running.communicate(timeout=60)
    return running.returncode, said, told.decode()


def killed_at_any_instant_it_goes_on_to_the_same_file(folder):
    expected, took = whole(folder, *WORDS)
    out = result(folder)
    instants = random.Random(20221003)
    in_time = resumed = 0
    for _ in range(KILLS):
        # Several kills in a row of one run: what was kept twice is gone on with too.
        for _ in range(instants.choice((1, 1, 2, 3))):
            status, _, _ = stopped(WORDS, out, instants.uniform(0.02, took), signal.SIGKILL)
            in_time += status == -signal.SIGKILL
            if os.path.exists(out):  # it was done already, or was killed between that and its end
                require_same(out, expected, "under the final name")
                os.remove(out)
        done = caseforce(*WORDS, "-o", out, "--resume").ends(0)
        resumed += "going on from" in done.err
        require_same(out, expected, "resumed")
        os.remove(out)
        require([name for name in os.listdir(folder) if not name.startswith(".")] == [], os.listdir(folder))
        for name in os.listdir(folder):  # what a killed process wrote aside
            require(name.startswith(".out.h5.") and name.endswith(".part"), name)
            os.remove(os.path.join(folder, name))
    require(in_time >= KILLS * 0.8 and resumed >= KILLS * 0.5, f"{in_time} kills in time, {resumed} resumed")


def interrupted_it_says_what_is_kept_and_how_to_go_on(folder):
    expected, _ = whole(folder, *LONG)
    out = result(folder)
    for number, status in ((signal.SIGINT, 130), (signal.SIGTERM, 143)):
        with open(out, "wb") as stream:
            stream.write(EARLIER)
        ended, said, told = stopped_at(LONG, out, 5_000_000, number)
        require(ended == status and not said, f"{ended}: {told}")
        require("interrupted" in told and "are kept in" in told and "--resume" in told, told)
        with open(out, "rb") as stream:
            require(stream.read() == EARLIER, "the earlier file is another")
        command = told.strip().splitlines()[-1].split()
        require(command[0] == "caseforce" and command[-1] == "--resume", told)
        done = caseforce(*command[1:]).ends(0)
        require("going on from" in done.err, done.err)
        require_same(out, expected, "resumed")
        require(os.listdir(folder) == ["out.h5"], os.listdir(folder))


def stopped_before_anything_is_done_it_leaves_nothing(folder):
    out = result(folder)
    running = start("run", SMALL, "-o", out, "--replications", "100000", "--set", "horizon=1000 weeks", "--threads", "1")
    deadline = time.monotonic() + 10
    while not os.path.exists(out + ".part") and time.monotonic() < deadline:
        time.sleep(0.001)
    running.send_signal(signal.SIGTERM)
    _, told = running.communicate(timeout=60)
    require(running.returncode == 143, told)
    require(("nothing was kept" in told.decode()) == (os.listdir(folder) == []), f"{told} {os.listdir(folder)}")


def damaged_runs_are_found_said_and_done_again(folder):
    expected, _ = whole(folder, *LONG)
    out = result(folder)
    part, kept = out + ".part", os.path.join(folder, "kept")
    places = random.Random(1)
    status, _, told = stopped_at(LONG, out, 30_000_000, signal.SIGTERM)  # of 49 MB
    require(status == 143, told)
    os.rename(part, kept)
    size = os.path.getsize(kept)
    said = 0
    for turn in range(4):
        shutil.copy(kept, part)
        with open(part, "r+b") as stream:
            if turn == 3:  # cut within a run
                stream.truncate(places.randrange(size * 2 // 3, size - 100))
            else:
                for _ in range(1 + turn):
                    stream.seek(places.randrange(size // 3, size))
                    byte = stream.read(1)
                    stream.seek(-1, os.SEEK_CUR)
                    stream.write(bytes([byte[0] ^ (1 << places.randrange(8))]))
        done = caseforce(*LONG, "-o", out, "--resume").ends(0)
        said += "simulated again" in done.err
        require_same(out, expected, "resumed after damage")
        os.remove(out)
    # There is no bit that no checksum covers: all is said.
    require(said == 4, f"said {said} times of 4")


def a_damaged_beginning_or_another_jobs_runs_are_refused_by_resume(folder):
    out = result(folder)
    part = out + ".part"
    words = ("run", SMALL, "-o", out, "--replications", "40")

    def stop_and(change):
        status, _, told = stopped_at(("run", SMALL, "--replications", "20000"), out, 1_000_000, signal.SIGTERM)
        require(status == 143, told)
        change()

    def spoil():
        with open(part, "r+b") as stream:
            stream.seek(100)
            stream.write(b"\xff\xfe")

    def nothing():
        pass

    def other_file():
        with open(part, "wb") as stream:
            stream.write(b"what somebody else wrote")

    for change, more, why in ((spoil, (), "damaged"), (nothing, ("--seed", "7"), "another scenario, seed"),
                              (other_file, (), "holds no runs of caseforce")):
        stop_and(change)
        caseforce(*words, *more, "--resume").ends(4).says(part, why, "without --resume")
        require(not os.path.exists(out), "it wrote a file")
        caseforce(*words, *more).ends(0).says(why, "replaced")
        require(os.listdir(folder) == ["out.h5"], os.listdir(folder))
        os.remove(out)


def resume_goes_on_to_more_replications_than_were_asked_for_first(folder):
    out = result(folder)
    base = ("run", SMALL, "--threads", "2")
    status, _, told = stopped_at((*base, "--replications", "3000"), out, 3_000_000, signal.SIGINT)
    require(status == 130, told)
    with open(out + ".part", "rb") as stream:
        require(stream.read(8) == b"cf-part1", "another beginning")
    caseforce(*base, "-o", out, "--replications", "60", "--resume").ends(0).says("going on from")
    expected, _ = whole(folder, *base, "--replications", "60")
    require_same(out, expected, "fewer than before")


def partial_results_are_made_and_refused_where_they_are_read(folder):
    out = result(folder)
    words = ("compare", OPTIONS, "--replications", "3000", "--threads", "2")
    status, _, told = stopped_at(words, out, 12_000_000, signal.SIGTERM)
    require(status == 143, told)
    caseforce(*words, "-o", out, "--allow-partial").ends(0)
    import h5py  # noqa: PLC0415
    with h5py.File(out) as file:
        held, asked = int(file.attrs["replications"]), int(file.attrs["replications_asked"])
        require(0 < held < asked == 3000, f"{held} of {asked}")
        numbers = file["replication"][()]
        require(len(numbers) == held and (numbers[1:] > numbers[:-1]).all(), "other numbers")
        first = {name: file[name][:, 0].tobytes() for name in ("caseload_mean", "event_digest")}
        number = int(numbers[0])
    for verb, more in (("report", ("-o", os.path.join(folder, "page.html"))), ("export", ("-o", os.path.join(folder, "a.csv")))):
        caseforce(verb, out, *more).ends(4).says(f"{held} of the 3000", "--allow-partial")
        caseforce(verb, out, *more, "--allow-partial").ends(0)
    again = os.path.join(folder, "again.h5")
    caseforce(*words[:2], "--replications", str(number), "-o", again).ends(0)
    with h5py.File(again) as file:
        for name, bits in first.items():
            require(file[name][:, number - 1].tobytes() == bits, f"{name} of future {number} differs")
    caseforce("compare", OPTIONS, "--replications", str(held + 5), "-o", out, "--resume").ends(0).says("going on from")
    with h5py.File(out) as file:
        require(file.attrs["replications"] == held + 5, "the rest was not done")
    require(not os.path.exists(out + ".part"), "the part is left")
    caseforce("run", SMALL, "-o", os.path.join(folder, "none.h5"), "--allow-partial").ends(4).says("nothing to write")


def added_to_a_finished_file_it_is_that_of_all_together(folder):
    out = result(folder)
    for words in (("run", SMALL, "--policy", "baseline"), ("compare", OPTIONS, "--detail", "full")):
        expected, _ = whole(folder, *words, "--replications", "35")
        caseforce(*words, "--replications", "20", "-o", out).ends(0)
        caseforce(*words, "--add", "15", "-o", out).ends(0).says("adding 15 simulated futures to the 20")
        require_same(out, expected, "added")
        caseforce(*words, "--add", "5", "--seed", "99", "-o", out).ends(4).says("another scenario, seed")
        require_same(out, expected, "after a refusal")
    caseforce("run", SMALL, "--add", "5", "-o", os.path.join(folder, "none.h5")).ends(1)
    for verb, scenario in (("run", SMALL), ("compare", OPTIONS)):
        full = os.path.join(folder, "full.h5")
        for asked, detail in (((), "full"), (("--detail", "summary"), "summary")):
            caseforce(verb, scenario, "--detail", "full", "--replications", "2", "-o", full).ends(0)
            caseforce(verb, scenario, "--add", "1", *asked, "-o", full).ends(0)
            with h5py.File(full) as file:
                require(file.attrs["detail"] == detail, f"{verb}: {file.attrs['detail']}, {detail} was before or asked for")
                require(("open_cases" in file.get("team", {})) == (detail == "full"), "the values of teams")
    with open(out, "r+b") as stream:
        stream.truncate(5000)
    caseforce("compare", OPTIONS, "--add", "5", "-o", out).ends(4)


def two_runs_of_one_output_do_not_mix(folder):
    out = result(folder)
    first = start("run", SMALL, "-o", out, "--replications", "20000")
    deadline = time.monotonic() + 10
    while not os.path.exists(out + ".part") and time.monotonic() < deadline:
        time.sleep(0.01)
    time.sleep(0.3)
    caseforce("run", SMALL, "-o", out, "--replications", "5").ends(1).says("another run is writing it")
    first.send_signal(signal.SIGTERM)
    first.communicate(timeout=60)
    require(first.returncode == 143, first.returncode)


if __name__ == "__main__":
    sys.exit(run_sentences(globals()))
