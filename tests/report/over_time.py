"""What the document tells week by week, month by month and year by year. docs/report.md has the fields."""

import datetime

import numpy as np

import scenario_text
from results_file import QUANTILES, rounded, series, shown_weeks

COUNCIL = ["caseload_mean", "agency_share", "vacancy_rate", "share_excessive", "excess_hours", "unallocated_cases",
           "turnover_12m", "cost_total", "permanent_fte", "agency_fte"]
TEAM_BANDS = ["caseload_mean", "unallocated_cases", "share_excessive", "vacancy_rate", "agency_share"]
TEAM_MEDIANS = ["practitioners_needed_fte", "posts_fte", "permanent_fte", "agency_fte", "managed_fte"]
POINTS = 24000  # of all measures that are shown week by week, over all options: what keeps the page below 1 MB
STEPS = [1, 2, 4, 13, 26, 52]
MONTH = 4  # weeks
OFTEN = 5  # ends a week
BREAKS = {"weeks": 13, "unallocated": 0.05, "share_excessive": 0.5}


def ends_often(file, stage):
    """Whether a week's share of what ended in it says anything."""
    return np.nanmean(file.summary("stage", "stage_left", stage["key"], "mean")[0]) >= OFTEN


def weekly_measures(file, targets, limits):
    wanted = [("council", name, None) for name in COUNCIL]
    wanted += [("stage", "stage_in_limit", stage["key"]) for stage in limits if stage["limit"] and ends_often(file, stage)]
    wanted += [(target["level"], target["measure"], target["of"]) for target in targets]
    return list(dict.fromkeys(wanted))


def every(file, measures):
    """Every how many weeks so many measures of the council are shown."""
    for step in STEPS:
        if measures * len(file.in_full) * len(shown_weeks(file.weeks, step)) <= POINTS:
            return step
    return STEPS[-1]


def one_series(file, level, name, unit, statistics, step):
    lines = [file.summary(level, name, unit, statistic) for statistic in statistics]
    if lines[0] is None or np.isnan(lines[0][file.in_full]).all():
        return None
    told = series(np.stack(lines, axis=1), step, file.in_full)
    return {"measure": name, "level": level, "of": unit, "statistics": statistics, **told}


def all_series(file, targets, limits):
    wanted = weekly_measures(file, targets, limits)
    step = every(file, len(wanted))
    told = [one_series(file, *one, QUANTILES, step) for one in wanted]
    for team in file.units_of("team"):
        has_cases = np.nanmax(np.nan_to_num(file.summary("team", "caseload_mean", team, "q50"))) > 0
        for name in TEAM_BANDS:
            if has_cases or name in ("vacancy_rate", "agency_share"):
                told.append(one_series(file, "team", name, team, ["q05", "q50", "q95"], MONTH))
        for name in TEAM_MEDIANS:
            if has_cases or name != "practitioners_needed_fte":
                told.append(one_series(file, "team", name, team, ["q50"], MONTH))
    for stage in file.units_of("stage"):
        for name in ("open_cases", "unallocated_cases", "awaiting_transfer", "open_over_limit"):
            told.append(one_series(file, "stage", name, stage, ["mean"], MONTH))
    return [one for one in told if one]


def workforce(file):
    """People in post by the route they came by, agency workers and managed teams: means, every four weeks."""
    group = file.file["summary"]
    came = group["starters_by_route"][:, :, :, 0]
    left = group["leavers_by_route"][:, :, :, 0]
    headcount = group["permanent_headcount"][:, :, 0]
    stock = np.cumsum(came - left, axis=1)
    routes = file.names("summary", "route")
    at_start = headcount[:, 0] - came[:, 0].sum(axis=1) + left[:, 0].sum(axis=1)
    stock[:, :, routes.index("initial")] += at_start[:, None]
    lines = [stock[:, :, route] for route in range(len(routes))]
    lines += [group["agency_headcount"][:, :, 0], group["managed_fte"][:, :, 0]]
    names = [*routes, "agency_headcount", "managed_fte"]
    kept = [line for line in range(len(names)) if np.nanmax(np.abs(lines[line][file.in_full])) > 1e-9]
    told = series(np.stack([lines[line] for line in kept], axis=1), MONTH, file.in_full, 0.1)
    return {"names": [names[line] for line in kept], **told}


def in_full(file, of_options):
    """Of those options of which weeks, months and years are told; None in place of the others."""
    return [one if option in file.in_full else None for option, one in enumerate(of_options)]


def month_of(file, week):
    """The month that a week's last day is in."""
    return (file.date_after(week) - datetime.timedelta(days=1)).strftime("%Y-%m")


def intakes(file):
    """Starts by route in each month (mean over the futures), and managed teams in post at its end."""
    months = list(dict.fromkeys(month_of(file, week) for week in range(file.weeks)))
    column = np.array([months.index(month_of(file, week)) for week in range(file.weeks)])
    group, rows = file.file["summary"], []
    for route, name in enumerate(file.names("summary", "route")):
        came = group["starters_by_route"][:, :, route, 0]
        by_month = np.array([np.bincount(column, weights=line, minlength=len(months)) for line in came])
        if by_month[file.in_full].max() > 0:
            rows.append({"route": name, "counts": "starts",
                         "values": in_full(file, [[rounded(x, 3) if x >= 0.05 else 0 for x in line] for line in by_month])})
    managed = group["managed_fte"][:, :, 0]
    if managed.max() > 0:
        last = [np.flatnonzero(column == month)[-1] for month in range(len(months))]
        rows.append({"route": "managed_fte", "counts": "in_post",
                     "values": in_full(file, [[rounded(x, 3) for x in line] for line in managed[:, last]])})
    return {"months": months, "rows": rows}


def bands(file):
    group = file.file["summary"]
    workers = np.moveaxis(group["caseload_band"][:, :, :, 0], 2, 1)
    return {"names": file.names("summary", "band"), **series(workers, MONTH, file.in_full, 0.1)}


# ---- milestones ----------------------------------------------------------------------------------

def target_weeks(file, target):
    """The first and last week that a target is about."""
    if target["at"]:
        week = file.last_week_by(datetime.date.fromisoformat(target["at"]))
        return week, week
    text = target["over"] or target["every_week_of"]
    return scenario_text.span(text, file.start, file.weeks) if text else (0, file.weeks - 1)


def should(first, target, due, weeks):
    """A straight line from the first week's median to the bound at the week that it is due; the bound after it."""
    bound = target["bound"]
    is_within = first <= bound if target["wanted"] == "at_most" else first >= bound
    if is_within or due == 0:
        return [bound] * len(weeks)
    return [first + (bound - first) * min(week / due, 1) for week in weeks]


def met_by(file, target, option, week, bound):
    """Share of the futures that are where they should be: exact where the file keeps futures, else the
    two shares between which the quantiles say that it lies."""
    at_most = target["wanted"] == "at_most"
    rounding = 1e-6 * abs(bound)
    kept = file.futures(target["level"], target["measure"], target["of"])
    if kept is not None:
        each = kept[option, :, week]
        each = each[~np.isnan(each)]
        if not each.size:
            return None
        share = float(np.mean(each <= bound + rounding if at_most else each >= bound - rounding))
        return [rounded(share), rounded(share)]
    quantiles = [file.summary(target["level"], target["measure"], target["of"], q)[option, week] for q in QUANTILES]
    if np.isnan(quantiles).any():
        return None
    below = [share for share, at in zip((0.05, 0.25, 0.5, 0.75, 0.95), quantiles) if at <= bound + rounding]
    above = [share for share, at in zip((0.05, 0.25, 0.5, 0.75, 0.95), quantiles) if at >= bound - rounding]
    if at_most:
        over = [share for share, at in zip((0.05, 0.25, 0.5, 0.75, 0.95), quantiles) if at > bound + rounding]
        return [below[-1] if below else 0, over[0] if over else 1]
    under = [share for share, at in zip((0.05, 0.25, 0.5, 0.75, 0.95), quantiles) if at < bound - rounding]
    return [rounded(1 - above[0]) if above else 0, rounded(1 - under[-1]) if under else 1]


def milestones(file, targets):
    """For each target, month by month: where it should be, where the middle future will be, how surely."""
    ends = {}
    for week in range(file.weeks):
        ends[month_of(file, week)] = week
    if month_of(file, file.weeks) == month_of(file, file.weeks - 1):
        del ends[month_of(file, file.weeks - 1)]  # begun, and not ended
    weeks, rows = list(ends.values()), []
    for target in targets:
        median = file.summary(target["level"], target["measure"], target["of"], "q50")
        known = np.flatnonzero(~np.isnan(median[0]))
        first, last = target_weeks(file, target)
        is_sum = file.over_time(target["level"], target["measure"]) == "sum" and not target["every_week_of"] and first < last
        if not known.size or is_sum:
            rows.append(None)
            continue
        line = should(median[0, known[0]], target, first, weeks)
        rows.append({"should": [rounded(x) for x in line],
                     "median": in_full(file, [[rounded(median[option, week]) for week in weeks] for option in range(len(file.options))]),
                     "met": in_full(file, [[met_by(file, target, option, week, bound) for week, bound in zip(weeks, line)]
                                        for option in range(len(file.options))])})
    return {"months": list(ends), "weeks": weeks, "targets": rows}


# ---- which team breaks first ---------------------------------------------------------------------

def breaks_over(weekly, bound, span, by):
    """Weeks of spans with a mean over the bound, from the first to the last that is over it itself; to the end where it goes on."""
    inside = np.zeros(weekly.size, dtype=bool)
    for first in range(weekly.size - span + 1):
        inside[first:first + span] |= weekly[first:first + span].mean() > bound
    edges = np.flatnonzero(np.diff(np.concatenate([[0], inside, [0]])))
    told = []
    for first, end in edges.reshape(-1, 2):
        over = first + np.flatnonzero(weekly[first:end] > bound)
        first, last = int(over[0]), int(over[-1]) if end < weekly.size else weekly.size - 1
        told.append({"first": first, "last": last, "by": by, "mean": rounded(weekly[first:last + 1].mean())})
    return told


def highest(weekly, span):
    means = np.array([weekly[first:first + span].mean() for first in range(weekly.size - span + 1)])
    if np.isnan(means).all():
        return None
    return [rounded(np.nanmax(means)), int(np.nanargmax(means)) + span - 1]


def breaks(file):
    """Per team and option, when the team's middle future is over a bound on average over 13 weeks."""
    rows, span = [], min(BREAKS["weeks"], file.weeks)
    for team in file.units_of("team"):
        if not np.nanmax(np.nan_to_num(file.summary("team", "caseload_mean", team, "q50"))) > 0:
            continue
        told = []
        for option in range(len(file.options)):
            waiting, is_open, hours = (file.summary("team", name, team, "q50")[option].astype(float)
                                       for name in ("unallocated_cases", "open_cases", "share_excessive"))
            waiting = np.divide(waiting, is_open, out=np.zeros_like(waiting), where=is_open > 0)
            found = [*breaks_over(hours, BREAKS["share_excessive"], span, "share_excessive"),
                     *breaks_over(waiting, BREAKS["unallocated"], span, "unallocated_cases")]
            told.append({"breaks": sorted(found, key=lambda one: one["first"]),
                         "highest": {"share_excessive": highest(hours, span), "unallocated_cases": highest(waiting, span)}})
        rows.append({"team": team, "options": told})
    return {"bounds": {**BREAKS, "weeks": span}, "teams": rows}


# ---- years ---------------------------------------------------------------------------------------

COSTS = ["cost_total", "cost_permanent", "cost_agency", "cost_managed", "cost_intake", "cost_placements", "cost_policy",
         "budget", "cost_vs_budget"]
NATIONAL = ["inpost_fte", "turnover_rate_fte", "agency_rate_fte", "vacancy_rate_fte", "caseload_fte", "absence_rate_fte",
            "rereferral_percent", "referrals"]
KINDS = {name: "financial" for name in COSTS} | {name: "workforce" for name in NATIONAL[:6]} | {
    name: "children" for name in NATIONAL[6:]}


def in_financial_year(file, name, year):
    """Mean of what the weeks that end in the financial year add up to, for as many days as the year has."""
    last = [file.date_after(week) - datetime.timedelta(days=1) for week in range(file.weeks)]
    inside = [datetime.date(year - 1, 4, 1) <= day < datetime.date(year, 4, 1) for day in last]
    days = (datetime.date(year, 4, 1) - datetime.date(year - 1, 4, 1)).days
    return [rounded(np.nansum(means[inside]) * days / (7 * np.isfinite(means[inside]).sum())) for means in file.summary("council", name, None, "mean")]


def years(file):
    if not file.has("year_summary"):
        return None
    group = file.file["year_summary"]
    labels = [int(year) for year in group["year"][()]]
    rows = []
    for name in [*COSTS, *NATIONAL]:
        if name not in group or np.isnan(group[name][:, :, 0]).all():
            continue
        lines = [group[name][:, :, file_statistic] for file_statistic in (0, 3, 7)]
        values = [[[rounded(line[option, year]) for line in lines] if lines[0][option, year] == lines[0][option, year] else None
                   for year in range(len(labels))] for option in range(len(file.options))]
        rows.append({"measure": name, "year": KINDS[name], "values": in_full(file, values)})
    whole = group["cost_total"][0, :, 0]
    for name in ("agency_premium", "vacancy_saving"):
        if file.measure("council", name) is None:
            continue
        by_year = [in_financial_year(file, name, year) if whole[position] == whole[position] else None
                   for position, year in enumerate(labels)]
        values = [[[by_year[year][option], None, None] if by_year[year] else None
                   for year in range(len(labels))] for option in range(len(file.options))]
        rows.append({"measure": name, "year": "financial", "values": in_full(file, values)})
    return {"labels": labels, "rows": rows}
