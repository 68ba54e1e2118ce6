#!/usr/bin/python3
"""check_words.py PAGE.html FILE.h5 [PART OF A NAME]: what a report's page says in sentences, held against the file: nothing
that it says may be untrue of the values that stand beside it.

Each function of one argument `page` is a sentence about it (page.py).
"""

import datetime
import re
import sys

import h5py
import numpy as np

sys.dont_write_bytecode = True
from option_names import plain, spoken  # noqa: E402
from page import main, percent, require  # noqa: E402
from results_file import ResultsFile, half_width_in_se  # noqa: E402

QUARTER = 13  # weeks
BOUNDS = {"of weeks with excessive hours": 0.5, "of its children not allocated": 0.05}


def date_of(text):
    return datetime.datetime.strptime(text, "%d %B %Y").date()


# ---- money ---------------------------------------------------------------------------------------

def the_error_of_a_sum_can_be_seen(page):
    page.read()
    for error in re.findall(r"million \(± ([\d.]+)\)", page.text("#answer")):
        require(float(error) > 0, f"± {error} million")


def what_one_future_lays_out_is_not_known(page):
    page.read(unfolded=True)
    if page.document["futures"] > 1 or not page.document["payback"]:
        return
    for option, laid_out, *_ in page.rows("What each option has cost more than"):
        require(laid_out == "not known from one simulated future", f"{option}: {laid_out}")


# ---- teams ---------------------------------------------------------------------------------------

def weekly_of_teams(file, option):
    """By team that holds cases and by what it may break: the middle future of each week."""
    told = {}
    for team in file.units_of("team"):
        caseload, waiting, is_open, hours = (file.summary("team", name, team, "q50")[option].astype(float)
                                             for name in ("caseload_mean", "unallocated_cases", "open_cases", "share_excessive"))
        if np.nanmax(np.nan_to_num(file.summary("team", "caseload_mean", team, "q50"))) > 0:
            shares = [hours, np.divide(waiting, is_open, out=np.zeros_like(waiting), where=is_open > 0)]
            told[spoken(team).lower()] = dict(zip(BOUNDS, shares))
    return told


def quarters_over(weekly, bound):
    """The first weeks of the quarters on whose average it is over the bound."""
    span = min(QUARTER, weekly.size)
    return [first for first in range(weekly.size - span + 1) if weekly[first:first + span].mean() > bound]


def what_is_said_of_the_team_that_breaks_first_is_so(page):
    page.read()
    if not page.all("#teams"):
        return
    file = ResultsFile(page.results)
    told = page.text("#teams p")
    teams = weekly_of_teams(file, 0)
    breaking = {(team, by): over[0] for team, of in teams.items() for by, weekly in of.items()
                if (over := quarters_over(weekly, BOUNDS[by]))}
    if not breaking:
        require(told.startswith("No team breaks"), told)
        return
    found = re.match(r"The (.*) team breaks first " + re.escape(page.names.with_base) + r": from (\d+ \w+ \d+) (?:on|to (\d+ \w+ \d+)) it has on average (\d+)% (.*?) in the middle future", told)
    require(found, f"{told}, and {breaking}")
    team, first, last, mean, by = found.groups()
    weekly, bound = teams[team][by], BOUNDS[by]
    first = (date_of(first) - file.start).days // 7
    last = (date_of(last) - file.start).days // 7 - 1 if last else file.weeks - 1
    require(f"{100 * weekly[first:last + 1].mean():.0f}" == mean and weekly[first:last + 1].mean() > bound, f"{told}: {weekly[first:last + 1].mean()}")
    require(weekly[first] > bound, f"{told}: {weekly[first]} in the first week")
    quarters = quarters_over(weekly, bound)
    require(quarters[0] <= first and (found[3] or quarters[-1] + min(QUARTER, file.weeks) == file.weeks), f"{told}: quarters over it begin in weeks {quarters}")


def a_few_weeks_of_leave_are_no_breaking(page):
    """Whatever is said to break is over its bound on the average of some quarter, and nothing else is."""
    page.read()
    if not page.all("#teams"):
        return
    file = ResultsFile(page.results)
    for option, row in zip(page.document["in_full"], page.rows("When each team breaks")):
        of_teams = weekly_of_teams(file, option)
        require(len(row) == len(of_teams) + 1, row)
        for cell, of in zip(row[1:], of_teams.values()):
            said = {by for by in BOUNDS if by in cell}
            require(said == {by for by, weekly in of.items() if quarters_over(weekly, BOUNDS[by])}, f"{row[0]}: {cell}")
            require(said or cell == "does not break", cell)


TIMES = {2: "twice", 3: "three times", 4: "four times", 5: "five times"}


def a_team_that_breaks_again_is_said_to_do_so_as_often_as_it_does(page):
    page.read()
    if not page.all("#teams"):
        return
    broken = page.document["breaks"]["teams"]
    for option, row in zip(page.document["in_full"], page.rows("When each team breaks")):
        for cell, of in zip(row[1:], broken):
            times = [sum(one["by"] == by for one in of["options"][option]["breaks"]) for by in ("share_excessive", "unallocated_cases")]
            require("again 2" not in cell and "the first time" not in cell, cell)
            require(cell.count("; again from") == times.count(2), f"{times}: {cell}")
            for more in (count - 1 for count in times if count > 2):
                require(f"; {TIMES.get(more, f'{more} times')} more, the last time from" in cell, f"{times}: {cell}")


# ---- targets -------------------------------------------------------------------------------------

def every_measure_that_a_target_may_ask_for_has_words(page):
    """A key in its place would make 'a leavers of at most 9'."""
    page.read()
    told = set(page.browser.run("return Object.keys(MEASURES)"))
    with h5py.File(page.results) as file:
        names = {name for group in ("summary", "summary_team", "summary_stage", "summary_role") if group in file
                 for name, values in file[group].items() if "over_time" in values.attrs}
    in_parts = {"open_by_status", "caseload_band", "starters_by_route", "leavers_by_route"}
    require(names - told == in_parts, f"without words: {sorted(names - told - in_parts)}")


def texts_of_months(page, target, values):
    """What may be said of the months' ends at which the middle future is within a target."""
    bound, sign = target["bound"], 1 if target["wanted"] == "at_most" else -1
    known = ~np.isnan(values)
    within = known & (sign * values <= sign * bound + 1e-6 * abs(bound))
    months = [datetime.date.fromisoformat(f"{month}-01").strftime("%B %Y") for month in page.document["milestones"]["months"]]
    places = np.flatnonzero(within)
    if not places.size:
        return "at no month’s end"
    first, last, of_known = months[places[0]], months[places[-1]], np.flatnonzero(known)
    if places.size == len(values):
        return "at every month’s end"
    if places.size == 1:
        return f"at the end of {first} alone"
    if np.count_nonzero(known[places[0]:places[-1] + 1]) > places.size:
        return f"at {places.size} of the {of_known.size} months’ ends (the first {first}, the last {last})"
    if places[-1] == of_known[-1]:
        return f"at each month’s end from {first} on"
    return f"at each month’s end until {last}" if places[0] == 0 else f"at each month’s end from {first} until {last}"


def a_month_that_has_not_ended_has_no_months_end(page):
    """The run's last month has where no week after the run would end in it."""
    if not page.document["milestones"]:
        return
    file = ResultsFile(page.results)
    end = file.start + datetime.timedelta(weeks=file.weeks)
    of_weeks = [(end + datetime.timedelta(days=days)).strftime("%Y-%m") for days in (-1, 6)]
    page.read(unfolded=True)
    ends = page.texts("#targets .side-by-side tbody th")
    last = datetime.datetime.strptime(of_weeks[0], "%Y-%m").strftime("%B %Y")
    require((last in ends) == (of_weeks[0] != of_weeks[1]), f"{last} is {'' if last in ends else 'not '}told, and the run ends on {end}")


def when_the_middle_future_is_within_a_target_is_told_by_months_ends(page):
    """Of the weeks between them nothing is said: a target that is kept at every month's end may be missed in a week."""
    page.read()
    if not page.document["milestones"]:
        return
    file, weeks = ResultsFile(page.results), page.document["milestones"]["weeks"]
    said = page.texts("#answer .more")
    said = [text for text in said if "the middle future has" in text and "month’s end" in text or "months’ ends" in text]
    require(said, "the answer has nothing of it")
    require("throughout" not in page.text("#answer"), page.text("#answer"))
    for text in said:
        name = re.match(r"With (.*?), the middle future", text)
        option = page.names.all.index(name[1]) if name else 0
        require(name or text.lower().startswith(page.names.with_base.lower()), text)
        for target in page.document["targets"]["each"]:
            medians = file.summary(target["level"], target["measure"], target["of"], "q50")[option, weeks]
            when = texts_of_months(page, target, medians)
            require(when in text, f"not said: {when}: {text}")


# ---- what an option makes worse ------------------------------------------------------------------

WANTED_LESS = {"the caseload": "caseload_mean", "the agency share": "agency_share", "the share of weeks with excessive hours": "share_excessive",
               "the weekly hours beyond capacity": "excess_hours", "the number of children not allocated": "unallocated_cases", "the vacancy rate": "vacancy_rate",
               "the turnover": "turnover_12m", "the number of children with an open case": "open_cases",
               "the share with three or more social workers": "changes_of_worker_3plus", "the agency premium": "agency_premium"}
OVER_THE_YEAR = set(WANTED_LESS.values()) - {"agency_premium"} | {"permanent_fte"}


def worsened(file, option):
    """What differs from doing nothing for the worse with an interval that leaves 0 out, and over what; the cost is told elsewhere."""
    told = set()
    for words, name in {**WANTED_LESS, "the number of permanent workers": "permanent_fte"}.items():
        over = "year" if name in OVER_THE_YEAR and file.weeks >= 52 else "horizon"
        group = f"difference_{'run_year' if over == 'year' else 'horizon'}/{name}"
        if file.has(group):
            row = file.file[group][option - 1, -1] if over == "year" else file.file[group][option - 1]
            if (row[3] < 0 if name == "permanent_fte" else row[2] > 0):
                told.add((words, over))
    hours = "difference_excessive_hours/excess_person_hours"
    is_of_week = any(words == "the weekly hours beyond capacity" for words, _ in told)
    if file.has(hours) and file.file[hours][option][2] > 0 and not is_of_week:  # the same hours, once
        told.add(("the hours beyond capacity", "horizon"))
    return told


def what_a_named_option_makes_worse_is_said_and_nothing_else(page):
    page.read()
    answer = page.texts("#answer p")
    told = {match[1]: match[2] for text in answer if (match := re.match(rf"What (.*) makes worse, against {re.escape(page.names.within)}: (.*)\.$", text))}
    if not page.is_comparison:
        require(not told, told)
        return
    file = ResultsFile(page.results)
    named = set(page.texts("#answer strong"))
    warned = {text.split(" costs ")[0] for text in answer if f"less than {page.names.within} and meets" in text}
    broken = [{team for team, of in weekly_of_teams(file, option).items() if any(quarters_over(weekly, BOUNDS[by]) for by, weekly in of.items())}
              for option in range(len(file.options))]
    for option in page.document["in_full"][1:]:
        name = page.names.all[option]
        if name not in named - warned:
            require(name not in told, f"{name}: {told}")
            continue
        said = told.get(name, "")
        found = {(words.strip(), "year" if "over the year" in part else "horizon") for part in said.split("; ") if "(" in part
                 for words in re.findall(r"(the [a-z ]+?) \(", part)}
        require(found == worsened(file, option), f"{name}: {said}: {worsened(file, option)}")
        teams = set(re.findall(r"the ([a-z ]+?) team", said.split("; ")[-1]))
        require(teams == broken[option] - broken[0], f"{name}: {said}: {broken[option]}, {broken[0]}")


def that_changes_of_worker_climb_at_first_is_said_where_they_stand(page):
    page.read()
    is_told = any(row["measure"] == "changes_of_worker_3plus" for row in page.document["values"])
    require(("climbs at first whatever is done" in page.text("#differences")) == is_told, page.text("#differences")[-400:])


# ---- how sure ------------------------------------------------------------------------------------

def shares_of_variance_without_use_are_not_told(page):
    """No figure where two standard errors are more than 30 points."""
    page.read(unfolded=True)
    if not page.document["chance"]:
        return
    with h5py.File(page.results) as file:
        told = {name: of[()] for name, of in file["not_known"].items() if name not in ("policy", "statistic")}
    rows = page.rows("Share of the variance")
    require(len(rows) == len(page.document["chance"]), rows)
    for row, of in zip(rows, page.document["chance"]):
        share, error, _ = told[of["measure"]][0]
        useless = 2 * error > 0.3
        require(np.isnan(share) or ("cannot be told" in row[1]) == useless, f"{row}: {share} ± {2 * error}")
        require(useless or np.isnan(share) or row[1].startswith(f"{100 * share:.0f}%".replace("-", "\u2212")), f"{row}: {share} ± {2 * error}")
    share, error, _ = told[page.document["chance"][0]["measure"]][0]
    lead = next(text for text in (plain(one.text) for one in page.all("#sure p")) if "varies between futures" in text)
    require(np.isnan(share) or ("cannot be told" in lead) == (2 * error > 0.3), f"{lead}: {share} ± {2 * error}")


# ---- what was observed ---------------------------------------------------------------------------

def what_was_observed_stands_beside_what_was_foreseen(page):
    page.read()
    with h5py.File(page.results) as file:
        if "backtest" not in file:
            require(not page.all("#backtest"), "a section of what was observed, and the file has nothing of it")
            return
        values = {name: file[f"backtest/{name}"][()] for name in ("observed", "mean", "q05", "q95")}
        words = [word.decode() for word in file["backtest/observation"][()]]
    inside = (values["q05"] <= values["observed"]) & (values["observed"] <= values["q95"])
    lead = page.text("#backtest p")
    require(lead.startswith(f"{np.count_nonzero(inside)} of {inside.size} observed values") and f": {percent(inside.mean())} (" in lead, lead)
    rows = page.rows("Observed values")
    require(len(rows) == len(words), f"{len(rows)} rows of {len(words)} values")
    for at, row in enumerate(rows):
        require(("below" in row[1] or "above" in row[1]) != inside[at] and row[0].endswith(words[at].rpartition(" ")[2][:4]), f"{words[at]}: {row}")
        for text, name in zip((row[1], row[2], *row[3].split(" to ")), values):
            found = re.match(r"(\u2212?)£?([\d,.]+)(%?)( million)?", text)
            # Only a share between 0 and 1 is written as another number than it is.
            by = 1e6 if found[4] else 0.01 if found[3] and "_rate_" not in words[at] and "percent" not in words[at] else 1
            require(same_figure(found[1] + found[2], values[name][at], by), f"{words[at]}: {row}: {name} {values[name][at]}")


# ---- figures -------------------------------------------------------------------------------------

def figures_are_rounded_as_the_programs_own_tables_are(page):
    """Half to even, from the value as it is: 22.5 is 22, 1.005 (which is a little less) 1.00."""
    page.read()
    random = np.random.default_rng(1)
    values = [*(random.integers(0, 4000, 400) / 8), *(random.integers(0, 200000, 400) / 1000), *10 ** random.uniform(-5, 9, 400), 22.5, 23.5, 1.005, 0.125, 0.375, 2.675]
    for decimals in range(4):
        told = page.browser.run("return arguments[0].map((value) => figure(value, arguments[1]))", [float(value) for value in values], decimals)
        for value, text in zip(values, told):
            require(text == f"{value:,.{decimals}f}", f"{value!r} with {decimals} decimals is {text}")


def same_figure(text, value, by):
    """Whether a text has the value, with as many decimals as it has, rounded once."""
    number = text.replace("\u2212", "-").replace("+", "").replace(",", "")
    scaled, decimals = value / by, len(number.partition(".")[2])
    return float(number) == float(f"{scaled:.{decimals}f}") or abs(scaled * 10 ** decimals % 1 - 0.5) < 1e-4  # so near to a half that the document's digits decide


def differences_and_means_are_the_files_rounded_once(page):
    page.read()
    file = ResultsFile(page.results)
    texts = page.browser.run("""return report.values.map((row) => [row.measure, row.over, row.values.map((value) => meanText(row.measure, value)),
        (row.differences || []).map((one) => one && differenceText(row.measure, one))])""")
    for (name, over, means, differences), row in zip(texts, page.document["values"]):
        for option, text in enumerate(differences):
            group = f"difference_{'run_year' if over == 'year' else 'horizon'}/{name}"
            found = re.match(r"([+\u2212]?)£?([\d,.]+)(m?)\D* ± ([\d,.]+)", plain(text or ""))
            if not found:
                continue
            values = file.file[group][option - 1, -1] if over == "year" else file.file[group][option - 1]
            by = 0.01 if page.document["measures"][name]["unit"] == "1" else 1e6 if found[3] else 1
            require(same_figure(found[1] + found[2], values[0], by) and same_figure(found[4], (values[3] - values[2]) / 2, by), f"{name}: {text}: {values}")
        kept = file.futures("council", name, None)
        if kept is None:
            continue
        whole = name in ("cost_total", "agency_premium", "excess_hours", "changes_of_worker_3plus")
        weeks = slice(row["first_week"], row["last_week"] + 1)
        for option, text in enumerate(means):
            found = re.match(r"£?([\d,.]+)(m?)%? ± ([\d,.]+)m?", plain(text))
            if not found or whole:
                continue
            with np.errstate(all="ignore"):
                each = np.nanmean(kept[option][:, weeks], axis=1)
            each = each[~np.isnan(each)]
            half = half_width_in_se(each.size) * each.std(ddof=1) / np.sqrt(each.size)
            by = 0.01 if page.document["measures"][name]["unit"] == "1" else 1
            require(same_figure(found[1], each.mean(), by) and same_figure(found[3], half, by), f"{name}: {text}: {each.mean()} ± {half}")


if __name__ == "__main__":
    main(sys.modules[__name__])
