#!/usr/bin/python3
"""check_optimise.py CASEFORCE [PART OF A NAME]: optimise finds the cheapest point that the series of its own file say, and
claims no more than is known. Each function is a sentence.
"""
import json
import math
import os
import re
import sys

import h5py
import numpy as np

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path[:0] = [os.path.join(HERE, "..", "support")]
sys.dont_write_bytecode = True

from command import OPTIONS, SMALL, caseforce, interrupt_once_it_has_begun, start  # noqa: E402
from results import policies_of  # noqa: E402
from sentences import require, run_sentences  # noqa: E402

COVER, REFERRALS = "supply.agency.cover", "demand.referrals_per_10000"


def the_cheapest_point_is_the_one_that_the_series_say(folder):
    out = os.path.join(folder, "best.h5")
    words = ("optimise", OPTIONS, "-o", out, "--detail", "means", "--replications", "120", "--minimise", "cost_total over last 52 weeks",
             "--subject-to", "caseload_mean over last 26 weeks <= 11", "--subject-to", "agency_share every week of last 8 weeks <= 75%",
             "--probability", "60%", "--design", "sobol:8", "--set", f"{COVER}=0%..100%", "--set", "leaving.notice.permanent=4 weeks,12 weeks")
    told = json.loads(caseforce(*words, "--json").ends(0).out)["optimum"]["cost_total over the last 52 weeks"]
    sure = told.pop("all_points")["is_sure"]
    with h5py.File(out) as file:
        names = policies_of(out)
        cost = file["cost_total"][:, :, -52:].astype(float).sum(axis=2)
        caseload = file["caseload_mean"][:, :, -26:].astype(float).mean(axis=2)
        agency = file["agency_share"][:, :, -8:].max(axis=2)
        chosen = dict(file["optimum"].attrs)
        stored = {name: file["optimum"][name][:] for name in ("cost", "met", "met_surely", "n", "out")}
    futures = (~np.isnan(cost)).sum(axis=1)
    met = np.where(np.isnan(cost), 0, (caseload <= 11) & (agency <= 0.75 + 1e-6)).sum(axis=1) / futures
    require(np.allclose(stored["cost"], np.nanmean(cost, axis=1), rtol=1e-9), "other costs")
    require(np.allclose(stored["met"], met) and np.array_equal(stored["n"], futures), f"{stored['met']}, not {met}")
    require(set(names) == set(told) and all(abs(told[n]["met"] - m) < 1e-12 for n, m in zip(names, met)), "JSON differs")
    enough = (stored["met_surely"] >= 0.6 if sure else met >= 0.6) & (stored["out"] == 0)
    best = names[min(np.flatnonzero(enough), key=lambda i: stored["cost"][i])]
    require(chosen["best"] == best and told[best]["is_best"], f"{chosen['best']}, not {best}")
    require(futures.max() == 120 and futures[stored["out"] == 0].min() == 120, futures)
    # (1 - 5% / 3 / 9 points / 4 looks) that so many of so many are not by luck: the share below which it were.
    at = names.index(best)
    times, n, p = round(met[at] * futures[at]), int(futures[at]), stored["met_surely"][at]
    luck = sum(math.comb(n, k) * p ** k * (1 - p) ** (n - k) for k in range(times, n + 1))
    require(abs(luck - 0.05 / 3 / 9 / 4) < 1e-7, f"{luck} of luck")


# Pay is uncertain and shared by all points: the futures of the first look happen to be cheap ones.
PAY = """caseforce: 1
name: Pay
start: 2024-01-01
horizon: 26 weeks
run: {replications: 320, seed: 1}
roles: {social_worker: {holds_cases: true, salary: 40000 per year}}
teams: {one: {posts: {social_worker: 10}, initial: [{role: social_worker, contract: permanent, count: 10}]}}
on_cost: 30%
leaving: {hazard: {permanent: 0%}}
uncertain: {scale: {roles.social_worker.salary: {lognormal: {mean: 1, cv: 0.3}}}}
"""


def what_is_out_as_too_dear_is_never_the_answer(folder):
    scenario = os.path.join(folder, "pay.yaml")
    with open(scenario, "w", encoding="utf-8") as file:
        file.write(PAY)
    done = caseforce("optimise", scenario, "-o", os.path.join(folder, "best.h5"), "--minimise", "cost_total", "--subject-to",
                     "permanent_fte at 2024-06-24 >= 9", "--probability", "50%", "--set", "on_cost=30%,33%", "--set", "leaving.hazard.permanent=0%,33%").ends(0)
    require("with 95% confidence:\n  as it is\n" in done.out and "1 surely\ncosts more" in done.out, done.out)


def a_search_may_require_what_it_looked_for(folder):
    words = ("optimise", OPTIONS, "-o", os.path.join(folder, "best.h5"), "--replications", "40", "--minimise", "cost_total", "--set", f"{COVER}=20%,60%")
    done = caseforce(*words, "--require-targets").ends(3)
    require("No point meets all of it in 80%" in done.out and "no option meets all targets together in 80%" in done.err, done.err)
    caseforce(*words, "--require-targets=70%").ends(2).says("is said with --probability")
    caseforce(*words, "--subject-to", "agency_share <= 100%", "--require-targets").ends(0)
    # Of a scenario without targets of its own.
    caseforce(*words, "--set", "targets=~", "--subject-to", "agency_share <= 100%", "--require-targets").ends(0)
    one = caseforce(*words[:4], "--replications", "1", *words[6:], "--subject-to", "agency_share <= 100%").ends(0).out
    require(not re.search("± [0-9]", one), f"one future has no error: {one}")


def optimise_says_what_it_found_and_what_it_did_not(folder):
    here = os.getcwd()
    os.chdir(folder)
    try:
        done = caseforce("optimise", OPTIONS, "--replications", "40", "--minimise", "cost_total", "--set", f"{COVER}=20%,60%").ends(0)
    finally:
        os.chdir(here)
    require(os.listdir(folder) == ["options-optimum.h5"], os.listdir(folder))
    require("No point meets all of it in 80% of the futures or more." in done.out and "Of 3 points 3 surely meet it in fewer futures than that, and 0 surely\ncost more than" in done.out, done.out)
    out = os.path.join(folder, "best.h5")
    done = caseforce("optimise", OPTIONS, "-o", out, "--replications", "40", "--minimise", "cost_total", "--subject-to", "agency_share <= 100%",
                     "--set", f"{COVER}=20%,60%,100%").ends(0)
    require("with 95% confidence:\n  cover=20%\n" in done.out and "3 surely\ncost more" in done.out, done.out)
    with h5py.File(out) as file:
        require("optimum" in file and "sweep" in file and "summary" not in file, list(file))
    caseforce("report", out, "-o", os.path.join(folder, "page.html")).ends(4).says("a search for the cheapest has them with --detail means")
    told = json.loads(caseforce("optimise", OPTIONS, "-o", out, "--replications", "20", "--minimise", "cost_total", "--subject-to", "targets",
                                "--subject-to", "agency_share <= 100%", "--set", f"{COVER}=20%,60%", "--json").ends(0).out)
    require(len(told["targets"]) == 4 + 1 + 1, list(told["targets"]))  # its own, the one here, and all of them
    choice = ("--set", f"{COVER}=20%,60%")
    for words, why in ((choice, "--minimise"), (("--minimise", "cost_total"), "nothing is swept"),
                       ((*choice, "--minimise", "cost"), "cost_total"),
                       ((*choice, "--minimise", "highest permanent_fte"), "the lowest is looked for"),
                       ((*choice, "--minimise", "cost_total", "--subject-to", "caseload_mean < 11"), "MEASURE <= NUMBER"),
                       ((*choice, "--minimise", "cost_total", "--subject-to", "caseload_mean <= few"), "'few' is not a number"),
                       ((*choice, "--minimise", "cost_total", "--subject-to", "caseload_maen <= 11"), "nearest: caseload_mean"),
                       ((*choice, "--minimise", "cost_total", "--subject-to", "agency_share <= 20"), "expected '20%' or the like"),
                       ((*choice, "--minimise", "cost_total", "--subject-to", "caseload_mean <= 18%"), "caseload_mean is no share"),
                       ((*choice, "--minimise", "cost_total", "--probability", "120%"), "a probability above 0 and below 1"),
                       ((*choice, "--minimise", "cost_total", "--probability", "most"), "a probability above 0 and below 1"),
                       ((*choice, "--minimise", "cost_total", "--shard", "1/2"), "--shard")):
        caseforce("optimise", OPTIONS, "-o", out, *words).ends(2).says(why)
    caseforce("optimise", SMALL, "-o", out, "--set", f"{REFERRALS}=500 per year,600 per year", "--minimise", "cost_total").ends(2).says("nothing is to be met")


def a_search_that_is_stopped_goes_on_to_the_same_answer(folder):
    out = os.path.join(folder, "best.h5")
    words = ("optimise", OPTIONS, "-o", out, "--replications", "640", "--minimise", "cost_total", "--json", "--threads", "1",
             "--design", "sobol:8", "--subject-to", "caseload_mean over last 26 weeks <= 11", "--set", f"{COVER}=0%..100%")
    expected = caseforce(*words).ends(0).out
    os.remove(out)
    stopped = start(*words)
    said = interrupt_once_it_has_begun(stopped, folder)
    require(stopped.returncode == 130 and b"--resume" in said, f"{stopped.returncode}: {said}")
    require(not os.path.exists(out), "a file under its final name")
    done = caseforce(*words, "--resume").ends(0).says("going on from")
    require(done.out == expected, "another answer")


if __name__ == "__main__":
    sys.exit(run_sentences(globals()))
