#!/usr/bin/python3
"""check_sweep.py CASEFORCE [PART OF A NAME]: sweep and sensitivity: points are what run makes of their values, and every
index is worked out again with numpy from the series of the same file. Each function is a sentence.
"""
import csv
import io
import json
import math
import os
import sys

import h5py
import numpy as np

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path[:0] = [os.path.join(HERE, "..", "support")]
sys.dont_write_bytecode = True

from command import OPTIONS, SMALL, caseforce  # noqa: E402
from results import policies_of, series_of  # noqa: E402
from sentences import require, run_sentences  # noqa: E402

COVER, REFERRALS, LEAVING = "supply.agency.cover", "demand.referrals_per_10000", "leaving.hazard.permanent"
FEW = ("--replications", "6")


def require_same_series(one, other, what):
    require(one.keys() == other.keys(), f"{what}: other measures")
    for name in one:
        require(np.array_equal(one[name], other[name], equal_nan=True), f"{what}: {name}")


def every_point_of_a_grid_is_what_run_makes_of_its_values(folder):
    out, alone = os.path.join(folder, "grid.h5"), os.path.join(folder, "alone.h5")
    caseforce("sweep", OPTIONS, *FEW, "-o", out, "--set", f"{COVER}=40%,80%", "--set", f"{REFERRALS}=500 per year, 800 per year",
              "--set", "pathway.handover_days=3 days").ends(0).says("as it is and at 4 points")
    points = ["cover=40%; referrals_per_10000=500 per year", "cover=40%; referrals_per_10000=800 per year",
              "cover=80%; referrals_per_10000=500 per year", "cover=80%; referrals_per_10000=800 per year"]
    require(policies_of(out) == ["baseline", *points], policies_of(out))
    caseforce("run", OPTIONS, *FEW, "-o", alone, "--set", "pathway.handover_days=3 days").ends(0)
    require_same_series(series_of(out, "baseline"), series_of(alone, "baseline"), "as it is")
    for point in (points[1], points[2]):
        cover, referrals = (part.partition("=")[2] for part in point.split("; "))
        caseforce("run", OPTIONS, *FEW, "-o", alone, "--set", f"{COVER}={cover}", "--set", f"{REFERRALS}={referrals}",
                  "--set", "pathway.handover_days=3 days").ends(0)
        require_same_series(series_of(out, point), series_of(alone, "baseline"), point)
    with h5py.File(out) as file:
        require(file["sweep"][COVER].attrs["units"] == b"%" or file["sweep"][COVER].attrs["units"] == "%", "another unit")
        require(np.array_equal(file["sweep"][COVER][:], [math.nan, 40, 40, 80, 80], equal_nan=True), "other values")
        require(list(file["sweep"][REFERRALS][1:]) == [500, 800, 500, 800], "other values")


def a_unit_behind_the_last_of_a_list_is_that_of_all(folder):
    out = os.path.join(folder, "units.h5")
    caseforce("sweep", OPTIONS, *FEW, "-o", out, "--set", f"{REFERRALS}=500,800 per year", "--set", f"{COVER}=40,80%").ends(0)
    require(policies_of(out)[1:] == [f"referrals_per_10000={number} per year; cover={share}%" for number in (500, 800) for share in (40, 80)],
            policies_of(out))
    caseforce("sweep", OPTIONS, *FEW, "-o", out, "--set", "sickness.hazard=40,50% per year").ends(0)
    require(policies_of(out)[1:] == ["hazard=40% per year", "hazard=50% per year"], policies_of(out))


def dates_are_no_numbers_of_a_unit(folder):
    out, key = os.path.join(folder, "dates.h5"), "supply.academy.cohorts.from"
    academy = ("--set", "supply.academy={role: social_worker, cohorts: {every: 1 year, from: 2022-11-07, seats: 2}}")
    caseforce("sweep", OPTIONS, *FEW, *academy, "-o", out, "--set", f"{key}=2022-11-07,2023-11-07").ends(0)
    with h5py.File(out) as file:
        of = file["sweep"][key]
        require(list(of[1:]) == [0, 1] and [of.attrs[f"value_{i}"] for i in (0, 1)] == ["2022-11-07", "2023-11-07"], dict(of.attrs))
    caseforce("sweep", OPTIONS, *academy, "--dry-run", "--set", f"{key}=2022-11-07..2023-11-07", "--design", "sobol:4").ends(2).says(
        "a range is of numbers", "a sweep takes dates and words as a list, A,B,C")
    caseforce("sweep", OPTIONS, "--dry-run", "--set", f"{REFERRALS}=600..500 per year", "--design", "sobol:4").ends(2).says(
        "a range is from one number")
    narrow = ("--set", f"{REFERRALS}=600..600.05 per year", "--design", "sobol:4", "--dry-run")
    caseforce("sweep", OPTIONS, *narrow).ends(2).says("holds fewer than 10 values of five digits")


def what_is_doubtful_at_several_points_is_warned_of_once(folder):
    values = ",".join(str(rate) for rate in range(10, 200, 10))
    told = caseforce("sweep", SMALL, "-o", os.path.join(folder, "x.h5"), "--dry-run", "--replications", "1",
                     "--set", f"{REFERRALS}={values} per year").ends(0).err
    doubts = [line for line in told.splitlines() if "would be in the long run" in line]
    require(len(doubts) == 1 and "; and likewise, with other numbers, " in doubts[0], told)


def a_sweep_is_under_the_policy_that_is_asked_for(folder):
    out, alone = os.path.join(folder, "grid.h5"), os.path.join(folder, "alone.h5")
    caseforce("sweep", OPTIONS, *FEW, "-o", out, "--policy", "retention", "--set", f"{COVER}=40%,80%").ends(0).says("under retention")
    caseforce("run", OPTIONS, *FEW, "-o", alone, "--policy", "retention", "--set", f"{COVER}=80%").ends(0)
    require_same_series(series_of(out, "cover=80%"), series_of(alone, "retention"), "under retention")
    caseforce("run", OPTIONS, *FEW, "-o", alone, "--policy", "retention").ends(0)
    require_same_series(series_of(out, "baseline"), series_of(alone, "retention"), "as it is")
    with h5py.File(out) as file:
        require(file.attrs["under_policy"] in ("retention", b"retention"), "the file does not say so")
    # More of another policy's futures cannot be added.
    caseforce("sweep", OPTIONS, "--add", "2", "-o", out, "--policy", "both", "--set", f"{COVER}=40%,80%").ends(4).says("another")
    caseforce("sweep", OPTIONS, "--add", "2", "-o", out, "--policy", "retention", "--set", f"{COVER}=40%,80%").ends(0)


def a_design_spreads_points_through_ranges(folder):
    out = os.path.join(folder, "design.h5")
    caseforce("sweep", OPTIONS, "--replications", "2", "-o", out, "--design", "sobol:16", "--set", f"{REFERRALS}=500..820 per year",
              "--set", f"{LEAVING}=10%..26% per year", "--set", "pathway.stages.plan.priority=1..4").ends(0)
    # A list takes its values as often as each other.
    listed = os.path.join(folder, "listed.h5")
    caseforce("sweep", OPTIONS, "--replications", "2", "-o", listed, "--design", "sobol:8", "--set", f"{REFERRALS}=500..820 per year",
              "--set", f"{COVER}=20%,60%").ends(0)
    with h5py.File(listed) as file:
        require(sorted(file["sweep"][COVER][1:]) == 4 * [20] + 4 * [60], file["sweep"][COVER][:])
    with h5py.File(out) as file:
        referrals, leaving, priority = (file["sweep"][key][1:] for key in (REFERRALS, LEAVING, "pathway.stages.plan.priority"))
    require(sorted(referrals) == [510 + 20 * i for i in range(16)], referrals)
    require(sorted(leaving) == [10.5 + i for i in range(16)], leaving)
    require(sorted(priority) == sorted(list(range(1, 5)) * 4), f"no whole numbers: {priority}")


def what_has_no_number_is_told_by_its_place(folder):
    out = os.path.join(folder, "words.h5")
    caseforce("sweep", OPTIONS, "--replications", "2", "-o", out, "--set", "pathway.transfer=hold,queue",
              "--set", "demand.household={1: 1},{1: 0.5, 2: 0.5}").ends(0)
    require(policies_of(out)[1] == "transfer=hold; household={1: 1}", policies_of(out))
    with h5py.File(out) as file:
        transfer = file["sweep"]["pathway.transfer"]
        require(list(transfer[1:]) == [0, 0, 1, 1], transfer[:])
        require([transfer.attrs[f"value_{i}"] for i in (0, 1)] == ["hold", "queue"], dict(transfer.attrs))
    table = list(csv.DictReader(io.StringIO(caseforce("export", out, "--table", "sweep").ends(0).out)))
    require(len(table) == 2 * 5 and {row["measure"] for row in table} == {"pathway.transfer", "demand.household"}, table)
    caseforce("report", out, "-o", os.path.join(folder, "words.html")).ends(0)


def a_name_with_a_slash_may_be_varied(folder):
    council, out = os.path.join(folder, "slash.yaml"), os.path.join(folder, "slash.h5")
    with open(council, "w", encoding="utf-8") as stream:
        stream.write(f"extends: {OPTIONS}\nteams: {{fostering/adoption: {{posts: {{social_worker: 2}}}}}}\n")
    key = "teams.fostering/adoption.posts.social_worker"
    caseforce("sweep", council, "--allow-outside", "--replications", "2", "-o", out, "--set", f"{key}=3,5").ends(0)
    with h5py.File(out) as file:
        varied = file["sweep"][key.replace("/", "|")]
        require(list(varied[1:]) == [3, 5] and varied.attrs["key"] == key, f"{varied[:]} {dict(varied.attrs)}")
    table = list(csv.DictReader(io.StringIO(caseforce("export", out, "--table", "sweep", "--measure", key).ends(0).out)))
    require([row["value"] for row in table] == ["", "3", "5"] and {row["measure"] for row in table} == {key}, table)
    caseforce("report", out, "-o", os.path.join(folder, "slash.html")).ends(0)


def the_table_has_a_row_a_point_by_its_values(folder):
    """In the order of the values, whatever the order of the points, and without what is told of single options."""
    out = os.path.join(folder, "table.h5")
    told = caseforce("sweep", OPTIONS, *FEW, "-o", out, "--set", f"{COVER}=80%,40%", "--set", f"{REFERRALS}=800 per year,500 per year",
                     env={"COLUMNS": "400"}).ends(0).out
    lines = told.splitlines()
    heading = next(i for i, line in enumerate(lines) if line.split()[:2] == ["cover", "referrals_per_10000"])
    rows = [line.split("  ")[0:1] + [line[7:].split("  ")[0].strip()] for line in lines[heading + 2:heading + 6]]
    require(lines[heading + 1].startswith("as it is "), lines[heading + 1])
    require(rows == [["40%", "500 per year"], ["40%", "800 per year"], ["80%", "500 per year"], ["80%", "800 per year"]], rows)
    with h5py.File(out) as file:
        costs = [float(line.split("±")[2].split()[-1].replace(",", "")) for line in lines[heading + 2:heading + 6]]
        others = [name.decode() for name in file["difference_horizon"]["policy"][:]]
        at = [value.decode() for value in file["difference_horizon"]["statistic"][:]].index("mean")
        mean = file["difference_horizon"]["cost_total"][:, at]
        for row, cost in zip(rows, costs):
            told_of = mean[others.index(f"cover={row[0]}; referrals_per_10000={row[1]}")] / 1e6
            require(abs(cost - told_of) < 0.006, f"{row}: {cost}, and in the file {told_of}")
    require("Dominated" not in told and "Were it known" not in told, "what is told of single options")


def a_sweep_can_look_for_its_best_point(folder):
    out = os.path.join(folder, "best.h5")
    told = caseforce("sweep", OPTIONS, "--replications", "60", "-o", out, "--set", f"{COVER}=0%,100%", "--best", "cost_total").ends(0).out
    require("By cost_total" in told and "1. cover=0%" in told, told)


def every_mistake_in_a_sweep_is_told(folder):
    out = os.path.join(folder, "none.h5")

    def refused(*words):
        done = caseforce("sweep", OPTIONS, "-o", out, *words).ends(2)
        require(not os.listdir(folder), os.listdir(folder))
        return done

    refused("--set", "roles.social_worker.caseload_cap=16,x,y,18", "--set", f"{COVER}=50%,-5%").says(
        "'caseload_cap: x' is not a number", "'caseload_cap: y' is not a number", "cover", "3 mistakes")
    refused("--set", "roles.social_worker.caseload_kap=1,2").says("nearest: roles.social_worker.caseload_cap", "1 mistake")
    # The ends of a range, not every point of it.
    refused("--set", "pathway.handover_days=1..2", "--design", "sobol:64").says("handover_days: 1'", "1 mistake")
    refused("--set", "roles.social_worker.caseload_cap=-4..7", "--design", "sobol:64").says("caseload_cap: -4", "1 mistake")
    refused("--set", f"{COVER}=40%..80%").says("--design sobol:N")
    refused("--set", "pathway.stages.plan.priority=1.2..2.7", "--design", "sobol:4").says("takes whole numbers")
    refused("--set", f"{COVER}=40%").says("nothing is swept")
    refused("--set", f"{COVER}=40%,80%,40%").says("40% is there twice")
    refused("--set", f"{COVER}=40%,,80%").says("there is no value")
    refused("--set", f"{COVER}=40%,80%", "--set", f"{COVER}=50%,60%").says("is given twice")
    refused("--set", f"{COVER}=80%..40%", "--design", "sobol:4").says("from one number to a higher one")
    refused("--set", "demand.referrals_per_10000=5 per week..9 per year", "--design", "sobol:4").says("in the same unit")
    refused("--set", f"{COVER}=40%..80%", "--design", "latin:4").says("sobol:N is needed")
    refused("--set", f"{COVER}=40%..80%", "--design", "sobol:9999").says("from 2 to 2048")
    refused("--set", "name=" + ",".join(map(str, range(70))), "--set", f"{COVER}=" + ",".join(f"{i}%" for i in range(70))).says("2048 points")
    refused("--set", "run.seed=1,2").says("the same at every point")
    refused("--set", "horizon=26 weeks,52 weeks").says("the same at every point")
    refused("--set", "pathway.drift=0.1,0.2").says("is uncertain in the scenario")
    refused("--set", f"{COVER}=40%,80%", "--policy", "retenton").says("the nearest is retention")


def sensitivity_words(out, *more):
    return ("sensitivity", OPTIONS, "--replications", "5", "-o", out, "--design", "morris:3,sobol:4", "--detail", "means",
            "--measure", "caseload_mean over last 26 weeks", "--measure", "cost_total", "--measure", "cost_total over last 26 weeks",
            "--set", f"{REFERRALS}=500..900 per year", "--set", f"{COVER}=0%..90%", *more)


# Primitive polynomials and first direction numbers of Joe and Kuo (2008): degree, coefficients, m.
POLYNOMIALS = ((1, 0, (1,)), (2, 1, (1, 3)), (3, 1, (1, 3, 1)))
BITS = 30


def directions_of(axis):
    if axis == 0:
        return [1 << (BITS - 1 - i) for i in range(BITS)]
    degree, inner, first = POLYNOMIALS[axis - 1]
    numbers = list(first)
    while len(numbers) < BITS:
        new = numbers[-degree] ^ (numbers[-degree] << degree)
        for i in range(1, degree):
            new ^= (inner >> (degree - 1 - i) & 1) * (numbers[-i] << i)
        numbers.append(new)
    return [number << (BITS - 1 - i) for i, number in enumerate(numbers)]


def sobol(points, axes):
    """So many points of the sequence, the first of them as many as a power of two from its beginning."""
    skipped = 1 << (points - 1).bit_length()
    rows = np.zeros((points, axes))
    for axis in range(axes):
        directions = directions_of(axis)
        for i in range(points):
            gray = (skipped + i) ^ (skipped + i) >> 1
            bits = 0
            for bit, direction in enumerate(directions):
                bits ^= direction * (gray >> bit & 1)
            rows[i, axis] = bits / (1 << BITS)
    return rows


def rows_of_sampling(effects, indices, keys):
    """Shares of the ranges, and which rows are compared: base to half away, and base, other and exchanged."""
    rows, steps, exchanges = [], [[] for _ in range(keys)], [[] for _ in range(keys)]

    def add(row):
        rows.append(row)
        return len(rows) - 1

    for number, both in enumerate(sobol(max(effects, indices), 2 * keys)):
        a, b = both[:keys], both[keys:]
        base = add(a)
        for key in range(keys) if number < effects else ():
            away = a.copy()
            away[key] = (away[key] + 0.5) % 1
            steps[key].append((base, add(away)))
        if number < indices:
            other = add(b)
            for key in range(keys):
                exchanged = a.copy()
                exchanged[key] = b[key]
                exchanges[key].append((base, other, add(exchanged)))
    return np.array(rows), steps, exchanges


def product(a, b):
    """Of two means over futures, from pairs of different ones."""
    n = len(a)
    return (a.sum() * b.sum() - (a * b).sum()) / (n * (n - 1))


def every_index_is_what_the_series_say(folder):
    out = os.path.join(folder, "matters.h5")
    told = json.loads(caseforce(*sensitivity_words(out, "--json")).ends(0).out)["sensitivity"]
    require(list(told) == ["caseload_mean over the last 26 weeks", "cost_total over the whole horizon",
                           "cost_total over the last 26 weeks"], list(told))
    keys = [REFERRALS, COVER]
    with h5py.File(out) as file:
        names = ["caseload_mean", "cost_total", "cost_total_2"]
        shares = np.stack([(file["sweep"][key][1:] - low) / width for key, low, width in zip(keys, (500, 0), (400, 90))], axis=1)
        caseload, cost = file["caseload_mean"][1:].astype(float), file["cost_total"][1:].astype(float)
        series = [caseload[:, :, -26:].mean(axis=2), cost.sum(axis=2), cost[:, :, -26:].sum(axis=2)]
        stored = [file["sensitivity"][name][:] for name in names]
        statistics = [name.decode() for name in file["sensitivity"]["statistic"][:]]
        require([name.decode() for name in file["sensitivity"]["key"][:]] == keys, "other keys")
        require(file["sensitivity"]["cost_total_2"].attrs["of"] == "cost_total over the last 26 weeks", "another time")
    rows, steps, exchanges = rows_of_sampling(3, 4, 2)
    point_of = [int(np.argmin(abs(shares - row).sum(axis=1))) for row in rows]
    require(abs(shares[point_of] - rows).max() < 1e-4, "points are not those of Sobol's sequence")
    require(set(point_of) == set(range(len(shares))), "there are points of no row")
    ends = [point_of[row] for base, other, _ in exchanges[0] for row in (base, other)]
    for y, words, values in zip(series, told, stored):
        of_futures = y[ends[::2]].mean(axis=0)
        error = of_futures.std(ddof=1) / math.sqrt(len(of_futures))
        require(abs(told[words]["all_keys"]["standard_error"] - error) < 1e-9 * max(1, error), f"{words}: error of the mean, not {error}")
        y = y - y[ends[::2]].mean()
        squares = np.mean([product(y[e], y[e]) for e in ends])
        total = y[ends].sum(axis=0)  # of which pairs of different ends are all but those with themselves
        variance = squares - (product(total, total) - squares * len(ends)) / (len(ends) * (len(ends) - 1))
        for key, name in enumerate(keys):
            slopes = []
            for pair in steps[key]:
                base, away = (point_of[row] for row in pair)
                slopes.append((y[away] - y[base]).mean() / (shares[away][key] - shares[base][key]))
            compared = [[y[point_of[row]] for row in three] for three in exchanges[key]]
            expected = {"effect": np.mean(slopes), "size": np.mean(np.abs(slopes)), "spread": np.std(slopes, ddof=1),
                        "first": np.mean([product(other, x - base) for base, other, x in compared]) / variance,
                        "total": np.mean([product(x - base, x - base) for base, _, x in compared]) / 2 / variance}
            for statistic, value in expected.items():
                there = told[words][name][statistic]
                there = there["value"] if isinstance(there, dict) else there
                require(abs(there - value) <= 1e-6 * max(1, abs(value)), f"{words}, {name}: {statistic} {there}, not {value}")
                require(values[key][statistics.index(statistic)] == there, f"{words}: the file has another {statistic}")
        require(abs(told[words]["all_keys"]["standard_deviation"] - math.sqrt(max(0, variance))) < 1e-6 * max(1, abs(variance)), words)


def the_table_of_what_matters_has_the_most_important_key_first(folder):
    out = os.path.join(folder, "matters.h5")
    told = caseforce(*sensitivity_words(out)).ends(0).out
    require("caseload_mean over the last 26 weeks: " in told and "% of variance" in told, told)
    panel = told[told.index("caseload_mean over"):told.index("cost_total over")]
    require(panel.index(REFERRALS) < panel.index(COVER), panel)
    told = caseforce(*sensitivity_words(out, "--design", "morris:3")).ends(2).says("--design").err
    only = [word for word in sensitivity_words(out) if word not in ("--design", "morris:3,sobol:4")]
    told = caseforce(*only, "--design", "morris:3").ends(0).out
    require("low to high," in told and "% of variance" not in told, told)
    table = caseforce("export", out, "--table", "sensitivity").ends(0).out
    require(table.startswith("key,measure,statistic,unit,value\n") and len(table.splitlines()) == 1 + 3 * 2 * 13, table[:300])


def what_sensitivity_needs_is_said(folder):
    out = os.path.join(folder, "none.h5")
    vary = ("--set", f"{COVER}=0%..90%")
    for words, why in ((vary, "--measure"), ((*vary, "--measure", "caseload"), "caseload_mean"),
                       ((*vary, "--measure", "caseload_fte"), "has a value a year, and one a week is needed"),
                       ((*vary, "--measure", "agency_rate_fte"), "nearest: agency_share"),
                       (("--measure", "cost_total"), "nothing is varied"),
                       (("--measure", "cost_total", "--set", f"{COVER}=0%,50%"), "this is a list"),
                       ((*vary, "--measure", "cost_total", "--design", "saltelli:8"), "morris:N, sobol:N or both"),
                       ((*vary, "--measure", "cost_total", "--design", "sobol:1"), "from 2 to"),
                       ((*vary, "--measure", "cost_total", "--design", "sobol:1000"), "3000 points")):
        caseforce("sensitivity", OPTIONS, "-o", out, *words).ends(2).says(why)
        require(not os.listdir(folder), f"{words} left {os.listdir(folder)}")
    # From a stream, which is read once. What is kept of the points is what was asked about, of which there is no page.
    with open(SMALL, "rb") as small:
        done = caseforce("sensitivity", "-", *FEW, "-o", out, "--design", "morris:2", "--measure", "open_cases",
                         "--set", f"{REFERRALS}=500..900 per year", stdin=small).ends(0)
    require("open_cases over the whole horizon" in done.out, done.out)
    with h5py.File(out) as file:
        require(sorted(name for name, data in file.items() if isinstance(data, h5py.Group)) == ["response", "sensitivity", "sweep"], list(file))
        require(file["response"]["open_cases"].shape == (3, 6), file["response"]["open_cases"].shape)
    page = os.path.join(folder, "page.html")
    caseforce("report", out, "-o", page).ends(4).says("sensitivity analysis")
    require(not os.path.exists(page), "a page of nothing")


if __name__ == "__main__":
    sys.exit(run_sentences(globals()))
