#!/usr/bin/python3
"""check_words.py PAGE.html FILE.h5 [PART OF A NAME]: what a report's page says in sentences, held against the file: nothing
that it says may be untrue of the values that stand beside it.

Each function is a sentence about the page, as in check_page.py.
"""

import datetime
import re
import sys

import h5py
import numpy as np

sys.dont_write_bytecode = True
from check_page import check_page, is_comparison, plain, require, shown, spoken  # noqa: E402
from results_file import ResultsFile  # noqa: E402

QUARTER = 13  # weeks
BOUNDS = {"of weeks with excessive hours": 0.5, "of its children not allocated": 0.05}


def date_of(text):
    return datetime.datetime.strptime(text, "%d %B %Y").date()


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
    page.open()
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
    found = re.match(r"The (.*) team breaks first if nothing more is done: from (\d+ \w+ \d+) (?:on|to (\d+ \w+ \d+)) it has on average (\d+)% (.*?) in the middle future", told)
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
    page.open()
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


ASIDE = {"is_comparison"}  # of a page, and no sentences


def check_words(page, results, part=""):
    own = {name: value for name, value in globals().items() if getattr(value, "__module__", "") == __name__ and name not in ASIDE}
    return check_page(page, results, part, of=own)


if __name__ == "__main__":
    mistakes = check_words(sys.argv[1], sys.argv[2], sys.argv[3] if len(sys.argv) > 3 else "")
    print("\n".join(mistakes), file=sys.stderr)
    sys.exit(1 if mistakes else 0)
