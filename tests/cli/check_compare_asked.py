#!/usr/bin/python3
"""check_compare_asked.py CASEFORCE [PART OF A NAME]: what may be asked of `compare` is what it does, and what may not is
refused with what would do. Each function is a sentence.
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

from command import OPTIONS, SMALL, caseforce  # noqa: E402
from compared import POLICIES, compared, over  # noqa: E402
from results import policies_of  # noqa: E402
from sentences import require, run_sentences  # noqa: E402

TINY = """caseforce: 1
name: Tiny
start: 2024-01-01
horizon: 20 weeks
roles: {worker: {holds_cases: true, caseload_cap: 5, salary: 40000 per year}}
teams: {one: {posts: {worker: 3}, initial: [{role: worker, contract: permanent, count: 3}]}}
population: {children: 10000}
demand: {referrals_per_10000: 210 per year, first_stage: a}
pathway: {over_cap: wait, stages: {a: {team: one, duration: {exponential: 3 weeks}, hours_per_week: 1}}}
policies:
  bigger: {changes: [{at: 2024-02-01, set: {roles.worker.caseload_cap: 6}}]}
  biggest: {changes: [{at: 2024-02-01, set: {roles.worker.caseload_cap: 7}}]}
"""


def policies_may_be_chosen_and_their_numbers_stay(folder):
    c = compared()
    some = os.path.join(folder, "some.h5")
    caseforce("compare", OPTIONS, "-o", some, "--policies", "retention, early_help", "--threads", "1").ends(0)
    names = policies_of(some)
    require(names == ["baseline", "early_help", "retention"], names)
    with h5py.File(some) as file:
        for i, policy in enumerate(names):
            require(file["open_cases"][i].tobytes() == c.values("open_cases", policy).tobytes(), f"{policy} is otherwise")
    alone = os.path.join(folder, "alone.h5")
    caseforce("run", OPTIONS, "-o", alone, "--policy", "both").ends(0)
    with h5py.File(alone) as file:
        require(file["caseload_mean"][0].tobytes() == c.values("caseload_mean", "both").tobytes(), "run --policy is otherwise")
        require("targets" in file and "difference" not in file, "a run has targets and no difference")


def best_spends_replications_where_they_decide(folder):
    out = os.path.join(folder, "best.h5")
    done = caseforce("compare", OPTIONS, "-o", out, "--best", "permanent_fte", "--confidence", "90%", "--indifference", "0.05",
                     "--replications", "400", "--findings").ends(0)
    places = json.loads(done.out)["ranking"]["permanent_fte over the whole horizon"]
    require(set(places) == set(POLICIES), places)
    ranked = sorted(places, key=lambda p: places[p]["place"])
    require(ranked[0] in ("both", "retention"), ranked)
    require(places["nothing"]["n"] < 400 and max(places[p]["n"] for p in POLICIES) == places["retention"]["n"], places)
    with h5py.File(out) as file:
        spent = sum(places[p]["n"] for p in POLICIES)
        require(spent <= 400 * len(POLICIES), spent)
        series = file["permanent_fte"]
        for i, policy in enumerate(POLICIES):
            have = (~np.isnan(series[i]).all(axis=1)).sum()
            require(have == places[policy]["n"], f"{policy}: {have} of {places[policy]['n']}")


def until_runs_as_many_as_the_interval_takes(folder):
    for measure, reach in (("caseload_mean over last 26 weeks=0.8", 0.8), ("difference in caseload_mean over last 26 weeks=0.25", 0.25)):
        out = os.path.join(folder, "until.h5")
        done = caseforce("compare", OPTIONS, "-o", out, "--until", measure, "--replications", "2000", "--policies", "early_help").ends(0)
        require("95% interval of ±" in done.err, done.err)
        told = float(done.err.split("95% interval of ± ")[1].split()[0])
        with h5py.File(out) as file:
            replications = file["replication"].shape[0]
            require(50 <= replications < 2000, replications)
            require(told <= reach + 1e-9, told)
            base, option = (over(file["caseload_mean"][i], "mean", slice(-26, None)) for i in (0, 1))
            spread = [option - base] if measure.startswith("difference") else [base, option]
            first = max(x[:50].std(ddof=1) for x in spread)
            t49 = 2.009575237
            require(replications >= max(50, math.ceil((t49 * first / reach) ** 2)), f"{replications}: fewer than Stein's")
            widest = max(x.std(ddof=1) for x in spread) / math.sqrt(replications)
            require(1.959 * widest < told < 2.02 * widest and told <= reach, f"{told} is not the interval of all {replications}")
    # The first fifty may lie close together by chance.
    for seed in range(3, 9):
        out = os.path.join(folder, "seed.h5")
        caseforce("run", OPTIONS, "-o", out, "--until", "unallocated_cases=0.8", "--replications", "2000", "--seed", str(seed)).ends(0)
        with h5py.File(out) as file:
            waiting = over(file["unallocated_cases"][0], "mean", slice(None))
            require(1.96 * waiting.std(ddof=1) / math.sqrt(len(waiting)) <= 0.8, f"seed {seed}: {len(waiting)} futures are too few")
    caseforce("run", OPTIONS, "-o", os.path.join(folder, "few.h5"), "--until", "turnover_12m at 2022-10-10=1%").ends(2).says("has a value in fewer than two of the first 50")
    caseforce("run", OPTIONS, "-o", os.path.join(folder, "few.h5"), "--until", "posts_fte=1").ends(0).says("is the same in all of the first 400 simulated futures: ± 0 is no evidence")
    caseforce("run", OPTIONS, "-o", os.path.join(folder, "few.h5"), "--until", "caseload_mean=0.001", "--replications", "60").ends(0).says("would take", "allows 60")
    caseforce("run", OPTIONS, "-o", os.path.join(folder, "few.h5"), "--until", "cost_total=1e-200", "--replications", "60").ends(0).says(
        "takes more than 10000000 simulated futures; 60 are run", "would take more than 10000000: --replications allows 60")


def what_stands_first_may_be_the_best(folder):
    out = os.path.join(folder, "best.h5")
    undecided = 0
    for seed in range(1, 13):
        found = json.loads(caseforce("compare", OPTIONS, "-o", out, "--seed", str(seed), "--replications", "60", "--best", "lowest open_cases",
                                     "--indifference", "0.0001", "--findings", "--set",
                                     "uncertain={scale: {demand.referrals_per_10000: {lognormal: {mean: 1, cv: 0.8}}}}").ends(0).out)
        places = found["ranking"]["open_cases over the whole horizon"]
        first = min(places.values(), key=lambda one: one["place"])
        require(first["n"] == max(one["n"] for one in places.values()), f"seed {seed}: an option that was dropped stands first: {places}")
        undecided += sum(one["n"] == first["n"] for one in places.values()) > 1
    require(undecided >= 3, f"all but {undecided} were decided: this tells nothing")
    with h5py.File(out) as file:
        require(file["ranking"]["mean"].attrs["units"] in ("cases", b"cases") and "se" in file["ranking"], list(file["ranking"]))


def files_are_compared_by_their_baselines(folder):
    other = os.path.join(folder, "other.yaml")
    with open(OPTIONS, encoding="utf-8") as stream:
        text = stream.read().replace("extends: small.yaml", f"extends: {SMALL}")
    with open(other, "w", encoding="utf-8") as stream:
        stream.write(text.replace("name: Small council with options", "name: Fewer referrals") +
                     "demand: {referrals_per_10000: 450 per year}\n"
                     "roles: {senior: {holds_cases: true, caseload_cap: 10, salary: 50000 per year}}\n")
    out = os.path.join(folder, "files.h5")
    both = caseforce("compare", OPTIONS, other, "-o", out, "--policies", "nothing", "--detail", "full",
                     "--allow-outside").ends(0)
    require("targets are left aside" not in both.err, both.err)
    names = policies_of(out)
    require(names == ["baseline", "nothing", "Fewer referrals"], names)
    with h5py.File(out) as file:
        roles = [p.decode() if isinstance(p, bytes) else p for p in file["role"]["role"][()]]
        require(roles == ["social_worker", "senior"], roles)
        by_role = file["role"]["permanent_fte"]
        require(np.isnan(by_role[0, :, :, 1]).all() and not np.isnan(by_role[2, :, :, 1]).any(), "roles of one file alone")
        require("scenario_2" in file.attrs and "Fewer referrals" in file.attrs["scenario_2"], "the second scenario is kept")
        referred = file["referrals"][()].sum(axis=(1, 2))
        require(referred[2] < 0.9 * referred[0], referred)
    asks_else = os.path.join(folder, "asks_else.yaml")
    with open(other, encoding="utf-8") as stream, open(asks_else, "w", encoding="utf-8") as written:
        written.write(re.sub(r"^targets:(\n .*)+", "", stream.read(), flags=re.MULTILINE) + "targets: [{measure: open_cases, at_most: 1}]\n")
    caseforce("compare", OPTIONS, asks_else, "-o", out, "--policies", "nothing", "--allow-outside").ends(0).says(
        f"{asks_else}: its targets are left aside; every option is held to those of {OPTIONS}")
    with open(other, "a", encoding="utf-8") as stream:
        stream.write("horizon: 52 weeks\n")
    caseforce("compare", OPTIONS, other, "-o", out, "--allow-outside").ends(2).says("horizons differ")


def files_may_have_other_statuses_and_each_child_is_counted_under_its_own(folder):
    statuses = ["{a: {status: enquiry}, b: {status: plan}}", "{a: {status: plan}, b: {status: need}}", "{b: {status: need}}"]
    second = "b: {team: one, duration: {exponential: 9 weeks}, hours_per_week: 1}}}"
    first = TINY.replace("hours_per_week: 1}}}", "hours_per_week: 1, next: {b: 0.6}}, " + second)
    files = [os.path.join(folder, f"statuses_{i}.yaml") for i in range(len(statuses))]
    with open(files[0] + ".base", "w", encoding="utf-8") as stream:
        stream.write(first)
    for i, (path, text) in enumerate(zip(files, statuses)):
        with open(path, "w", encoding="utf-8") as stream:
            stream.write(f"extends: statuses_0.yaml.base\nname: File {i}\npathway: {{stages: {text}}}\n")
    out = os.path.join(folder, "statuses.h5")
    caseforce("compare", *files, "-o", out, "--policies", "bigger", "--replications", "3", "--detail", "full").ends(0)
    with h5py.File(out) as file:
        require([name.decode() for name in file["status"][()]] == ["enquiry", "plan", "need"], file["status"][()])
        by_status, by_stage = file["open_by_status"][()], file["stage/open_cases"][()]
    require(by_stage[..., 0].sum() > 0 and by_stage[..., 1].sum() > 0, "nobody is in one of the stages")
    nobody = np.full(by_stage.shape[1:3], np.nan, np.float32)
    for option, (enquiry, plan, need) in enumerate([(0, 1, None), (0, 1, None), (None, 0, 1), (None, None, 1)]):
        for at, stage in enumerate((enquiry, plan, need)):
            of_stage = nobody if stage is None else by_stage[option, ..., stage]
            np.testing.assert_array_equal(by_status[option, ..., at], of_stage, f"option {option}, status {at}")


def targets_may_be_required(folder):
    out = os.path.join(folder, "required.h5")
    few = caseforce("compare", OPTIONS, "-o", out, "--require-targets=99%").ends(3)
    require("no option meets every target in 99%" in few.err and os.path.exists(out), few.err)
    easy = ["--set", "targets=[{measure: open_cases, at_least: 1}]"]
    caseforce("run", OPTIONS, "-o", out, "--require-targets", *easy).ends(0)
    hard = ["--set", "targets=[{measure: open_cases, at_most: 1}]"]
    caseforce("run", OPTIONS, "-o", out, "--require-targets", *hard).ends(3).says("baseline does not meet")


def a_target_without_a_value_drops_the_future_whether_or_not_another_is_met(folder):
    """Nobody waits for long in many a future, which then has no time of waiting."""
    scenario, out = os.path.join(folder, "tiny.yaml"), os.path.join(folder, "tiny.h5")
    with open(scenario, "w", encoding="utf-8") as stream:
        stream.write(TINY.replace("policies:", "targets:\n  - {measure: open_cases, at: 2024-04-01, at_most: 12}\n"
                                               "  - {measure: wait_days_mean, at: 2024-04-01, at_most: 100000}\npolicies:"))
    done = caseforce("compare", scenario, "-o", out, "--replications", "300", "--seed", "1").ends(0)
    told = json.loads(caseforce("compare", scenario, "-o", out, "--replications", "300", "--seed", "1", "--findings").ends(0).out)["targets"]
    with h5py.File(out) as file:
        cases, wait = (file[name][:, :, 12] for name in ("open_cases", "wait_days_mean"))
        of_all, n = file["targets/all_met"][:], file["targets/all_met_n"][:]
    counted = ~np.isnan(wait)
    require(0 < counted.sum() < counted.size, "the check is of futures some of which have no value")
    for i, name in enumerate(("baseline", "bigger", "biggest")):
        share = (cases[i][counted[i]] <= 12).mean()
        require(n[i] == counted[i].sum() and abs(of_all[i] - share) < 1e-12, f"{name}: {of_all[i]} of {n[i]}, not {share}")
        require(told["all targets"][name]["n"] == n[i], told["all targets"])
    left = sorted(300 - n)
    require(f"{left[0]:.0f} to {left[-1]:.0f} of each option's futures are left out of all" in " ".join(done.out.split()), done.out)
    never = "targets=[{measure: open_cases, at_most: 1000}, {measure: turnover_12m, at: 2024-02-01, at_most: 20%}]"
    done = caseforce("compare", scenario, "-o", out, "--replications", "20", "--set", never).ends(0)
    require("Target 2 has no value in any future: all is of the others." in done.out, done.out)
    caseforce("compare", scenario, "-o", out, "--replications", "20", "--set", never, "--require-targets").ends(3)


def a_measure_that_some_later_future_does_not_have_ranks_nothing(folder):
    """Three workers take all cases at once in most futures, so that nobody waits: not among the first twenty, with these seeds."""
    scenario, out = os.path.join(folder, "tiny.yaml"), os.path.join(folder, "tiny.h5")
    with open(scenario, "w", encoding="utf-8") as stream:
        stream.write(TINY)
    for seed in ("3", "4", "6"):
        done = caseforce("compare", scenario, "-o", out, "--seed", seed, "--replications", "400", "--indifference", "0.02",
                         "--best", "lowest wait_days_mean at 2024-04-01").ends(2)
        require("has no value in some simulated futures" in done.err, done.err)


def a_part_may_be_called_by_words_of_a_time(folder):
    """Of what `of team NAME` names, the known name is the team's, and the time stands behind it."""
    council, out = os.path.join(folder, "at.yaml"), os.path.join(folder, "at.h5")
    with open(SMALL, encoding="utf-8") as small, open(council, "w", encoding="utf-8") as stream:
        stream.write(small.read().replace("locality", "care at home").replace("social_worker", "over 16s worker"))
    vary = ("sweep", council, "--replications", "4", "-o", out, "--set", "demand.referrals_per_10000=500,800 per year", "--best")
    for words in ("caseload_mean of team care at home", "caseload_mean of team care at home at 2023-01-02",
                  "caseload_mean of team care at home every week of last 8 weeks", "lowest caseload_mean of role over 16s worker over last 26 weeks"):
        caseforce(*vary, words).ends(0)
    caseforce(*vary, "caseload_mean of team care at hone at 2023-01-02").ends(2).says("'care at hone' does not exist", "nearest: care at home")
    caseforce(*vary, "caseload_mean of role over 16s wroker at 2023-01-02").ends(2).says("nearest: over 16s worker")


def wrong_words_say_what_would_do(folder):
    out = os.path.join(folder, "wrong.h5")
    for words, said in (
        (("--policies", "early_hlep"), "the nearest is early_help"),
        (("--best", "caselod_mean"), "nearest: caseload_mean"),
        (("--best", "caseload_mean of team localty"), "nearest: locality"),
        (("--best", "caseload_mean at 2023-02-30"), "not a date"),
        (("--best", "caseload_mean over next 5 weeks"), "not a span"),
        (("--best", "caseload_mean over the whole horizon"), "without 'over' it is the whole horizon"),
        (("--best", "caseload_mean at 2022-10-04"), "no week"),
        (("--best", "stage_in_limit"), "of a stage"),
        (("--best", "caseload_band"), "not a single value"),
        (("--best", "hours_worked"), "expected 'highest hours_worked' or 'lowest hours_worked'"),
        (("--waterfall", "boht"), "the nearest is both"),
        (("--require-targets", "--set", "targets=[]"), "has no targets"),
        (("--best", "cost_total", "--until", "cost_total=5"), "one of them decides"),
        (("--best", "cost_total", "--confidence", "1"), "below 1"),
        (("--best", "caseload_mean", "--indifference", "5%"), "caseload_mean is no share"),
        (("--best", "agency_share", "--indifference", "5"), "expected '5%' or the like"),
        (("--until", "cost_total"), "MEASURE=HALF_WIDTH"),
        (("--until", "cost_total=-1"), "above 0"),
        (("--until", "caseload_mean=5%"), "caseload_mean is no share"),
        (("--until", "difference in agency_share=5"), "expected '5%' or the like"),
        (("--waterfall", "retention"), "one part"),
        (("--waterfall", "baseline"), "no policy that is compared"),
        (("--waterfall", "retention", "--policies", "both"), "--policies leaves it out; there is both"),
        (("--waterfall", "retention,both"), "there are nothing, early_help, retention, both"),
        (("--json", "--csv"), "one of them"), (("--json", "--findings"), "one of them"),
    ):
        done = caseforce("compare", OPTIONS, "-o", out, *words).ends(2)
        require(said in done.err, f"{words} does not say '{said}': {done.err}")
        require(not done.out and not os.path.exists(out), f"{words} left something")
    caseforce("compare", SMALL, "-o", out).ends(2).says("nothing to compare")
    files = ("compare", SMALL, OPTIONS, "--dry-run", "--waterfall")
    caseforce(*files, "both").ends(2).says("no policy that is compared is called that; the first file has no policies")
    caseforce(*files, "Small council with options").ends(2).says("a further file's baseline", "the first file has no policies")
    dry = caseforce("compare", OPTIONS, "--dry-run").ends(0)
    require("baseline and 4 options" in dry.out and "Nothing was run" in dry.out, dry.out)


if __name__ == "__main__":
    sys.exit(run_sentences(globals()))
