#!/usr/bin/python3
"""check_compare_told.py CASEFORCE [PART OF A NAME]: what `compare` tells in its tables, as JSON and as CSV is what its file
holds. Each function is a sentence.
"""
import csv
import io
import json
import math
import os
import sys

import numpy as np

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path[:0] = [os.path.join(HERE, "..", "support")]
sys.dont_write_bytecode = True

from command import OPTIONS, caseforce  # noqa: E402
from compared import DIFFERENCE, POLICIES, compared, over  # noqa: E402
from sentences import require, run_sentences  # noqa: E402


def json_and_csv_and_the_file_carry_the_same_numbers(folder):
    c = compared()
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

    text = caseforce("compare", OPTIONS, "-o", os.path.join(folder, "csv.h5"), "--waterfall", "both", "--csv").ends(0).out
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


def json_alone_is_the_table_of_measures(folder):
    """{measure: {policy: {mean, se}}} and nothing else, so that a reader may go through all of it."""
    c = compared()
    for verb, words in (("compare", ()), ("sweep", ("--set", "supply.agency.cover=25%,75%"))):
        told = json.loads(caseforce(verb, OPTIONS, "-o", os.path.join(folder, "json.h5"), *words, "--json").ends(0).out)
        require(list(told) == c.single(), set(told) ^ set(c.single()))
        for measure, policies in told.items():
            require("baseline" in policies and all({"mean", "se"} <= set(one) for one in policies.values()), f"{measure}: {policies}")
        if verb == "compare":
            require(told == {measure: c.json[measure] for measure in told}, "other numbers than those of all that was found")


def the_table_fits_eighty_columns_and_marks_what_cannot_be_told_from_none(folder):
    done = caseforce("compare", OPTIONS, "-o", os.path.join(folder, "t.h5")).ends(0)
    require(all(len(line) <= 80 for line in done.out.splitlines()),
            [line for line in done.out.splitlines() if len(line) > 80])
    wide = caseforce("compare", OPTIONS, "-o", os.path.join(folder, "t.h5"), "--quiet", env={**os.environ, "COLUMNS": "200"}).ends(0)
    require(len(wide.out.splitlines()) < len(done.out.splitlines()), "a wider terminal takes fewer lines")
    nothing = next(line for line in done.out.splitlines() if line.startswith("nothing"))
    require(nothing.split()[1:] == ["0"] * len(nothing.split()[1:]), nothing)
    require("≈" in done.out and "Difference from the baseline" in done.out, done.out)


def pounds_for_a_target_are_for_each_unit_of_what_it_asks_over_its_span(folder):
    asks = os.path.join(folder, "asks.yaml")
    with open(asks, "w", encoding="utf-8") as stream:
        stream.write(f"extends: {OPTIONS}\ntargets: [{{measure: cost_total, at_most: 1}}, {{measure: excess_hours, at_most: 1}}]\n")
    table = caseforce("compare", asks, "-o", os.path.join(folder, "asks.h5"), "--policies", "nothing", "--replications", "3",
                      "--allow-outside").ends(0).out.partition("Pounds over the horizon")[2]
    units = table.splitlines()[2]
    require(units.split() == ["GBP", "hours", "per", "week"], f"what is summed over the horizon is not by the week: {units}")


def what_would_be_known_has_its_interval(folder):
    c = compared()
    known = c.file["knowing"]
    for name in ("probability_low", "probability_high", "all_met_low", "all_met_high"):
        share, lower, upper = (known[name + end][()] for end in ("", "_lower", "_upper"))
        require(((lower <= share) & (share <= upper) & (upper - lower > 0.2)).all(), f"24 futures tell little: {name} {lower} {upper}")
    told = c.json["knowing"]["pathway.drift"]["both"]
    at = [n.decode() for n in known["uncertain"][()]].index("pathway.drift"), POLICIES.index("both")
    require(told["all_met_high_upper"] == known["all_met_high_upper"][at[1], at[0]], told)
    table = caseforce("compare", OPTIONS, "-o", os.path.join(folder, "known.h5"), "--policies", "both").ends(0).out.partition("Were it known")[2]
    low, high = ([100 * told[f"all_met_{end}{part}"] for part in ("", "_lower", "_upper")] for end in ("low", "high"))
    row = next(line for line in table.splitlines() if line.startswith("pathway.drift"))
    wanted = ", ".join(f"{a:.0f} ({b:.0f} to {c:.0f})" for a, b, c in (low, high))
    require(" ".join(wanted.split()) in " ".join(table.split()), f"{wanted}: {row}")


if __name__ == "__main__":
    sys.exit(run_sentences(globals()))
