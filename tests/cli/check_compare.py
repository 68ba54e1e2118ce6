#!/usr/bin/python3
"""check_compare.py CASEFORCE [PART OF A NAME]: compare end to end; every statistic recomputed with numpy
from the series of the same file.

Each function is a sentence about the command; all are run, or those whose names hold the given part.
"""

import csv
import io
import json
import math
import os
import subprocess
import sys
import tempfile
import warnings

import h5py
import numpy as np

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(HERE, "..", "file"))
sys.dont_write_bytecode = True

from check_file import check_file, require  # noqa: E402

CASEFORCE = os.path.abspath(sys.argv[1])
OPTIONS = os.path.join(HERE, "options.yaml")
POLICIES = ["baseline", "nothing", "early_help", "retention", "both"]
DIFFERENCE = ["mean", "se", "lower", "upper", "probability_lower", "variance_ratio", "n"]
T23 = 2.068657610  # Student's t of 23, 97.5%: printed tables
REPLICATIONS = 24


def caseforce(*words, status=0):
    done = subprocess.run([CASEFORCE, *words], capture_output=True, text=True, check=False, timeout=300)
    require(done.returncode == status, f"{words} ended with {done.returncode}: {done.stdout[-2000:]}{done.stderr}")
    return done


def table():
    return {row["name"]: row for row in json.loads(caseforce("measures", "--json").stdout)}


def statistics(option, against):
    """The seven statistics over axis 0, as the paired differences' own."""
    option, against = option.astype(float), against.astype(float)
    d = option - against
    both = ~np.isnan(d)
    n = both.sum(axis=0).astype(float)
    with warnings.catch_warnings(), np.errstate(all="ignore"):
        warnings.simplefilter("ignore")
        mean = np.nanmean(d, axis=0)
        variance = np.nanvar(d, axis=0, ddof=1)
        own = sum(np.nanvar(np.where(both, x, np.nan), axis=0, ddof=1) for x in (option, against))
        se = np.sqrt(variance / n)
        lower_share = np.nansum(d < 0, axis=0) / n
        ratio = own / variance
    return mean, se, lower_share, ratio, n


def check_difference(told, option, against, where):
    mean, se, lower_share, ratio, n = statistics(option, against)
    got = dict(zip(DIFFERENCE, np.moveaxis(told, -1, 0)))
    np.testing.assert_array_equal(got["n"], n, err_msg=where)
    np.testing.assert_allclose(got["mean"], mean, rtol=1e-9, atol=1e-9, err_msg=where)
    enough = n >= 2
    np.testing.assert_allclose(got["se"][enough], se[enough], rtol=1e-7, atol=1e-9, err_msg=where)
    np.testing.assert_allclose(got["probability_lower"][n > 0], lower_share[n > 0], rtol=1e-12, err_msg=where)
    whole = n == REPLICATIONS
    np.testing.assert_allclose((got["upper"] - got["lower"])[whole], 2 * T23 * se[whole], rtol=1e-7, atol=1e-9, err_msg=where)
    plain = enough & np.isfinite(ratio) & (ratio > 0)
    np.testing.assert_allclose(got["variance_ratio"][plain], ratio[plain], rtol=1e-6, err_msg=where)


def over(values, how, weeks=slice(None)):
    """(replication, time) to one number a replication, NaN left out."""
    part = values[:, weeks].astype(float)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        total = np.nansum(part, axis=1) if how == "sum" else np.nanmean(part, axis=1)
    total[np.isnan(part).all(axis=1)] = np.nan
    return total

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


class Compared:
    """One comparison, made once for all of these checks."""

    def __init__(self, folder):
        self.path = os.path.join(folder, "options.h5")
        self.done = caseforce("compare", OPTIONS, "-o", self.path, "--detail", "full", "--waterfall", "both", "--json")
        self.json = json.loads(self.done.stdout)
        self.file = h5py.File(self.path)
        self.rows = table()

    def values(self, name, policy):
        return self.file[name][POLICIES.index(policy)]

    def single(self):
        return [name for name, row in self.rows.items() if "council" in row["levels"] and not row["along"]]


def the_file_opens_in_every_reader_with_its_new_groups(c):
    read = check_file(c.path, list(c.rows.values()))
    require(list(read["/"]["policy"].values) == POLICIES, "policies")
    require(list(read["difference"]["policy"].values) == POLICIES[1:], "the baseline differs from itself by nothing")
    require(list(read["difference"]["statistic"].values) == DIFFERENCE, "statistics")
    for group in ("difference_horizon", "difference_run_year", "targets", "excessive_hours",
                  "difference_excessive_hours", "cost_effectiveness", "payback", "not_known", "not_known_difference", "knowing", "waterfall"):
        require(group in read, f"no group {group}")


def every_weekly_difference_is_that_of_the_series(c):
    for name, variable in c.file["difference"].items():
        if name in ("policy", "time", "statistic", "route", "status", "band"):
            continue
        for i, policy in enumerate(POLICIES[1:]):
            check_difference(variable[i], c.values(name, policy), c.values(name, "baseline"), f"{name} {policy}")


def differences_over_the_horizon_and_each_year_are_those_of_the_series(c):
    for name in c.single():
        how = c.rows[name]["over_time"]
        for i, policy in enumerate(POLICIES[1:]):
            option, against = c.values(name, policy), c.values(name, "baseline")
            for told, weeks in ((c.file["difference_horizon"][name][i], slice(None)),
                                (c.file["difference_run_year"][name][i][0], slice(0, 52))):
                check_difference(told[np.newaxis, :], over(option, how, weeks)[:, np.newaxis],
                                 over(against, how, weeks)[:, np.newaxis], f"{name} {policy} {weeks}")


def a_policy_that_changes_nothing_differs_by_exactly_nothing(c):
    for name in c.file:
        if isinstance(c.file[name], h5py.Dataset) and c.file[name].ndim >= 3:
            same = c.values(name, "nothing").tobytes() == c.values(name, "baseline").tobytes()
            require(same, f"{name} differs in bits")
    for name, variable in c.file["difference"].items():
        if variable.ndim >= 3:
            mean = variable[0][..., DIFFERENCE.index("mean")]
            require((mean[~np.isnan(mean)] == 0).all(), f"the difference in {name} is not 0")


def targets_are_met_as_often_as_in_the_series(c):
    ends = 7 * np.arange(1, 79)
    at = np.searchsorted(ends, 364, side="right") - 1  # 2023-10-02 is day 364 of 2022-10-03
    team = c.file["team"]["permanent_fte"]
    for p, policy in enumerate(POLICIES):
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            met = np.array([
                over(c.values("caseload_mean", policy), "mean", slice(-26, None)) <= 10,
                c.values("agency_share", policy)[:, at] <= 0.2 + 2e-7,
                np.nanmax(c.values("share_excessive", policy)[:, -8:], axis=1) <= 0.05 + 1e-7,
                team[p, :, :, 0].astype(float).mean(axis=1) >= 9.5 - 1e-5,
            ])
        told = c.file["targets"]
        np.testing.assert_allclose(told["probability"][p], met.mean(axis=1), rtol=1e-12, err_msg=policy)
        np.testing.assert_allclose(told["all_met"][p], met.all(axis=0).mean(), rtol=1e-12, err_msg=policy)
        for g, share in enumerate(met.mean(axis=1)):
            z, n = 1.959963984540054, REPLICATIONS
            root = math.sqrt(share * (1 - share) / n + z * z / (4 * n * n))
            for name, sign in (("lower", -1), ("upper", 1)):
                bound = (share + z * z / (2 * n) + sign * z * root) / (1 + z * z / n)
                np.testing.assert_allclose(told[name][p, g], bound, rtol=1e-9, atol=1e-9)
    require(0 < c.file["targets"]["probability"][0, 0] < 1, "the check is of targets that are sometimes met")


def excessive_hours_are_those_of_the_series(c):
    for p, policy in enumerate(POLICIES):
        told = {name: c.file["excessive_hours"][name][p, 0] for name in c.file["excessive_hours"] if name not in ("policy", "statistic")}
        np.testing.assert_allclose(told["excess_person_hours"], over(c.values("excess_hours", policy), "sum").mean(), rtol=1e-9)
        np.testing.assert_allclose(told["share_excessive"], over(c.values("share_excessive", policy), "mean").mean(), rtol=1e-9)
        streak = c.values("excessive_streak_max", policy).max(axis=1)
        np.testing.assert_allclose(told["longest_streak"], streak.mean(dtype=float), rtol=1e-9)
        legal = c.values("share_over_legal", policy)
        np.testing.assert_allclose(told["weeks_over_legal"], (legal > 0).sum(axis=1).mean(), rtol=1e-9)
        teams = c.file["team"]["share_excessive"][p].astype(float)
        by_team = np.nanmean(teams, axis=1)
        np.testing.assert_allclose(told["team_p90"], np.quantile(by_team, 0.9, axis=1).mean(dtype=float), rtol=1e-6)


def cost_for_what_is_gained_is_the_ratio_of_the_differences(c):
    worth = c.file["cost_effectiveness"]
    cost = {p: over(c.values("cost_total", p), "sum") for p in POLICIES}
    caseload = {p: over(c.values("caseload_mean", p), "mean", slice(-26, None)) for p in POLICIES}
    for i, policy in enumerate(POLICIES):
        more = (cost[policy] - cost["baseline"]).mean()
        gain = (caseload["baseline"] - caseload[policy]).mean()
        np.testing.assert_allclose(worth["cost"][i, 0], more, rtol=1e-9, atol=1e-6)
        np.testing.assert_allclose(worth["gain"][i, 0], gain, rtol=1e-9, atol=1e-9)
        if policy not in ("baseline", "nothing"):
            np.testing.assert_allclose(worth["ratio"][i, 0], more / gain, rtol=1e-9)


def what_is_laid_out_and_when_it_is_back_is_what_costs_add_up_to(c):
    told = c.file["payback"]
    weekly = {p: c.values("cost_total", p).astype(float) for p in POLICIES}
    laid_out = 0
    for i, policy in enumerate(POLICIES):
        extra = np.cumsum(weekly[policy] - weekly["baseline"], axis=1)
        mean, se = extra.mean(axis=0), extra.std(axis=0, ddof=1) / np.sqrt(REPLICATIONS)
        ends = {"mean": mean, "lower": mean - T23 * se, "upper": mean + T23 * se}
        np.testing.assert_allclose(told["extra_cost"][i].T, [mean, se, ends["lower"], ends["upper"]], rtol=1e-6, atol=1e-4)
        np.testing.assert_allclose(told["probability_by_end"][i], (extra[:, -1] <= 0).mean(), rtol=1e-12)
        most = int(mean.argmax())
        if not ends["lower"][most] > 0:
            require(all(np.isnan(told[name][i]) for name in ("outlay", "outlay_after", "back_after", "back_after_latest")), policy)
            continue
        laid_out += 1
        np.testing.assert_allclose(told["outlay"][i], mean[most], rtol=1e-9)
        require(told["outlay_after"][i] == most + 1, f"{policy}: most after {told['outlay_after'][i]} weeks, not {most + 1}")
        for name, end in (("back_after", "mean"), ("back_after_earliest", "lower"), ("back_after_latest", "upper")):
            last_above = int(np.flatnonzero(ends[end] > 0)[-1])
            back = told[name][i]
            require(np.isnan(back) if last_above == len(mean) - 1 else back == last_above + 2, f"{policy} {name}: {back}")
        on = c.json["payback"]["cost_total"][policy]["outlay_on"]
        require(on == str(np.datetime64("2022-10-03") + 7 * (most + 1)), f"{policy}: {on}")
    require(laid_out > 0, "the check is of options that lay something out")


def what_would_be_known_has_its_interval(c):
    known = c.file["knowing"]
    for name in ("probability_low", "probability_high", "all_met_low", "all_met_high"):
        share, lower, upper = (known[name + end][()] for end in ("", "_lower", "_upper"))
        require(((lower <= share) & (share <= upper) & (upper - lower > 0.2)).all(), f"24 futures tell little: {name} {lower} {upper}")
    told = c.json["knowing"]["pathway.drift"]["both"]
    at = [n.decode() for n in known["uncertain"][()]].index("pathway.drift"), POLICIES.index("both")
    require(told["all_met_high_upper"] == known["all_met_high_upper"][at[1], at[0]], told)
    table = caseforce("compare", OPTIONS, "-o", c.path + ".known.h5", "--policies", "both").stdout.partition("Were it known")[2]
    low, high = ([100 * told[f"all_met_{end}{part}"] for part in ("", "_lower", "_upper")] for end in ("low", "high"))
    row = next(line for line in table.splitlines() if line.startswith("pathway.drift"))
    wanted = ", ".join(f"{a:.0f} ({b:.0f} to {c:.0f})" for a, b, c in (low, high))
    require(" ".join(wanted.split()) in " ".join(table.split()), f"{wanted}: {row}")


def the_parts_of_a_waterfall_add_up_to_the_whole_effect(c):
    waterfall = c.file["waterfall"]
    parts = [p.decode() if isinstance(p, bytes) else p for p in waterfall["part"][()]]
    require(parts == ["early help", "retention", "more agency", "cost of the policy itself"], parts)
    for name in ("caseload_mean", "cost_total", "permanent_fte", "agency_share"):
        whole = over(c.values(name, "both"), c.rows[name]["over_time"]) - over(c.values(name, "baseline"), c.rows[name]["over_time"])
        np.testing.assert_allclose(waterfall[name][:, 0].sum(), whole.mean(), rtol=1e-9, atol=1e-9, err_msg=name)
    policy_cost = over(c.values("cost_policy", "both"), "sum")
    np.testing.assert_allclose(waterfall["cost_total"][3, 0], policy_cost.mean(), rtol=1e-6)  # of float32 sums
    require(waterfall["caseload_mean"][3, 0] == 0, "paying changes no caseload")
    require(waterfall["caseload_mean"][0, 0] < 0 < waterfall["agency_share"][2, 0], "early help lowers caseloads, more cover raises agency")


def json_and_csv_and_the_file_carry_the_same_numbers(c):
    for name in c.single():
        how = c.rows[name]["over_time"]
        for policy in POLICIES:
            told = c.json[name][policy]
            values = over(c.values(name, policy), how)
            values = values[~np.isnan(values)]
            if len(values) == 0:
                require(told["mean"] is None, name)
                continue
            np.testing.assert_allclose(told["mean"], values.mean(), rtol=1e-9, atol=1e-12, err_msg=name)
            np.testing.assert_allclose(told["se"], values.std(ddof=1) / np.sqrt(len(values)), rtol=1e-7, atol=1e-12, err_msg=name)
            if policy == "baseline":
                continue
            stored = c.file["difference_horizon"][name][POLICIES.index(policy) - 1]
            for statistic, value in zip(DIFFERENCE, stored):
                got = told["difference"][statistic]
                require(got == value or (got is None and not math.isfinite(value)), f"{name} {policy} {statistic}: {got} {value}")
    for name, policies in c.json["targets"].items():
        if name != "all targets":
            names = [t.decode() if isinstance(t, bytes) else t for t in c.file["targets"]["target"][()]]
            np.testing.assert_array_equal([policies[p]["probability"] for p in POLICIES],
                                          c.file["targets"]["probability"][:, names.index(name)])

    text = caseforce("compare", OPTIONS, "-o", c.path + ".csv.h5", "--waterfall", "both", "--csv").stdout
    lines = list(csv.DictReader(io.StringIO(text)))
    flat = {(line["section"], line["name"], line["policy"], line["statistic"]): line["value"] for line in lines}
    require(len(flat) == len(lines), "a number stands twice")
    sections = {"shown", "targets", "excessive_hours", "cost_effectiveness", "payback", "not_known", "not_known_difference", "knowing", "waterfall"}
    require(sections | {"measure"} == {line["section"] for line in lines}, "sections")

    def walk(section, name, policy, statistics_of, before=""):
        count = 0
        for statistic, value in statistics_of.items():
            if isinstance(value, dict):
                count += walk(section, name, policy, value, statistic + "_")
                continue
            got = flat[section, name, policy, before + statistic]
            same = got == "" if value is None else (got == value if isinstance(value, str) else float(got) == float(value))
            require(same, f"{section} {name} {policy} {before}{statistic}: {got} {value}")
            count += 1
        return count

    counted = 0
    for key, content in c.json.items():
        for name, policies in (content.items() if key in sections else [(key, content)]):
            for policy, statistics_of in policies.items():
                counted += walk(key if key in sections else "measure", name, policy, statistics_of)
    require(counted == len(lines), f"{counted} numbers in JSON, {len(lines)} in CSV")


def the_table_fits_eighty_columns_and_marks_what_cannot_be_told_from_none(c):
    done = caseforce("compare", OPTIONS, "-o", c.path + ".t.h5")
    require(all(len(line) <= 80 for line in done.stdout.splitlines()),
            [line for line in done.stdout.splitlines() if len(line) > 80])
    wide = subprocess.run([CASEFORCE, "compare", OPTIONS, "-o", c.path + ".t.h5", "--quiet"], capture_output=True, text=True,
                          check=True, env={**os.environ, "COLUMNS": "200"})
    require(len(wide.stdout.splitlines()) < len(done.stdout.splitlines()), "a wider terminal takes fewer lines")
    nothing = next(line for line in done.stdout.splitlines() if line.startswith("nothing"))
    require(nothing.split()[1:] == ["0"] * len(nothing.split()[1:]), nothing)
    require("≈" in done.stdout and "Difference from the baseline" in done.stdout, done.stdout)


def policies_may_be_chosen_and_their_numbers_stay(c):
    some = c.path + ".some.h5"
    caseforce("compare", OPTIONS, "-o", some, "--policies", "retention, early_help", "--threads", "1")
    with h5py.File(some) as file:
        names = [p.decode() if isinstance(p, bytes) else p for p in file["policy"][()]]
        require(names == ["baseline", "early_help", "retention"], names)
        for i, policy in enumerate(names):
            require(file["open_cases"][i].tobytes() == c.values("open_cases", policy).tobytes(), f"{policy} is otherwise")
    alone = c.path + ".alone.h5"
    caseforce("run", OPTIONS, "-o", alone, "--policy", "both")
    with h5py.File(alone) as file:
        require(file["caseload_mean"][0].tobytes() == c.values("caseload_mean", "both").tobytes(), "run --policy is otherwise")
        require("targets" in file and "difference" not in file, "a run has targets and no difference")


def best_spends_replications_where_they_decide(c):
    out = c.path + ".best.h5"
    done = caseforce("compare", OPTIONS, "-o", out, "--best", "permanent_fte", "--confidence", "90%", "--indifference", "0.05",
                     "--replications", "400", "--json")
    places = json.loads(done.stdout)["ranking"]["permanent_fte over the whole horizon"]
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


def until_runs_as_many_as_the_interval_takes(c):
    for measure, reach in (("caseload_mean over last 26 weeks=0.8", 0.8), ("difference in caseload_mean over last 26 weeks=0.25", 0.25)):
        out = c.path + ".until.h5"
        done = caseforce("compare", OPTIONS, "-o", out, "--until", measure, "--replications", "2000", "--policies", "early_help")
        require("95% interval of ±" in done.stderr, done.stderr)
        told = float(done.stderr.split("95% interval of ± ")[1].split()[0])
        with h5py.File(out) as file:
            replications = file["replication"].shape[0]
            require(50 <= replications < 2000, replications)
            require(told <= reach + 1e-9, told)
            base, option = (over(file["caseload_mean"][i], "mean", slice(-26, None)) for i in (0, 1))
            spread = [option - base] if measure.startswith("difference") else [base, option]
            first = max(x[:50].std(ddof=1) for x in spread)
            t49 = 2.009575237
            require(replications == max(50, math.ceil((t49 * first / reach) ** 2)), f"{replications}")
    never = caseforce("run", OPTIONS, "-o", c.path + ".few.h5", "--until", "turnover_12m at 2022-10-10=1%", status=2)
    require("has a value in fewer than two of the first 50" in never.stderr, never.stderr)
    same = caseforce("run", OPTIONS, "-o", c.path + ".few.h5", "--until", "posts_fte=1")
    require("is the same in all of the first 400 simulated futures: ± 0 is no evidence" in same.stderr, same.stderr)
    few = caseforce("run", OPTIONS, "-o", c.path + ".few.h5", "--until", "caseload_mean=0.001", "--replications", "60")
    require("would take" in few.stderr and "allows 60" in few.stderr, few.stderr)


def files_are_compared_by_their_baselines(c):
    folder = os.path.dirname(c.path)
    other = os.path.join(folder, "other.yaml")
    with open(OPTIONS, encoding="utf-8") as stream:
        text = stream.read().replace("extends: small.yaml", f"extends: {os.path.join(HERE, 'small.yaml')}")
    with open(other, "w", encoding="utf-8") as stream:
        stream.write(text.replace("name: Small council with options", "name: Fewer referrals") +
                     "demand: {referrals_per_10000: 450 per year}\n"
                     "roles: {senior: {holds_cases: true, caseload_cap: 10, salary: 50000 per year}}\n")
    out = os.path.join(folder, "files.h5")
    caseforce("compare", OPTIONS, other, "-o", out, "--policies", "nothing", "--detail", "full",
              "--allow-outside")
    with h5py.File(out) as file:
        names = [p.decode() if isinstance(p, bytes) else p for p in file["policy"][()]]
        require(names == ["baseline", "nothing", "Fewer referrals"], names)
        roles = [p.decode() if isinstance(p, bytes) else p for p in file["role"]["role"][()]]
        require(roles == ["social_worker", "senior"], roles)
        by_role = file["role"]["permanent_fte"]
        require(np.isnan(by_role[0, :, :, 1]).all() and not np.isnan(by_role[2, :, :, 1]).any(), "roles of one file alone")
        require("scenario_2" in file.attrs and "Fewer referrals" in file.attrs["scenario_2"], "the second scenario is kept")
        referred = file["referrals"][()].sum(axis=(1, 2))
        require(referred[2] < 0.9 * referred[0], referred)
    with open(other, "a", encoding="utf-8") as stream:
        stream.write("horizon: 52 weeks\n")
    refused = caseforce("compare", OPTIONS, other, "-o", out, "--allow-outside", status=2)
    require("horizons differ" in refused.stderr, refused.stderr)


def targets_may_be_required(c):
    out = c.path + ".required.h5"
    few = caseforce("compare", OPTIONS, "-o", out, "--require-targets=99%", status=3)
    require("no option meets every target in 99%" in few.stderr and os.path.exists(out), few.stderr)
    easy = ["--set", "targets=[{measure: open_cases, at_least: 1}]"]
    caseforce("run", OPTIONS, "-o", out, "--require-targets", *easy)
    hard = ["--set", "targets=[{measure: open_cases, at_most: 1}]"]
    alone = caseforce("run", OPTIONS, "-o", out, "--require-targets", *hard, status=3)
    require("baseline does not meet" in alone.stderr, alone.stderr)


def a_target_without_a_value_drops_the_future_whether_or_not_another_is_met(c):
    """Nobody waits for long in many a future, which then has no time of waiting."""
    scenario, out = c.path + ".tiny.yaml", c.path + ".tiny.h5"
    with open(scenario, "w", encoding="utf-8") as stream:
        stream.write(TINY.replace("policies:", "targets:\n  - {measure: open_cases, at: 2024-04-01, at_most: 12}\n"
                                               "  - {measure: wait_days_mean, at: 2024-04-01, at_most: 100000}\npolicies:"))
    done = caseforce("compare", scenario, "-o", out, "--replications", "300", "--seed", "1")
    told = json.loads(caseforce("compare", scenario, "-o", out, "--replications", "300", "--seed", "1", "--json").stdout)["targets"]
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
    require(f"{left[0]:.0f} to {left[-1]:.0f} of each option's futures are left out of all" in " ".join(done.stdout.split()), done.stdout)
    never = "targets=[{measure: open_cases, at_most: 1000}, {measure: turnover_12m, at: 2024-02-01, at_most: 20%}]"
    done = caseforce("compare", scenario, "-o", out, "--replications", "20", "--set", never)
    require("Target 2 has no value in any future: all is of the others." in done.stdout, done.stdout)
    caseforce("compare", scenario, "-o", out, "--replications", "20", "--set", never, "--require-targets", status=3)


def a_measure_that_some_later_future_does_not_have_ranks_nothing(c):
    """Three workers take all cases at once in most futures, so that nobody waits: not among the first twenty, with these seeds."""
    scenario, out = c.path + ".tiny.yaml", c.path + ".tiny.h5"
    with open(scenario, "w", encoding="utf-8") as stream:
        stream.write(TINY)
    for seed in ("3", "4", "6"):
        done = caseforce("compare", scenario, "-o", out, "--seed", seed, "--replications", "400", "--indifference", "0.02",
                         "--best", "lowest wait_days_mean at 2024-04-01", status=2)
        require("has no value in some simulated futures" in done.stderr, done.stderr)


def wrong_words_say_what_would_do(c):
    out = c.path + ".wrong.h5"
    for words, said in (
        (("--policies", "early_hlep"), "the nearest is early_help"),
        (("--best", "caselod_mean"), "nearest: caseload_mean"),
        (("--best", "caseload_mean of team localty"), "nearest: locality"),
        (("--best", "caseload_mean at 2023-02-30"), "not a date"),
        (("--best", "caseload_mean over next 5 weeks"), "not a span"),
        (("--best", "caseload_mean at 2022-10-04"), "no week"),
        (("--best", "stage_in_limit"), "of a stage"),
        (("--best", "caseload_band"), "not a single value"),
        (("--best", "hours_worked"), "expected 'highest hours_worked' or 'lowest hours_worked'"),
        (("--waterfall", "boht"), "the nearest is both"),
        (("--require-targets", "--set", "targets=[]"), "has no targets"),
        (("--best", "cost_total", "--until", "cost_total=5"), "one of them decides"),
        (("--best", "cost_total", "--confidence", "1"), "below 1"),
        (("--until", "cost_total"), "MEASURE=HALF_WIDTH"),
        (("--until", "cost_total=-1"), "above 0"),
        (("--until", "caseload_mean=5%"), "caseload_mean is no share"),
        (("--until", "difference in agency_share=5"), "expected '5%' or the like"),
        (("--waterfall", "retention"), "one part"),
        (("--waterfall", "baseline"), "no policy that is compared"),
        (("--json", "--csv"), "one of them"),
    ):
        done = caseforce("compare", OPTIONS, "-o", out, *words, status=2)
        require(said in done.stderr, f"{words} does not say '{said}': {done.stderr}")
        require(not done.stdout and not os.path.exists(out), f"{words} left something")
    alone = caseforce("compare", os.path.join(HERE, "small.yaml"), "-o", out, status=2)
    require("nothing to compare" in alone.stderr, alone.stderr)
    dry = caseforce("compare", OPTIONS, "--dry-run")
    require("baseline and 4 options" in dry.stdout and "Nothing was run" in dry.stdout, dry.stdout)


def main(part):
    checks = [value for name, value in list(globals().items())
              if callable(value) and getattr(value, "__module__", "") == "__main__" and "_" in name
              and getattr(value, "__code__", None) and value.__code__.co_varnames[:1] == ("c",) and part in name]
    require(checks, f"no check's name holds '{part}'")
    with tempfile.TemporaryDirectory() as folder:
        compared = Compared(folder)
        failed = 0
        for check in checks:
            try:
                check(compared)
                print(f"ok      {check.__name__.replace('_', ' ')}", flush=True)
            except AssertionError as error:
                failed += 1
                print(f"FAILED  {check.__name__.replace('_', ' ')}\n        {error}", flush=True)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[2] if len(sys.argv) > 2 else ""))
