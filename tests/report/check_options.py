#!/usr/bin/python3
"""check_options.py PAGE.html FILE.h5 [PART OF A NAME]: what a report's page says of options, held against the scenario
that the file carries.

Each function of one argument `page` is a sentence about it (page.py).
"""

import re
import sys

sys.dont_write_bytecode = True
from option_names import plain  # noqa: E402
from page import main, require  # noqa: E402
from results_file import ResultsFile  # noqa: E402
import scenario_text  # noqa: E402

# All that a person can read or hear: texts, descriptions of charts, and what stands in these.
ALL_TEXTS = """
openAll();
const drawn = charts.flatMap(({chart, canvas}) => [canvas.getAttribute("aria-label"), ...chart.data.datasets.map(({label}) => label),
  ...Object.values(chart.options.scales).map(({title}) => title && title.text)]);
return [document.title, document.querySelector("body").innerText, ...drawn].flat().filter(Boolean).join("\\n");
"""


def policy_of(page, key):
    return (scenario_text.read(ResultsFile(page.results).attribute("scenario")).get("policies") or {}).get(key) or {}


def an_option_that_all_is_under_is_named_and_is_not_called_doing_nothing(page):
    if not page.names.under:
        return
    page.read()
    for place in ("#facts", "#answer", "#options"):
        require(page.names.first in page.text(place), f"{page.names.first} is not in {place}: {page.text(place)}")
    text = plain(page.browser.run(ALL_TEXTS)).lower()
    for words in ("doing nothing", "nothing more is done", "what is already decided, and no more", "what the scenario has as decided"):
        require(words not in text, f"'{words}' is said of {page.names.under}: ...{text[max(0, text.find(words) - 100):][:200]}")


def what_all_is_under_changes_and_costs_is_told_apart_from_what_is_decided(page):
    page.read()
    rows = {row[0]: row[1:] for row in page.rows("What each option does")}
    scenario = scenario_text.read(ResultsFile(page.results).attribute("scenario"))
    decided = "Already decided" if page.names.under else page.names.first
    require(len(rows) == len(page.document["in_full"]) + bool(page.names.under), list(rows))
    require((len(scenario.get("changes") or []) == 0) == (rows[decided][0] == "Nothing changes"), rows[decided])
    for change in scenario.get("changes") or []:
        require(change.get("note", "").lower() in rows[decided][0].lower(), rows[decided])
    if not page.names.under:
        return
    policy = policy_of(page, page.names.under)
    cell, costs = rows[page.names.first]
    for change in policy["changes"]:
        for how, words in (("set", "set to"), ("scale", "times")):
            for value in (change.get(how) or {}).values():
                require(f"{words} {value}" in cell, f"{how} {value}: {cell}")
    for cost in scenario_text.option(page.names.under, policy)["cost"]:
        require(f"£{int(cost['value'].split()[0]):,}" in costs, f"{cost}: {costs}")
    require(page.is_comparison or page.names.under in page.document["provenance"]["command_line"], "a run of another option")


# What tests/report/changes.yaml changes, as a board would say it.
IN_WORDS = {
    "Doing nothing": ["Growth agreed: posts of social worker in locality plus 1, from 7 Nov 2022"],
    "Let go": ["share of vacancies that agency workers are asked for set to 0%, from 5 Jun 2023, over 8 weeks", "referrals times 0.9, from 5 Dec 2022",
               "a managed team of 2 practitioners and 1 manager in locality from 3 July 2023 for 18 weeks, at most 12 cases each, for £3,500 a week"],
    "Leaflets": [],
    "More people": ["a cohort of 2 seats on 4 September 2023", "posts of social worker in locality less 1, from 6 Feb 2023",
                    "an overseas campaign of 1 offer on 5 June 2023",
                    "notice of agency workers set to 3 weeks; agency workers above the establishment set to 0 in locality, from 6 Feb 2023, over 8 weeks",
                    "Less to write: hours per week in the stage assessment times 0.9, from 6 Feb 2023"],
}


def changes_are_told_as_a_board_would_say_them(page):
    page.read()
    if page.document["title"] != "Changes in words" or page.document["sweep"] or page.names.under:
        return
    told = page.browser.run("""return [...document.querySelectorAll("#options tbody tr")].map((row) =>
        [row.cells[0].textContent, [...row.querySelectorAll("li")].map((one) => one.textContent)])""")
    told = {plain(name): [plain(change) for change in changes] for name, changes in told}
    require(told == IN_WORDS, f"{told}")
    rows = {row[0]: row[1:] for row in page.rows("What each option does")}
    require(rows["Leaflets"] == ["Nothing changes", "£1,000 a year"], rows)


def no_path_no_yaml_and_no_date_of_the_scenario_stands_where_options_are_told(page):
    page.open(unfolded=True)
    texts = page.browser.run("""
        const own = ["#answer", "#legend", "#options", "#targets", "#sweep"].flatMap((one) => [...document.querySelectorAll(one)]);
        for (const one of own.flatMap((part) => [...part.querySelectorAll("code")])) one.remove();
        return own.map((one) => one.innerText)""")
    notes = " ".join(change["note"] or "" for option in page.document["options"] for change in option["changes"])
    for found in re.findall(r"[\[{]+\w+: |\w+\[\d+\]|\b[a-z_]+\.[a-z_]+\b|\b\d{4}-\d{2}-\d{2}\b", " ".join(texts)):
        require(found in notes + " ".join(page.names.all), f"'{found}' stands where a person reads")


if __name__ == "__main__":
    main(sys.modules[__name__])
