#!/usr/bin/python3
"""check_compare.py CASEFORCE [PART OF A NAME]: every statistic of a comparison, recomputed with numpy from the series of the
same file. Each function is a sentence.
"""
import math
import os
import sys
import warnings

import h5py
import numpy as np

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path[:0] = [os.path.join(HERE, "..", "file"), os.path.join(HERE, "..", "support")]
sys.dont_write_bytecode = True

from check_file import check_file  # noqa: E402
from compared import DIFFERENCE, POLICIES, REPLICATIONS, T23, compared, over  # noqa: E402
from sentences import require, run_sentences  # noqa: E402


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


def the_file_opens_in_every_reader_with_its_new_groups(_):
    c = compared()
    read = check_file(c.path, list(c.rows.values()))
    require(list(read["/"]["policy"].values) == POLICIES, "policies")
    require(list(read["difference"]["policy"].values) == POLICIES[1:], "the baseline differs from itself by nothing")
    require(list(read["difference"]["statistic"].values) == DIFFERENCE, "statistics")
    for group in ("difference_horizon", "difference_run_year", "targets", "excessive_hours",
                  "difference_excessive_hours", "cost_effectiveness", "payback", "not_known", "not_known_difference", "knowing", "waterfall"):
        require(group in read, f"no group {group}")


def every_weekly_difference_is_that_of_the_series(_):
    c = compared()
    for name, variable in c.file["difference"].items():
        if name in ("policy", "time", "statistic", "route", "status", "band"):
            continue
        for i, policy in enumerate(POLICIES[1:]):
            check_difference(variable[i], c.values(name, policy), c.values(name, "baseline"), f"{name} {policy}")


def differences_over_the_horizon_and_each_year_are_those_of_the_series(_):
    c = compared()
    for name in c.single():
        how = c.rows[name]["over_time"]
        for i, policy in enumerate(POLICIES[1:]):
            option, against = c.values(name, policy), c.values(name, "baseline")
            for told, weeks in ((c.file["difference_horizon"][name][i], slice(None)),
                                (c.file["difference_run_year"][name][i][0], slice(0, 52))):
                check_difference(told[np.newaxis, :], over(option, how, weeks)[:, np.newaxis],
                                 over(against, how, weeks)[:, np.newaxis], f"{name} {policy} {weeks}")


def a_policy_that_changes_nothing_differs_by_exactly_nothing(_):
    c = compared()
    for name in c.file:
        if isinstance(c.file[name], h5py.Dataset) and c.file[name].ndim >= 3:
            same = c.values(name, "nothing").tobytes() == c.values(name, "baseline").tobytes()
            require(same, f"{name} differs in bits")
    for name, variable in c.file["difference"].items():
        if variable.ndim >= 3:
            mean = variable[0][..., DIFFERENCE.index("mean")]
            require((mean[~np.isnan(mean)] == 0).all(), f"the difference in {name} is not 0")


def targets_are_met_as_often_as_in_the_series(_):
    c = compared()
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


def excessive_hours_are_those_of_the_series(_):
    c = compared()
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


def cost_for_what_is_gained_is_the_ratio_of_the_differences(_):
    c = compared()
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


def what_is_laid_out_and_when_it_is_back_is_what_costs_add_up_to(_):
    c = compared()
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


def the_parts_of_a_waterfall_add_up_to_the_whole_effect(_):
    c = compared()
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


if __name__ == "__main__":
    sys.exit(run_sentences(globals()))
