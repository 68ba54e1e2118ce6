#!/usr/bin/python3
"""check_trace.py CASEFORCE [PART OF A NAME]: `caseforce trace` as a person and a script meet it, against the file of the run.

Each function is a sentence about the command.
"""
import collections
import json
import os
import sys

import h5py
import numpy as np

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "support"))
sys.dont_write_bytecode = True

from command import SMALL, caseforce  # noqa: E402
from sentences import require, run_sentences  # noqa: E402

REPLICATION = 7


def trace(*words):
    return caseforce("trace", SMALL, *words).ends(0).out


def events(*words):
    return [json.loads(line) for line in trace("--json", *words).splitlines()]


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
    caseforce("run", SMALL, *busy, "-o", file, "--detail", "full", "--quiet").ends(0)
    told = events(*busy, "--replication", str(REPLICATION))
    with h5py.File(file) as run:
        for measure, event in [("referrals", "referral"), ("cases_closed", "closes"), ("leavers", "leaves"),
                               ("re_referrals", "re_referral")]:
            series = run[measure][0, REPLICATION - 1, :]
            counted = by_week(told, event)
            require([counted[w] for w in range(1, len(series) + 1)] == list(series), measure)
        weeks, week = collections.defaultdict(float), 1
        for note in told:
            if note["event"] == "worker_week":
                weeks[week] += note["excess_hours"]
            if note["event"] == "week_ends":
                week = note["week"] + 1
        excess = run["excess_hours"][0, REPLICATION - 1, :]
        require(np.allclose([weeks[w] for w in range(1, len(excess) + 1)], excess, rtol=1e-6), "excess hours")
        require(excess.max() > 0, "nobody has excess hours")


def time_never_goes_back_and_the_scenario_comes_first(_):
    told = events()
    require(told[0]["event"] == "begins" and told[0]["scenario"].startswith("caseforce: 1\n"), told[0])
    require(told[0]["replication"] == 1 and told[0]["policy"] == "baseline", told[0])
    times = [note["time"] for note in told]
    require(times == sorted(times), "time goes back")
    require(told[-1]["time"] == 78 * 7, told[-1])


def another_replication_or_seed_is_another_story(_):
    first = trace()
    require(first != trace("--replication", "2"), "the same in another replication")
    require(first != trace("--seed", "6"), "the same with another seed")
    require(first == trace("--replication", "1", "--seed", "5"), "another story with the scenario's own seed")


def a_worker_and_a_week_are_told_with_the_reason(_):
    story = trace("--worker", "3", "--week", "31")
    require("Worker 3 (social_worker, locality) " in story, story)
    require("On their desk" in story or "was absent all week" in story, story)
    require(all("  w31 " in line or line.startswith(" " * 29) for line in story.splitlines()), story)


def what_there_is_not_is_refused_with_what_there_is(_):
    for words, said in ((("--worker", "4000"), "workers"), (("--case", "4000000"), "cases"), (("--week", "79"), "1 to 78"),
                        (("--policy", "none"), "--policy"), (("--worker", "0"), "whole number"),
                        (("--week", "4..2"), "after the last")):
        caseforce("trace", SMALL, *words).ends(2).says(said)


if __name__ == "__main__":
    sys.exit(run_sentences(globals()))
