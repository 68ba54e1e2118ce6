"""What the document tells of the comparison: values and differences, targets, worth, parts of an
option, chance and not knowing, hours, ranking. docs/report.md has the fields."""

import numpy as np

from results_file import half_width_in_se, rounded, series, texts

SHOWN = [("caseload_mean", "year"), ("agency_share", "year"), ("cost_total", "horizon"), ("share_excessive", "year"),
         ("excess_hours", "year"), ("unallocated_cases", "year"), ("permanent_fte", "year"), ("vacancy_rate", "year"),
         ("turnover_12m", "year"), ("open_cases", "year"), ("changes_of_worker_3plus", "year"),
         ("agency_premium", "horizon")]
YEAR = 52
MONTH = 4  # weeks
LAST_DIFFERENCE = {"year": "difference_run_year", "horizon": "difference_horizon"}


def over_weeks(values, how):
    """The weeks of each future as one number, weeks without a value left out; none of none."""
    known = ~np.isnan(values)
    total = np.where(known, values, 0).sum(axis=-1)
    count = known.sum(axis=-1)
    with np.errstate(invalid="ignore", divide="ignore"):
        return np.where(count > 0, total if how == "sum" else total / count, np.nan)


def told_of(mean, se, n):
    return {"mean": rounded(mean), "se": rounded(se), "half": rounded(half_width_in_se(int(n)) * se) if n > 1 else None}


def value(file, name, how, weeks):
    """Per option: mean over the futures of the measure over the weeks, and its error where the file keeps futures."""
    kept = file.futures("council", name, None)
    if kept is None:
        means = over_weeks(file.summary("council", name, None, "mean")[:, weeks], how)
        return [told_of(mean, np.nan, 0) for mean in means]
    told = []
    for each in over_weeks(kept[:, :, weeks], how):
        each = each[~np.isnan(each)]
        se = each.std(ddof=1) / np.sqrt(each.size) if each.size > 1 else np.nan
        told.append(told_of(each.mean() if each.size else np.nan, se, each.size))
    return told


def difference(row):
    mean, _, lower, upper, _, _, n = row
    return {"mean": rounded(mean), "lower": rounded(lower), "upper": rounded(upper), "n": int(n) if n == n else 0}


def last_year(weeks):
    """The weeks of the last whole year of the run; all of a run of less than one."""
    years = weeks // YEAR
    return slice((years - 1) * YEAR, years * YEAR) if years else slice(0, weeks)


def values_and_differences(file, measures):
    rows = []
    for name, span in SHOWN:
        if file.measure("council", name) is None:
            continue
        if file.weeks < YEAR:
            span = "horizon"
        weeks = last_year(file.weeks) if span == "year" else slice(0, file.weeks)
        row = {"measure": name, "over": span, "first_week": weeks.start, "last_week": weeks.stop - 1,
               "values": value(file, name, measures[name]["over_time"], weeks), "differences": None}
        if all(one["mean"] is None for one in row["values"]):
            continue
        group = LAST_DIFFERENCE[span]
        if file.has(f"{group}/{name}"):
            told = file.file[f"{group}/{name}"][()]
            told = told[:, -1] if span == "year" else told
            row["differences"] = [None, *(difference(one) for one in told)]
        rows.append(row)
    return rows


def probability(share, lower, upper):
    return [rounded(share), rounded(lower), rounded(upper)]


def targets(file, wanted):
    if not file.has("targets"):
        return None
    group = file.file["targets"]
    told = [{"name": name, **target} for name, target in zip(texts(group["target"]), wanted)]
    for position, target in enumerate(told):
        target["met"] = [probability(*(group[part][option, position] for part in ("probability", "lower", "upper")))
                         for option in range(len(file.options))]
    all_met = [probability(*(group[part][option] for part in ("all_met", "all_met_lower", "all_met_upper")))
               for option in range(len(file.options))]
    simulated = file.summary("council", "cost_total", None, "n")[:, -1]
    return {"each": told, "all": all_met, "left_out": [rounded(count) for count in simulated - group["all_met_n"][()]]}


def gain_interval(file, option, target, week):
    """The 95% interval of what a target's measure gets better by, where the file has that difference."""
    name = target["measure"]
    if target["level"] != "council" or target["every_week_of"]:
        return None, None
    if target["at"] and file.has(f"difference/{name}"):
        row = file.file[f"difference/{name}"][option - 1, week]
    elif target["over"] == f"last {YEAR} weeks" and file.weeks % YEAR == 0 and file.has(f"difference_run_year/{name}"):
        row = file.file[f"difference_run_year/{name}"][option - 1, -1]
    elif not target["at"] and not target["over"] and file.has(f"difference_horizon/{name}"):
        row = file.file[f"difference_horizon/{name}"][option - 1]
    else:
        return None, None
    lower, upper = row[2], row[3]
    return (-upper, -lower) if target["wanted"] == "at_most" else (lower, upper)


def worth(file, wanted, weeks):
    """For each target, each option's extra cost, gain and price of a unit of it."""
    if not file.has("cost_effectiveness"):
        return None
    group, told = file.file["cost_effectiveness"], []
    for position, target in enumerate(wanted):
        rows = [None]
        for option in range(1, len(file.options)):
            row = {part: rounded(group[part][option, position])
                   for part in ("cost", "gain", "ratio", "ratio_lower", "ratio_upper", "probability_dominated")}
            by = group["dominated_by"][option, position]
            row["dominated_by"] = int(by) if by == by and by >= 0 else None
            row["gain_lower"], row["gain_upper"] = map(rounded, gain_interval(file, option, target, weeks[position]))
            rows.append(row)
        told.append(rows)
    return told


def payback(file):
    """What each option has cost more so far, and when that is back, as the group has it."""
    if not file.has("payback"):
        return None
    group, rows = file.file["payback"], [None]
    extra = group["extra_cost"][()]  # option, week, statistic: mean, se, lower, upper
    for option in range(1, len(file.options)):
        part = lambda name: rounded(group[name][option])
        row = {name: part(name) for name in ("outlay", "outlay_after", "back_after", "back_after_earliest", "back_after_latest")}
        row["by_end"] = [part("probability_by_end"), part("probability_by_end_lower"), part("probability_by_end_upper")]
        week = row["outlay_after"]
        row["outlay_half"] = None if week is None else rounded(extra[option, week - 1, 3] - extra[option, week - 1, 0])
        rows.append(row)
    told = series(np.moveaxis(extra[:, :, [0, 2, 3]], 2, 1), MONTH, file.in_full)
    return {"rows": rows, "statistics": ["mean", "lower", "upper"], **told}


def waterfall(file, targets_wanted):
    """What each part of an option does, of the targets' measures and the cost."""
    if not file.has("waterfall"):
        return None
    group = file.file["waterfall"]
    name = group.attrs["of_policy"]
    name = name.decode() if isinstance(name, bytes) else name
    option = file.options.index(name)
    told = []
    wanted = [target["measure"] for target in targets_wanted]
    for measure in dict.fromkeys([*wanted, "cost_total", "caseload_mean", "agency_share", "share_excessive", "permanent_fte"]):
        if measure in group and f"difference_horizon/{measure}" in file.file:
            told.append({"measure": measure, "parts": [difference(row) for row in group[measure][()]],
                         "whole": difference(file.file[f"difference_horizon/{measure}"][option - 1])})
    return {"option": option, "parts": texts(group["part"]), "rows": told}


def shares(file, group, name):
    """Per option the share and its error; the comparison with itself has none."""
    if not file.has(f"{group}/{name}"):
        return None
    return [[rounded(row[0]), rounded(row[1])] for row in file.file[f"{group}/{name}"][()]]


def chance(file):
    """The share of each measure's variance, over the whole horizon, that comes from what is not known."""
    if not file.has("not_known"):
        return None
    return [{"measure": name, "share": shares(file, "not_known", name),
             "of_difference": shares(file, "not_known_difference", name)}
            for name, _ in SHOWN if file.has(f"not_known/{name}")]


def knowing(file):
    if not file.has("knowing"):
        return None
    group = file.file["knowing"]
    return [{"key": key, "low": rounded(group["value_low"][row]), "high": rounded(group["value_high"][row]),
             "gain": rounded(group["gain"][row]), "gain_se": rounded(group["gain_se"][row]),
             "all_met": [[probability(*(group[f"all_met_{end}{part}"][option, row] for part in ("", "_lower", "_upper")))
                          for end in ("low", "high")]
                         for option in range(len(file.options))]}
            for row, key in enumerate(texts(group["uncertain"]))]


def excessive_hours(file):
    if not file.has("excessive_hours"):
        return None
    group, told = file.file["excessive_hours"], []
    for name in group:
        if name in ("policy", "statistic"):
            continue
        row = {"what": name, "values": [told_of(*one) for one in group[name][()]],
               "differences": None}
        if file.has(f"difference_excessive_hours/{name}"):
            differences = file.file[f"difference_excessive_hours/{name}"][()]
            row["differences"] = [None, *(difference(one) for one in differences[1:])]
        told.append(row)
    return told


def ranking(file):
    if not file.has("ranking"):
        return None
    group = file.file["ranking"]
    attributes = {name: (value.decode() if isinstance(value, bytes) else getattr(value, "item", lambda: value)())
                  for name, value in group.attrs.items() if isinstance(value, (bytes, str, float, int, np.generic))}
    rows = [{part: rounded(group[part][option]) for part in ("place", "mean", "behind", "lower", "upper", "may_be_best", "n")}
            for option in range(len(file.options))]
    return {"of": attributes, "rows": rows}


# Units of what is observed by year, where they are not FTE (docs/measures.md, Years).
YEARLY_UNITS = {"turnover_rate_fte": "%", "agency_rate_fte": "%", "vacancy_rate_fte": "%", "absence_rate_fte": "%", "rereferral_percent": "%",
                "cases": "cases", "caseload_fte": "cases per FTE", "referrals": "children"}


def wilson(times, n):
    z = 1.959963984540054
    share, by = times / n, z * z / n
    half = z * np.sqrt(share * (1 - share) / n + by / (4 * n))
    return [rounded(share), rounded((share + by / 2 - half) / (1 + by)), rounded((share + by / 2 + half) / (1 + by))]


def backtest(file):
    """What was observed beside what the futures said of it."""
    if not file.has("backtest"):
        return None
    group, rows = file.file["backtest"], []
    values = {name: group[name][()] for name in ("observed", "mean", "se", "q05", "q95")}
    for at, words in enumerate(texts(group["observation"])):
        series, _, when = words.rpartition(" ")
        name, _, part = series.partition(" of ")
        unit = YEARLY_UNITS.get(name, "FTE") if "-" not in when else file.unit(name)
        rows.append({"measure": name, "of": part or None, "at": when, "unit": unit, **{key: rounded(of[at]) for key, of in values.items()}})
    rounding = 1e-6 * np.abs(values["observed"])
    inside = np.count_nonzero((values["q05"] - rounding <= values["observed"]) & (values["observed"] <= values["q95"] + rounding))
    start = group.attrs["from"]
    return {"from": start.decode() if isinstance(start, bytes) else start, "within": wilson(inside, np.count_nonzero(~np.isnan(values["q05"]))), "rows": rows}
