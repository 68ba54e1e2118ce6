#!/usr/bin/python3
"""check_calibrate.py CASEFORCE [PART OF A NAME]: calibrate finds what a simulated council was made with, says what it cannot
know, and its fitted scenario does what it says. Each function is a sentence.
"""
import json
import os
import sys

import h5py
import numpy as np

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path[:0] = [os.path.join(HERE, "..", "support")]
sys.dont_write_bytecode = True

from command import OPTIONS, SMALL, caseforce, interrupt_once_it_has_begun, start  # noqa: E402
from sentences import require, run_sentences  # noqa: E402

REFERRALS, CHILDREN, SICK = "demand.referrals_per_10000", "population.children", "sickness.hazard"
OPEN = "pathway.stages.plan.initial.open"
DATES = ("2023-01-02", "2023-04-03", "2023-07-03", "2023-10-02")
FEW = ("--replications", "20")


def written(folder, rows, name="observed.csv"):
    path = os.path.join(folder, name)
    with open(path, "w", encoding="utf-8") as file:
        file.write("measure,date,value\n" + "".join(f"{m},{d},{v}\n" for m, d, v in rows))
    return path


def counted(folder, *settings, seed, future=0):
    """What one future of the small council came to, with other values than the file has."""
    out = os.path.join(folder, "truth.h5")
    words = [word for setting in settings for word in ("--set", setting)]
    caseforce("run", SMALL, "-o", out, "--seed", str(seed), "--replications", str(future + 1), *words, "--quiet").ends(0)
    rows = []
    with h5py.File(out) as file:
        weeks = [f"{str(day)[:10]}" for day in (file["time"][:].astype("timedelta64[D]") + np.datetime64("2022-10-03"))]
        for date in DATES:
            for measure in ("open_cases", "absent_fte"):
                rows.append((measure, date, float(file[measure][0, future, weeks.index(date)])))
    os.remove(out)
    return written(folder, rows)


def calibrate(folder, data, *words, status=0, scenario=SMALL):
    return caseforce("calibrate", scenario, "--data", data, "-o", os.path.join(folder, "fitted.yaml"), *words).ends(status)


def a_simulated_council_is_found_again(folder):
    inside = 0
    for seed in range(101, 109):
        data = counted(folder, f"{REFERRALS}=700 per year", seed=seed)
        told = json.loads(calibrate(folder, data, *FEW, "--model-error", "0", "--design", "sobol:24",
                                    "--set", f"{REFERRALS}=300..1100 per year", "--json").out)
        one = told["keys"][REFERRALS]
        inside += one["q05"] <= 700 <= one["q95"]
        require(one["learnt"] > 0.5 and 300 < one["q05"] < one["mean"] < one["q95"] < 1100, one)
    # Nine tenths of eight; one in a thousand runs of eight has fewer than four.
    require(inside >= 4, f"{inside} of 8")


def the_fitted_scenario_is_what_the_predictive_check_ran(folder):
    data = counted(folder, f"{REFERRALS}=700 per year", seed=7)
    told = json.loads(calibrate(folder, data, *FEW, "--set", f"{REFERRALS}=300..1100 per year", "--json").out)
    fitted = os.path.join(folder, "fitted.yaml")
    text = open(fitted, encoding="utf-8").read()
    value = told["keys"][REFERRALS]["fitted"]
    require(text.startswith("# Fitted by caseforce calibrate to 8 observed values") and f"referrals_per_10000: {value}" in text, text[:600])
    caseforce("check", fitted).ends(0)
    # What the command line asked of the fit's own runs is not fitted.
    shown = caseforce("show", fitted).ends(0).out
    as_it_is = caseforce("show", SMALL).ends(0).out
    run_of = lambda scenario: next(line for line in scenario.splitlines() if line.startswith("run:"))  # noqa: E731
    require(run_of(shown) == run_of(as_it_is), f"{run_of(shown)}, and before {run_of(as_it_is)}")
    words = ("--data", data, "--from", "1990-01-01", "-o", os.path.join(folder, "out.h5"), "--json", "--quiet")
    require(json.loads(caseforce("backtest", fitted, *FEW, *words).ends(0).out) == {**told["fitted"], "from": "1990-01-01"}, "another fit")
    require(json.loads(caseforce("backtest", SMALL, *FEW, *words).ends(0).out)["all"] == told["as_it_is"]["all"], "another before")
    require(told["fit"]["observations"] == 8 and told["fit"]["points"] == 64 and told["fit"]["futures"] == 20, told["fit"])
    # A fit may take the place of an earlier one.
    calibrate(folder, data, *FEW, "--set", f"{REFERRALS}=300..1100 per year")


def what_the_data_cannot_tell_is_said(folder):
    data = counted(folder, f"{REFERRALS}=700 per year", seed=7)
    told = calibrate(folder, data, *FEW, "--set", f"{REFERRALS}=300..1100 per year", "--set", f"{CHILDREN}=2500..5500",
                     "--set", "roles.social_worker.salary=30000..60000 per year").out
    told = " ".join(told.split())  # wherever its lines end
    require(f"Not told apart: {REFERRALS} and {CHILDREN} (correlation -0." in told
            or f"Not told apart: {CHILDREN} and {REFERRALS} (correlation -0." in told, told)
    require("Hardly told: roles.social_worker.salary" in told, told)
    rows = [("open_cases", date, 1000) for date in DATES]
    told = calibrate(folder, written(folder, rows, "far.csv"), *FEW, "--set", f"{REFERRALS}=500..700 per year").out
    told = " ".join(told.split())
    require("No values in these ranges are in accord" in told and f"At an end of its range: {REFERRALS}" in told, told)


def what_was_not_fitted_to_is_counted_and_few_futures_are_said_to_be_few(folder):
    rows = [("open_cases", DATES[0], 90), ("open_cases", DATES[1], "c"), ("open_cases", "1999-01-01", 90)]
    words = (written(folder, rows, "some.csv"), "--replications", "5", "--set", f"{REFERRALS}=300..1100 per year")
    told = " ".join(calibrate(folder, *words).out.split())
    require("2 other values are left out: outside the run, suppressed, or without a value in some future" in told, told)
    require("Few futures: 5 tell little" in told and "14 or more (--replications) narrow them" in told, told)
    told = json.loads(calibrate(folder, *words, "--json").out)
    require(told["fit"]["left_out"] == 2 and "from" not in told["fitted"] and "from" not in told["as_it_is"], told["fit"])


def a_fit_that_is_stopped_goes_on_to_the_same_one(folder):
    data = counted(folder, f"{REFERRALS}=700 per year", seed=7)
    words = ("calibrate", OPTIONS, "--data", data, "-o", os.path.join(folder, "fitted.yaml"), "--replications", "200",
             "--design", "sobol:16", "--threads", "1", "--set", f"{REFERRALS}=300..1100 per year", "--json")
    expected = caseforce(*words).ends(0).out
    text = open(words[5], encoding="utf-8").read()
    os.remove(words[5])
    stopped = start(*words)
    said = interrupt_once_it_has_begun(stopped, folder)
    require(stopped.returncode == 130 and b"--resume" in said and not os.path.exists(words[5]), f"{stopped.returncode}: {said}")
    done = caseforce(*words, "--resume").ends(0).says("going on from")
    require(done.out == expected, "another fit")
    again = open(words[5], encoding="utf-8").read()
    require(again.replace(" --resume", "") == text, "another scenario")
    # What was kept for other evidence is not taken for this one's.
    stopped = start(*words)
    interrupt_once_it_has_begun(stopped, folder)
    caseforce(*words, "--model-error", "10%", "--resume").ends(4)


def what_calibrate_needs_is_said(folder):
    data = written(folder, [("open_cases", DATES[0], 90)])
    out = os.path.join(folder, "fitted.yaml")
    vary = ("--set", f"{REFERRALS}=300..1100 per year")
    for words, why in ((("--data", data), "nothing is fitted"), (vary, "--data"),
                       ((*vary, "--data", data, "--design", "sobol:4"), "1 keys take 6 points or more"),
                       (("--set", f"{SICK}=10% per year,20% per year", "--data", data), "this is a list"),
                       (("--set", f"{OPEN}=60..63", "--data", data), "hold only 4 different points; a fit of one key takes 6 or more"),
                       ((*vary, "--data", data, "--model-error", "150%"), "below 1"),
                       ((*vary, "--data", data, "--shard", "1/2"), "--shard"),
                       ((*vary, "--data", data, "--replications", "1"), "one future tells nothing of chance"),
                       ((*vary, "--data", written(folder, [("open_cases", "1999-01-01", 9)], "old.csv")), "nothing that was observed is within the run")):
        caseforce("calibrate", SMALL, "-o", out, *words).ends(2).says(why)
        require(not os.path.exists(out), f"{words} left a scenario")
    caseforce("calibrate", SMALL, *vary, "--data", data).ends(2).says("-o")
    caseforce("calibrate", SMALL, *vary, "--data", data, "-o", data).ends(2).says("would be lost")
    caseforce("calibrate", SMALL, *vary, "--data", data, "-o", "-").ends(2).says("goes to a file")
    own = os.path.join(folder, "own.yaml")
    with open(own, "w", encoding="utf-8") as file:
        file.write("extends: england.yaml\n")
    caseforce("calibrate", SMALL, *vary, "--data", data, "-o", own).ends(2).says("is no fitted scenario")
    require(open(own, encoding="utf-8").read() == "extends: england.yaml\n", "a scenario was lost")
    # From a stream, which is read once.
    with open(SMALL, "rb") as small:
        caseforce("calibrate", "-", *FEW, *vary, "--data", data, "-o", out, stdin=small).ends(0)


if __name__ == "__main__":
    sys.exit(run_sentences(globals()))
