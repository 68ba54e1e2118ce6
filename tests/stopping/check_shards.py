#!/usr/bin/python3
"""check_shards.py CASEFORCE [PART OF A NAME]: shards merged, and ranks of MPI, make the file that one process would have written."""

import functools
import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time

import h5py
import numpy as np
import netCDF4
import xarray

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "support"))
sys.dont_write_bytecode = True

from command import CASEFORCE, OPTIONS, SMALL, caseforce  # noqa: E402
from kept import contents_of, require_same  # noqa: E402
from sentences import require, run_sentences  # noqa: E402

# OpenMPI gives back little of its memory at the end, which is no find of a sanitizer's.
WATCHED = {"ASAN_OPTIONS": os.environ["ASAN_OPTIONS"] + ":detect_leaks=0"} if "ASAN_OPTIONS" in os.environ else {}
MPIRUN = ("mpirun", "--oversubscribe", "--bind-to", "none")
# As root, which OpenMPI asks to be told that it is meant.
os.environ.update(OMPI_ALLOW_RUN_AS_ROOT="1", OMPI_ALLOW_RUN_AS_ROOT_CONFIRM="1")

ASKED = (
    ("run", SMALL, "--replications", "23", "--detail", "full"),
    ("run", SMALL, "--replications", "15", "--detail", "summary", "--set", "name=~"),
    ("compare", OPTIONS, "--replications", "24", "--waterfall", "both", "--echoes", "9"),
    ("sensitivity", OPTIONS, "--replications", "14", "--policy", "retention", "--design", "morris:2,sobol:3",
     "--measure", "cost_total", "--set", "supply.agency.cover=0%..90%", "--set", "pathway.stages.plan.priority=1..4"),
    # A list among ranges, and fewer whole numbers than points were asked for.
    ("sweep", OPTIONS, "--replications", "4", "--policy", "retention", "--design", "sobol:8",
     "--set", "supply.agency.cover=0%,90%", "--set", "pathway.stages.plan.priority=1..2"),
)
# Into how many parts the work of each is divided: every number for some, few and many for what has the most kinds of work.
PARTS = ((2, 7), (3,), (3, 7), (2,), (2,))


@functools.cache
def whole(words):
    """What one process writes, and the table that it prints."""
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "whole.h5")
        done = caseforce(*words, "-o", path).ends(0)
        return contents_of(path), done.out


def shards_of(folder, words, of):
    paths = []
    for number in range(1, of + 1):
        paths.append(os.path.join(folder, f"{number}.h5"))
        caseforce(*words, "-o", paths[-1], "--shard", f"{number}/{of}", "--threads", str(1 + number % 2)).ends(0)
    return paths


def shards_are_merged_into_the_file_of_one_machine(folder):
    out = os.path.join(folder, "out.h5")
    for words, parts in zip(ASKED, PARTS):
        expected, table = whole(words)
        for of in parts:
            paths = shards_of(folder, words, of)
            done = caseforce("merge", *reversed(paths), "-o", out).ends(0)
            require(done.out == table, f"another table: {done.out}")
            require_same(out, expected, f"{words}, {of} shards")
            require(not [name for name in os.listdir(folder) if "part" in name], os.listdir(folder))
        shutil.rmtree(folder)
        os.mkdir(folder)


def one_shard_of_one_is_the_run_itself(folder):
    out = os.path.join(folder, "out.h5")
    expected, _ = whole(ASKED[0])
    caseforce(*ASKED[0], "-o", out, "--shard", "1/1").ends(0)
    require_same(out, expected, "shard 1 of 1")
    merged = os.path.join(folder, "merged.h5")
    caseforce("merge", out, "-o", merged).ends(0)
    require_same(merged, expected, "shard 1 of 1, merged")
    two = os.path.join(folder, "two.h5")
    caseforce(*ASKED[0], "-o", two, "--shard", "1/2").ends(0)
    caseforce("merge", two, "-o", merged).ends(4).says("missing: 2")
    require_same(merged, expected, "what was merged before")


def a_shard_opens_everywhere_and_says_what_it_is(folder):
    paths = shards_of(folder, ASKED[2], 3)
    with xarray.open_dataset(paths[1], engine="h5netcdf") as data:
        require(list(data["replication"].values) == list(range(2, 25, 3)), "other numbers")
        require("event_digest" in data and data["event_digest"].dtype.kind == "u", "no digests")
    with netCDF4.Dataset(paths[1]) as data:
        require("kept" in data.groups, "no runs")
    with h5py.File(paths[1]) as file:
        require((file.attrs["shard"], file.attrs["shards"], file.attrs["replications_asked"]) == (2, 3, 24), "other words")
    page = os.path.join(folder, "page.html")
    caseforce("report", paths[1], "-o", page).ends(4).says("8 of the 24")
    caseforce("report", paths[1], "-o", page, "--allow-partial").ends(0)
    caseforce("export", paths[1], "--list").ends(4)


def what_does_not_belong_together_is_refused(folder):
    out = os.path.join(folder, "out.h5")
    one, two, three = shards_of(folder, ASKED[2], 3)
    other = os.path.join(folder, "other.h5")
    caseforce(*ASKED[2], "-o", other, "--shard", "3/3", "--seed", "77").ends(0)
    plain = os.path.join(folder, "plain.h5")
    caseforce("run", SMALL, "--replications", "5", "-o", plain).ends(0)
    for words, why in (((one, two, other), "no shard of the run"), ((one, two), "missing: 3"),
                       ((one, two, two, three), "twice"), ((one, two, plain), "no shard"),
                       ((one, two, OPTIONS), "")):
        caseforce("merge", *words, "-o", out).ends(4).says(why)
        require(not os.path.exists(out), "it wrote a file")
    caseforce("merge", one, two, three, "-o", one).ends(2).says("one of the shards")
    caseforce("merge", one, two, os.path.join(folder, "none.h5"), "-o", out).ends(1)
    for flags in (("--until", "caseload_mean=1"), ("--best", "caseload_mean"), ("--allow-partial",), ("--add", "3")):
        caseforce("compare", OPTIONS, "-o", out, "--shard", "1/2", *flags).ends(2)
    for shard in ("0/2", "3/2", "1", "a/b", "1/0", "-1/2"):
        caseforce("run", SMALL, "-o", out, "--shard", shard).ends(2).says("--shard")
    require(sorted(os.listdir(folder)) == ["1.h5", "2.h5", "3.h5", "other.h5", "plain.h5"], os.listdir(folder))


def without_a_shard_a_partial_file_is_made_where_it_is_allowed(folder):
    out = os.path.join(folder, "out.h5")
    one, _, three = shards_of(folder, ASKED[0], 3)
    caseforce("merge", one, three, "-o", out, "--allow-partial").ends(0)
    with h5py.File(out) as file, h5py.File(one) as first:
        numbers = [n for n in range(1, 24) if n % 3 != 2]
        require(list(file["replication"][()]) == numbers, list(file["replication"][()]))
        require(file.attrs["replications_asked"] == 23, "it does not say that some are missing")
        require(file["caseload_mean"][:, 2].tobytes() == first["caseload_mean"][:, 1].tobytes(), "future 4 differs")
    caseforce("export", out, "--list").ends(4)
    caseforce("merge", three, "-o", out, "--allow-partial").ends(0)


def a_damaged_shard_is_refused(folder):
    out = os.path.join(folder, "out.h5")
    one, two = shards_of(folder, ASKED[0], 2)
    with h5py.File(two, "r+") as file:
        kept = file["kept/kept"]
        kept[kept.shape[0] // 2] ^= 1 << 20
    caseforce("merge", one, two, "-o", out).ends(4).says("damaged")
    with open(two, "r+b") as stream:
        stream.truncate(os.path.getsize(two) // 2)
    caseforce("merge", one, two, "-o", out).ends(4)
    # A detail that is none, and more shards than there may be, in both.
    for name, value, why in (("detail", "fuller", "'detail' is none of"), ("shards", 10_000_000, "number is none")):
        one, two = shards_of(folder, ASKED[0], 2)
        for path in (one, two):
            with h5py.File(path, "r+") as file:
                file.attrs[name] = value
                if name == "shards":
                    file.attrs["replications_asked"] = value
        caseforce("merge", one, two, "-o", out).ends(4).says(why)
    # A job that is no text, in one shard and in both.
    for damaged in ((one,), (one, two)):
        one, two = shards_of(folder, ASKED[0], 2)
        for path in damaged:
            with h5py.File(path, "r+") as file:
                job = file.attrs["job"].encode().replace(b"verb", b"v\xffrb")
                del file.attrs["job"]
                file.attrs.create("job", np.array(job, dtype=h5py.string_dtype("utf-8", len(job))))
        caseforce("merge", one, two, "-o", out).ends(4)
    require(sorted(os.listdir(folder)) == ["1.h5", "2.h5"], os.listdir(folder))


def what_others_keep_beside_the_output_stays(folder):
    out = os.path.join(folder, "out.h5")
    one, two = shards_of(folder, ASKED[0], 2)
    expected, _ = whole(ASKED[0])
    other = out + ".part3"
    caseforce("run", OPTIONS, "--replications", "2", "-o", os.path.join(folder, "other.h5")).ends(0)
    os.rename(os.path.join(folder, "other.h5"), other)
    before = open(other, "rb").read()
    caseforce("merge", one, two, "-o", out).ends(0)
    require_same(out, expected, "merged beside another's part")
    require(open(other, "rb").read() == before, "another's part is another")
    require(sorted(os.listdir(folder)) == ["1.h5", "2.h5", "out.h5", "out.h5.part3"], os.listdir(folder))


def shards_that_were_stopped_are_resumed_before_they_are_merged(folder):
    out = os.path.join(folder, "out.h5")
    words = ("compare", OPTIONS, "--replications", "120")
    expected, _ = whole(words)
    paths = []
    for number in (1, 2):
        paths.append(os.path.join(folder, f"{number}.h5"))
        shard = (*words, "-o", paths[-1], "--shard", f"{number}/2", "--threads", "1")
        running = subprocess.Popen([CASEFORCE, *shard], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        time.sleep(0.2 * number)
        running.send_signal(signal.SIGTERM)
        running.wait(timeout=60)
        caseforce(*shard, "--resume").ends(0)
    caseforce("merge", *paths, "-o", out).ends(0)
    require_same(out, expected, "merged")


def mpirun(ranks, *words, **more):
    return caseforce(*words, before=(*MPIRUN, "-n", str(ranks)), env={**os.environ, **WATCHED}, **more)


def has_mpi():
    return shutil.which("mpirun") is not None and "MPI none" not in caseforce("--version").out


def ranks_of_mpi_write_the_file_of_one_process(folder):
    if not has_mpi():
        print("skipped: no MPI")
        return
    out = os.path.join(folder, "out.h5")
    best = ("compare", OPTIONS, "--best", "caseload_mean", "--replications", "60", "--indifference", "1")
    until = ("run", SMALL, "--until", "caseload_mean=1")
    for words, parts in zip((*ASKED, best, until), (*PARTS, (1, 3), (2,))):
        expected, table = whole(words)
        for ranks in parts:
            done = mpirun(ranks, *words, "-o", out, "--threads", str(1 + ranks % 2)).ends(0)
            require(done.out == table, f"{ranks} ranks print another table: {done.out}")
            require_same(out, expected, f"{words}, {ranks} ranks")
            require(os.listdir(folder) == ["out.h5"], os.listdir(folder))
            os.remove(out)


def ranks_with_different_numbers_of_threads_share_the_same_work(folder):
    if not has_mpi():
        print("skipped: no MPI")
        return
    words = ("compare", OPTIONS, "--replications", "3")
    expected, _ = whole(words)
    out = os.path.join(folder, "out.h5")
    each = [(*words, "-o", out, "--threads", threads) for threads in ("1", "5")]
    # The first rank's command and the second's: with five threads and three futures one alone would
    # divide the work otherwise.
    before = (*MPIRUN, "-n", "1", CASEFORCE, *each[0], ":", "-n", "1")
    caseforce(*each[1], before=before, env={**os.environ, **WATCHED}).ends(0)
    require_same(out, expected, "ranks of one and of five threads")


def ranks_of_mpi_say_once_what_all_would_say(folder):
    if not has_mpi():
        print("skipped: no MPI")
        return
    told = mpirun(3, "run", SMALL, "--replications", "6", "--set", "changes=[{at: 2024-05-01}]", "-o", os.path.join(folder, "out.h5")).ends(0).err
    for once in ("adds nothing", "6 simulated futures", "wrote "):
        require(told.count(once) == 1, f"'{once}' is said {told.count(once)} times: {told}")


def a_rank_that_fails_ends_the_run_and_what_was_done_is_kept(folder):
    if not has_mpi():
        print("skipped: no MPI")
        return
    out = os.path.join(folder, "out.h5")
    words = ("compare", OPTIONS, "--replications", "300", "--threads", "1")
    expected, _ = whole(words)
    running = subprocess.Popen([*MPIRUN, "-n", "3", CASEFORCE, *words, "-o", out], stdout=subprocess.PIPE,
                               stderr=subprocess.PIPE, env={**os.environ, **WATCHED})
    deadline = time.monotonic() + 30
    while time.monotonic() < deadline and not all(
            os.path.exists(out + end) and os.path.getsize(out + end) > 1_000_000 for end in (".part", ".part2", ".part3")):
        time.sleep(0.02)
    ranks = subprocess.run(["pgrep", "-P", str(running.pid)], capture_output=True, check=True).stdout.split()
    require(len(ranks) == 3, ranks)
    os.kill(int(ranks[1]), signal.SIGKILL)
    running.communicate(timeout=60)
    require(running.returncode != 0 and not os.path.exists(out), f"{running.returncode}")
    kept = sorted(name for name in os.listdir(folder) if name.startswith("out.h5.part"))
    require(kept == ["out.h5.part", "out.h5.part2", "out.h5.part3"], kept)
    for ranks in (2, 1):
        copy = os.path.join(folder, "copy")
        shutil.copytree(folder, copy, ignore=shutil.ignore_patterns("copy"))
        there = os.path.join(copy, "out.h5")
        done = mpirun(ranks, *words, "-o", there, "--resume").ends(0).says("going on from")
        require_same(there, expected, f"resumed by {ranks} after {json.dumps(done.err)}")
        require(os.listdir(copy) == ["out.h5"], os.listdir(copy))
        shutil.rmtree(copy)


if __name__ == "__main__":
    sys.exit(run_sentences(globals()))
