#!/usr/bin/python3
"""check_backtest.py CASEFORCE [PART OF A NAME]: backtest: every score is worked out again with numpy from the values of the
same file. Each function is a sentence.
"""
import csv
import io
import json
import os
import sys

import h5py
import numpy as np

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path[:0] = [os.path.join(HERE, "..", "support")]
sys.dont_write_bytecode = True

from command import OPTIONS, SMALL, caseforce  # noqa: E402
from sentences import require, run_sentences  # noqa: E402

FROM = "2022-10-03"
TABLE = """measure,year,date,level,name,value,note
inpost_fte,2020,,,,9.0,known
inpost_fte,2022,,,,10.0,known too
inpost_fte,2023,,,,8.6,
caseload_fte,2023,,,,9.1,
referrals,2022,,,,230,known
referrals,2024,,,,"1,250",far off
referrals,2031,,,,260,after the run
stage_open,2024,,stage,plan,80,
agency_share,,2023-06-05,,,12.5%,
unallocated_cases,,2023-06-05,team,locality,3,
vacancy_fte,2023,,,,c,suppressed
turnover_rate_fte,2023,,,,,
"""


def written(folder, text, name="observed.csv"):
    path = os.path.join(folder, name)
    with open(path, "w", encoding="utf-8") as file:
        file.write(text)
    return path


def backtest(folder, *words, table=TABLE, status=0):
    return caseforce("backtest", OPTIONS, "--data", written(folder, table), "--from", FROM, "-o", os.path.join(folder, "out.h5"),
                     *words).ends(status)


def quantile(values, p):
    """Where so much of what one more future may come to lies below: the r-th of n in order at r / (n + 1)."""
    return float(np.quantile(values, p, method="weibull"))


def every_score_is_what_the_futures_say(folder):
    told = json.loads(backtest(folder, "--replications", "60", "--detail", "full", "--json").out)
    with h5py.File(os.path.join(folder, "out.h5")) as file:
        years = list(file["year"]["year"][:])
        at, then = years.index(2023), years.index(2024)
        plan = [name.decode() for name in file["year"]["stage"][:]].index("plan")
        week = (np.datetime64("2023-06-05") - np.datetime64("2022-10-03")).astype(int) // 7 - 1
        futures = {"inpost_fte 2023": file["year"]["inpost_fte"][0, :, at], "caseload_fte 2023": file["year"]["caseload_fte"][0, :, at],
                   "referrals 2024": file["year"]["referrals"][0, :, then], "stage_open of plan 2024": file["year"]["stage_open"][0, :, then, plan],
                   "agency_share 2023-06-05": file["agency_share"][0, :, week],
                   "unallocated_cases of team locality 2023-06-05": file["team"]["unallocated_cases"][0, :, week, 0]}
        stored = {name: file["backtest"][name][:] for name in ("observed", "mean", "q05", "crps", "last", "trend")}
        labels = [name.decode() for name in file["backtest"]["observation"][:]]
    observed = {"inpost_fte 2023": 8.6, "caseload_fte 2023": 9.1, "referrals 2024": 1250, "stage_open of plan 2024": 80,
                "agency_share 2023-06-05": 0.125, "unallocated_cases of team locality 2023-06-05": 3}
    require([one["observation"] for one in told["observations"]] == labels and set(labels) == set(observed), labels)
    for one in told["observations"]:
        values, value = futures[one["observation"]].astype(float), observed[one["observation"]]
        n = len(values)
        between = np.abs(values[:, None] - values[None, :]).sum() / (n * (n - 1))
        expected = {"observed": value, "mean": values.mean(), "se": values.std(ddof=1) / n ** 0.5, "q05": quantile(values, 0.05), "q25": quantile(values, 0.25),
                    "q75": quantile(values, 0.75), "q95": quantile(values, 0.95),
                    "place": ((values < value).sum() + 0.5 * (values == value).sum()) / n,
                    "crps": np.abs(values - value).mean() - between / 2}
        for name, number in expected.items():
            require(abs(one[name] - number) <= 1e-6 * max(1, abs(number)), f"{one['observation']}: {name} {one[name]}, not {number}")
        row = labels.index(one["observation"])
        require(stored["crps"][row] == one["crps"] and stored["q05"][row] == one["q05"], "the file has other scores")
    inpost = next(one for one in told["observations"] if one["series"] == "inpost_fte")
    days = [np.datetime64(f"{year}-09-30").astype(int) for year in (2020, 2022, 2023)]
    trend = 10 + (10 - 9) / (days[1] - days[0]) * (days[2] - days[1])
    require(inpost["last"] == 10 and abs(inpost["trend"] - trend) < 1e-9, inpost)
    require(next(one for one in told["observations"] if one["series"] == "caseload_fte")["last"] is None, "known from nothing")
    skill = told["series"]["inpost_fte"]
    require(abs(skill["skill_over_last"] - (1 - inpost["crps"] / 1.4)) < 1e-9, skill)
    require(abs(skill["bias"] - (inpost["mean"] - 8.6)) < 1e-9 and abs(skill["bias_se"] - inpost["se"]) < 1e-9, skill)
    held = sum(one["q05"] <= one["observed"] <= one["q95"] for one in told["observations"])
    require(abs(told["all"]["within_90"]["share"] - held / 6) < 1e-12, told["all"])
    require(told["left_out"] == {"known": 3, "outside_the_run": 1, "without_a_value": 2}, told["left_out"])


def a_table_with_a_column_for_each_measure_is_the_same(folder):
    rows = "measure,year,value\ninpost_fte,2022,10\ninpost_fte,2023,8.6\ncaseload_fte,2023,9.1\n"
    wide = "note,time_period,caseload_fte,inpost_fte\nbefore,2022,z,10\nafter,2023,9.1,8.6\n"
    dated = "date,caseload_fte,inpost_fte\n2022-09-30,,10\n2023-09-30,9.1,8.6\n"
    told = [json.loads(backtest(folder, "--replications", "20", "--json", table=table).out) for table in (rows, wide, dated)]
    require(told[1]["observations"] == told[2]["observations"], "a date is no year")
    require(told[0]["series"] == told[1]["series"], "another table")
    backtest(folder, status=2, table="time_period,inpost_fte\n2023,8\n2023,9\n").says("observed.csv:3:6: inpost_fte 2023 is there twice")
    backtest(folder, status=2, table="measure,inpost_fte\nx,8\n").says("no column 'value'", "no column 'year' or 'date'")


def a_share_without_its_percent_is_told(folder):
    backtest(folder, status=2, table="date,agency_share\n2023-03-31,38\n").says("observed.csv:2:12: 'agency_share' is a share",
                                                                              "expected '38%' or the like")
    for rate, is_told in (("0.381", True), ("38.1", False)):
        done = backtest(folder, table=f"year,turnover_rate_fte\n2023,{rate}\n")
        said = "turnover_rate_fte is a percentage, and no value of it is as high as 1%: 0.381 is taken for 0.381%"
        require((said in done.err) == is_told, done.err)


def a_column_that_may_be_a_measure_misspelt_is_told(folder):
    done = backtest(folder, table="date,open_cases,caseload_mea,source\n2023-03-31,38,12,ours\n")
    require("observed.csv:1: column 'caseload_mea' is no measure and is left out; nearest: caseload_mean" in done.err, done.err)
    require("source" not in done.err, done.err)


def the_table_marks_what_was_not_foreseen(folder):
    done = backtest(folder, "--replications", "30")
    require("6 observed values from 2022-10-03 on" in done.out and "referrals 2024" in done.out, done.out)
    row = next(line for line in done.out.splitlines() if line.startswith("referrals 2024"))
    require("* 1,250" in row, row)
    require("3 known before, 1 outside the run or without a value in it, 2 without a value" in done.out, done.out)
    rows = list(csv.DictReader(io.StringIO(backtest(folder, "--replications", "30", "--csv").out)))
    require(len(rows) == 6 and rows[0]["observation"] == "inpost_fte 2023" and float(rows[0]["last"]) == 10, rows)
    table = caseforce("export", os.path.join(folder, "out.h5"), "--table", "backtest").ends(0).out
    require(table.startswith("observation,measure,unit,value\n") and len(table.splitlines()) == 1 + 6 * 11, table[:200])


def intervals_hold_of_futures_of_the_scenario_itself(folder):
    """What another seed's futures came to is foreseen as surely as the intervals say."""
    other = os.path.join(folder, "other.h5")
    caseforce("run", SMALL, "-o", other, "--seed", "99", "--replications", "40").ends(0)
    with h5py.File(other) as file:
        caseload = file["caseload_mean"][0][:, [25, 51]]
    # What is foreseen does not depend on what was observed, so that one backtest holds of all forty.
    rows = "".join(f"caseload_mean,{date},{value}\n" for date, value in zip(("2023-04-03", "2023-10-02"), caseload[0]))
    done = caseforce("backtest", SMALL, "--replications", "100", "--data", written(folder, "measure,date,value\n" + rows),
                     "--from", "2022-10-03", "-o", os.path.join(folder, "out.h5"), "--json", "--quiet").ends(0)
    told = json.loads(done.out)["observations"]
    require(np.allclose([one["observed"] for one in told], caseload[0]), told)
    inside = sum(((one["q05"] <= caseload[:, i]) & (caseload[:, i] <= one["q95"])).sum() for i, one in enumerate(told))
    # 90% of 80 are 72; four standard errors of 2.7, and as much again as two dates of a future go together.
    require(len(told) == 2 and inside >= 55, f"{inside} of 80")


def few_futures_have_no_interval_and_that_is_said(folder):
    done = backtest(folder, "--replications", "18")
    require("futures are too few for a 90% interval, which takes 19" in done.out, done.out)
    told = json.loads(backtest(folder, "--replications", "18", "--json").out)
    require(all(one["q05"] is None and one["q25"] is not None for one in told["observations"]), told["observations"])
    require(told["all"]["within_90"]["share"] is None and told["all"]["within_50"]["share"] is not None, told["all"])
    rows = list(csv.DictReader(io.StringIO(backtest(folder, "--replications", "1", "--csv").out)))
    require(all(row["q05"] == row["q25"] == row["se"] == "" for row in rows), rows)
    told = json.loads(backtest(folder, "--replications", "19", "--json").out)
    require(all(one["q05"] <= one["q25"] <= one["q75"] <= one["q95"] for one in told["observations"]), told["observations"])


def a_value_on_an_end_of_its_interval_is_within_it(folder):
    """Shares are stored to seven figures: 0.2 is not the 0.2 of the file."""
    out = os.path.join(folder, "ends.h5")
    caseforce("run", OPTIONS, "-o", out, "--replications", "19").ends(0)
    with h5py.File(out) as file:
        week = (np.datetime64("2023-06-05") - np.datetime64("2022-10-03")).astype(int) // 7 - 1
        least = np.sort(file["agency_share"][0, :, week])[0]
    for typed, inside in ((f"{least:.7g}", 1), (f"{least * 0.9999:.7g}", 0)):
        told = json.loads(backtest(folder, "--replications", "19", "--json", table=f"measure,date,value\nagency_share,2023-06-05,{typed}\n").out)
        require(told["all"]["within_90"]["share"] == inside, f"{typed}, {least}: {told['observations']}")


def a_value_is_of_one_part_of_the_council(folder):
    for row, why in (("unallocated_cases,2023-06-05,locality,social_worker,3", "'social_worker' beside team 'locality'"),
                     ("unallocated_cases,2023-06-05,nowhere,social_worker,3", "'social_worker' beside team 'nowhere'")):
        done = backtest(folder, table=f"measure,date,team,role,value\n{row}\n", status=2)
        require(why in done.err and "observed.csv:2:" in done.err, done.err)
    done = backtest(folder, table="measure,date,level,name,stage,value\nopen_cases,2023-06-05,team,locality,plan,3\n", status=2)
    require("'team' beside stage 'plan'" in done.err, done.err)


def a_percentage_is_of_a_share(folder):
    done = backtest(folder, table="measure,date,value\nopen_cases,2023-06-05,12%\n", status=2)
    require("'12%': open_cases is no share" in done.err, done.err)
    done = backtest(folder, table="measure,date,value\nopen_case,2023-06-05,12%\n", status=2)
    require("'open_case' is not a measure" in done.err and "1 mistake" in done.err, done.err)
    done = backtest(folder, "--json", table="measure,date,value\nagency_share,2023-06-05,34.7 %\nopen_cases,2023-06-05,n/a\n")
    told = json.loads(done.out)
    require(abs(told["observations"][0]["observed"] - 0.347) < 1e-9 and told["left_out"]["without_a_value"] == 1, told)


def symbols_of_the_national_statistics_are_no_values(folder):
    symbols = ("c", "[c]", "u", "[x]", ":", "..", "z", "k", "low", "~", "[low]", "", "NA", "N/A", "n/a", ".", "-")
    rows = "".join(f"open_cases,2023-{1 + i % 9:02}-05,{symbol}\n" for i, symbol in enumerate(symbols))
    done = backtest(folder, "--json", table="measure,date,value\nagency_share,2023-06-05,34.7%\n" + rows)
    require(json.loads(done.out)["left_out"]["without_a_value"] == len(symbols), done.out)


def every_mistake_in_a_table_is_told_with_its_place(folder):
    done = backtest(folder, status=2, table="""measure,year,date,stage,value
inpost_ftee,2023,,,10
caseload_fte,,,,9
caseload_mean,2023,,,9
stage_open,2023,,,9
inpost_fte,twenty,,,9
agency_share,,2023-02-30,,9%
inpost_fte,2023,,plan,9
inpost_fte,2023,,,nine
inpost_fte,,2023-08-31,,9
starters_fte,2023,,,1
starters_fte,,2023-09-30,,2
""")
    path = os.path.join(folder, "observed.csv")
    done.says(f"{path}:2:1: 'inpost_ftee' is not a measure", "nearest: inpost_fte", f"{path}:3:1: 'caseload_fte' is a yearly measure and has no year",
              f"{path}:4:1: 'caseload_mean' is a weekly measure and has no date", f"{path}:5:12: 'stage_open' is of a stage",
              f"{path}:6:12: 'twenty' is not a year", f"{path}:7:15: '2023-02-30' is not a date", f"{path}:8:12: 'inpost_fte' is of the whole council",
              f"{path}:9:19: 'nine' is not a number",
              f"{path}:10:13: '2023-08-31' ends no workforce year", "2023-09-30, or a year", f"{path}:12:1: starters_fte 2023 is there twice", "10 mistakes")
    backtest(folder, status=2, table='measure,year,value\ninpost_fte,2023,"12,5"\n').says("'12,5' is not a number")
    backtest(folder, status=2, table="measure\tyear\tvalue\ninpost_fte\t2023\t9\n").says("columns are apart by tabs")
    many = backtest(folder, status=2, table="measure,year,value\n" + f"{'long' * 1000},2023,9\n" * 1000)
    many.says("100 mistakes")
    require(len(many.err) < 50000, f"{len(many.err)} characters")
    require(not os.path.exists(os.path.join(folder, "out.h5")), "a file all the same")
    backtest(folder, status=2, table="Measure,year,value\nx,2023,8\n").says("no column 'measure'", "nearest: Measure")
    backtest(folder, status=2, table="what,year\n1,2\n").says("no column 'measure'", "no column 'value'")
    backtest(folder, status=2, table="measure;year;value\ninpost_fte;2023;9\n").says("columns are apart by ';'", "a comma between columns")
    backtest(folder, status=2, table="measure,stage,year,value\nstage_open,plann,2023,9\n").says("no stage 'plann'", "nearest: plan")
    backtest(folder, status=2, table="measure,year,value\ninpost_fte,2011,9\n").says("nothing that was observed from 2022-10-03 on")
    backtest(folder, status=2, table="measure,year,value\ninpost_fte,2023\n").says("observed.csv:2")
    caseforce("backtest", OPTIONS, "--from", FROM).ends(2).says("--data")
    caseforce("backtest", OPTIONS, "--from", FROM, "--data", os.path.join(folder, "none.csv")).ends(1).says("none.csv")
    data = written(folder, TABLE)
    caseforce("backtest", OPTIONS, "--data", data).ends(2).says("--from")
    caseforce("backtest", OPTIONS, "--data", data, "--from", "2022").ends(2).says("a date is needed")
    caseforce("backtest", OPTIONS, "--data", data, "--from", FROM, "-o", data).ends(2)
    require(open(data, encoding="utf-8").read() == TABLE, "the table was lost")


if __name__ == "__main__":
    sys.exit(run_sentences(globals()))
