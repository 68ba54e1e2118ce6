#!/usr/bin/python3
"""check_trace.py CASEFORCE: `caseforce trace` as a person and a script meet it, against the file of the run.

Each function is a sentence about the command.
"""
import collections
import json
import os
import subprocess
import sys
import tempfile

import h5py
import numpy as np

HERE = os.path.dirname(os.path.abspath(__file__))
SMALL = os.path.join(HERE, "..", "cli", "small.yaml")
CASEFORCE = os.path.abspath(sys.argv[1])
REPLICATION = 7


def caseforce(*words, status=0):
    done = subprocess.run([CASEFORCE, *words], capture_output=True, text=True, timeout=120, check=False)
    assert done.returncode == status, f"{words} ended with {done.returncode}: {done.stderr}"
    return done


def events(*words):
    lines = caseforce("trace", SMALL, "--json", *words).stdout.splitlines()
    return [json.loads(line) for line in lines]


def by_week(told, event):
    """How often an event happened in each week; what comes after a week's end is the next one's."""
    counts, week = collections.Counter(), 1
    for note in told:
        if note["event"] == event:
            counts[week] += 1
        if note["event"] == "week_ends":
            week = note["week"] + 1
    return counts


def a_trace_counts_what_the_run_of_that_replication_counts(folder):
    file = os.path.join(folder, "out.h5")
    busy = ("--set", "pathway.stages.plan.hours_per_week=4")
    caseforce("run", SMALL, *busy, "-o", file, "--detail", "full", "--quiet")
    told = events(*busy, "--replication", str(REPLICATION))
    with h5py.File(file) as run:
        for measure, event in [("referrals", "referral"), ("cases_closed", "closes"), ("leavers", "leaves"),
                               ("re_referrals", "re_referral")]:
            series = run[measure][0, REPLICATION - 1, :]
            counted = by_week(told, event)
            assert [counted[w] for w in range(1, len(series) + 1)] == list(series), measure
        weeks, week = collections.defaultdict(float), 1
        for note in told:
            if note["event"] == "worker_week":
                weeks[week] += note["excess_hours"]
            if note["event"] == "week_ends":
                week = note["week"] + 1
        excess = run["excess_hours"][0, REPLICATION - 1, :]
        assert np.allclose([weeks[w] for w in range(1, len(excess) + 1)], excess, rtol=1e-6), "excess hours"
        assert excess.max() > 0


def time_never_goes_back_and_the_scenario_comes_first(folder):
    told = events()
    assert told[0]["event"] == "begins" and told[0]["scenario"].startswith("caseforce: 1\n")
    assert told[0]["replication"] == 1 and told[0]["policy"] == "baseline"
    times = [note["time"] for note in told]
    assert times == sorted(times)
    assert told[-1]["time"] == 78 * 7


def another_replication_or_seed_is_another_story(folder):
    first = caseforce("trace", SMALL).stdout
    assert first != caseforce("trace", SMALL, "--replication", "2").stdout
    assert first != caseforce("trace", SMALL, "--seed", "6").stdout
    assert first == caseforce("trace", SMALL, "--replication", "1", "--seed", "5").stdout


def a_worker_and_a_week_are_told_with_the_reason(folder):
    story = caseforce("trace", SMALL, "--worker", "3", "--week", "31").stdout
    assert "Worker 3 (social_worker, locality) " in story
    assert "On their desk" in story or "was absent all week" in story, story
    assert all("  w31 " in line or line.startswith(" " * 29) for line in story.splitlines())


def what_there_is_not_is_refused_with_what_there_is(folder):
    assert "workers" in caseforce("trace", SMALL, "--worker", "4000", status=2).stderr
    assert "cases" in caseforce("trace", SMALL, "--case", "4000000", status=2).stderr
    assert "1 to 78" in caseforce("trace", SMALL, "--week", "79", status=2).stderr
    assert "--policy" in caseforce("trace", SMALL, "--policy", "none", status=2).stderr
    assert "whole number" in caseforce("trace", SMALL, "--worker", "0", status=2).stderr
    assert "after the last" in caseforce("trace", SMALL, "--week", "4..2", status=2).stderr


def main():
    sentences = [f for n, f in globals().items() if callable(f) and hasattr(f, "__code__") and f.__code__.co_varnames[:1] == ("folder",)]
    for sentence in sentences:
        with tempfile.TemporaryDirectory() as folder:
            sentence(folder)
        print(f"{sentence.__name__.replace('_', ' ')}: ok", flush=True)
    assert len(sentences) == 5
    return 0


if __name__ == "__main__":
    sys.exit(main())
