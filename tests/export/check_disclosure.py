#!/usr/bin/python3
"""check_disclosure.py CASEFORCE: what `export --disclosure` rounds and suppresses (docs/export.md), told from the table
without it. Each function is a sentence about the command.
"""
import math
import os
import shutil
import sys

import h5py
import numpy as np

from common import OF_FUTURES, export, make_comparison, make_run, rows_of

from command import caseforce  # noqa: E402
from sentences import require, run_sentences  # noqa: E402

PEOPLE = {"cases": 1, "children": 1, "workers": 1, "FTE": 1, "changes": 1, "case-days": 7, "hours per week": 37}
ONE_PERSONS = ("caseload_max", "caseload_p90", "excessive_streak_max")
EMPTY = ""


def both(path, *words):
    plain, safe = rows_of(export(path, *words)), rows_of(export(path, *words, "--disclosure"))
    require(len(plain) == len(safe) and plain, "other rows")
    for one, other in zip(plain, safe):
        require({**one, "value": EMPTY} == {**other, "value": EMPTY}, f"{one} but {other}")
    return plain, safe


def symbols(rows):
    return {symbol: sum(row["value"] == symbol for row in rows) for symbol in "cx"}


def counts_of_1_to_5_are_c_and_others_multiples_of_5(folder):
    plain, safe = both(make_run(), "--table", "series")
    seen = set()
    for one, other in zip(plain, safe):
        if one["unit"] not in PEOPLE or one["measure"] in ONE_PERSONS or one["value"] == EMPTY:
            continue
        people = float(one["value"]) / PEOPLE[one["unit"]]
        step = 5 * PEOPLE[one["unit"]]
        if people == 0:
            require(float(other["value"]) == 0, f"a true zero stays: {one} but {other}")
        elif people < 5.5:
            require(other["value"] == "c", f"{one} but {other}")
        else:
            require(float(other["value"]) % step == 0 and abs(float(other["value"]) - float(one["value"])) <= step / 2,
                    f"{one} but {other}")
        seen.add("zero" if people == 0 else "few" if people < 5.5 else "many")
    require(seen == {"zero", "few", "many"}, f"the sample shows {seen} alone")


def no_value_is_x_and_what_one_worker_decides_is_c(folder):
    plain, safe = both(make_run(), "--table", "series")
    for one, other in zip(plain, safe):
        if one["value"] == EMPTY:
            require(other["value"] == "x", f"{one} but {other}")
        elif one["measure"] in ONE_PERSONS:
            require(other["value"] == "c", f"{one} but {other}")
    require(min(symbols(safe).values()) > 0, symbols(safe))


def shares_are_suppressed_where_their_part_the_rest_or_the_whole_is_few(folder):
    path = shutil.copy(make_run(), os.path.join(folder, "shares.h5"))
    # Posts by hand, and a vacancy rate over them: few posts, few vacancies, few filled, none, enough of both.
    posts, rates = [5, 40, 40, 40, 40], [0.5, 0.1, 0.9, 0.0, 0.51234]
    with h5py.File(path, "r+") as file:
        file["posts_fte"][0, 0, :5], file["vacancy_rate"][0, 0, :5] = posts, rates
    told = rows_of(export(path, "--measure", "vacancy_rate", "--level", "council", "--disclosure"))[:5]
    require([row["value"] for row in told] == ["c", "c", "c", "0", "0.512"], told)


def a_caseload_is_suppressed_where_it_makes_few_cases(folder):
    path = shutil.copy(make_run(), os.path.join(folder, "caseloads.h5"))
    # By hand: few holders, few cases, none, enough of both; and everybody else of the council, who counts for nothing.
    full_time, caseloads = [5, 40, 40, 40], [2, 0.1, 0, 12.345]
    with h5py.File(path, "r+") as file:
        file["permanent_fte"][0, 0, :4] = 100
        file["hours_present"][0, 0, :4], file["caseload_mean"][0, 0, :4] = 37 * np.array(full_time), caseloads
    told = rows_of(export(path, "--measure", "caseload_mean", "--level", "council", "--disclosure"))[:4]
    require([row["value"] for row in told] == ["c", "c", "0", "12.3"], told)


def shares_of_case_holders_are_over_them_alone(folder):
    path = shutil.copy(make_run(), os.path.join(folder, "holders.h5"))
    # Two case holders beside 100 others; 40 of whom four, half and none are above their cap.
    full_time, shares = [2, 40, 40, 40], [0.5, 0.1, 0.5, 0.0]
    with h5py.File(path, "r+") as file:
        file["permanent_fte"][0, 0, :4] = 100
        file["hours_present"][0, 0, :4] = 37 * np.array(full_time)
        for measure in ("share_over_cap", "share_excessive", "share_over_legal", "agency_share_case_holders"):
            file[measure][0, 0, :4] = shares
    for measure in ("share_over_cap", "share_excessive", "share_over_legal", "agency_share_case_holders"):
        told = rows_of(export(path, "--measure", measure, "--level", "council", "--disclosure"))[:4]
        require([row["value"] for row in told] == ["c", "c", "0.5", "0"], f"{measure}: {told}")


def of_a_suppressed_mean_only_the_number_of_futures_is_told(folder):
    plain, safe = both(make_run(), "--table", "summary")
    statistics = len({row["statistic"] for row in plain})
    seen = 0
    for first in range(0, len(safe), statistics):
        block = safe[first:first + statistics]
        require(block[0]["statistic"] == "mean", block[0])
        for one, other in zip(plain[first:first + statistics], block):
            if other["statistic"] in OF_FUTURES and one["value"] != EMPTY:
                require(other["value"] == one["value"], f"{one} but {other}")
            elif block[0]["value"] == "c" and one["value"] != EMPTY:
                seen += 1
                require(other["value"] == "c", f"{one} but {other}")
    require(seen > 0, "no mean is suppressed in the sample")


def costs_and_chances_stay_as_they_are(folder):
    path = make_comparison()
    plain, safe = both(path, "--table", "summary", "--level", "council")
    for one, other in zip(plain, safe):
        if one["unit"].startswith("GBP") and one["value"] != EMPTY:
            require(one == other, f"{one} but {other}")
    words = (path, "--table", "summary", "--disclosure")
    asked = ("open_cases,cost_placements", "cost_agency", "agency_premium", "open_cases,cost_total")
    told = [caseforce("export", *words, "--measure", measures).err for measures in asked]
    for one in told[:3]:
        require("small numbers can be worked out" in one, f"nobody is warned of prices: {one}")
    require(told[3] == "", f"warned of {told[3]}")
    plain, safe = both(path, "--table", "targets")
    require(plain == safe, "the targets' probabilities are of futures, not of people")


def differences_are_treated_as_counts_of_their_size(folder):
    plain, safe = both(make_comparison(), "--table", "difference_horizon")
    for one, other in zip(plain, safe):
        if one["statistic"] != "mean" or one["unit"] not in PEOPLE or one["measure"] in ONE_PERSONS or not one["value"]:
            continue
        people = abs(float(one["value"])) / PEOPLE[one["unit"]]
        require((other["value"] == "c") == (0 < people < 5.5), f"{one} but {other}")


def every_measure_of_every_table_that_can_be_safe_is_treated(folder):
    """None is withheld only because it is not known: nothing but what one worker decides is c everywhere."""
    path = shutil.copy(make_run(), os.path.join(folder, "many.h5"))
    with h5py.File(path, "r+") as file:  # enough people everywhere
        for group in [file, *(one for one in file.values() if isinstance(one, h5py.Group))]:
            for name, one in group.items():
                if isinstance(one, h5py.Dataset) and "CLASS" not in one.attrs:
                    share = one.attrs["units"] in ("1", "%")
                    one[...] = np.full(one.shape, 0.5 if share and one.attrs["units"] == "1" else 50 if share else 7400)
    for table in ("series", "summary", "year", "year_summary"):
        for row in rows_of(export(path, "--table", table, "--disclosure")):
            require((row["value"] == "c") == (row["measure"] in ONE_PERSONS and row.get("statistic") not in OF_FUTURES),
                    f"{table}: {row}")
            require(not math.isnan(float(row["value"])) if row["value"] not in ("c", "x") else True, row)


if __name__ == "__main__":
    sys.exit(run_sentences(globals()))
