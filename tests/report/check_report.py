#!/usr/bin/python3
"""check_report.py CASEFORCE KIND: makes files with the program, pages of them, and holds each page to what check_page.py,
check_words.py and check_options.py say of pages, that of a sweep to what check_sweep_page.py says, and some to what
check_looks.py says. Kinds: sefton (eight options over five years), small (the shapes that differ most from it), swept
(points of a grid and of a design), more (other shapes, which take some minutes and are run by hand).
"""

import pathlib
import subprocess
import sys
import tempfile

sys.dont_write_bytecode = True
import check_looks  # noqa: E402
import check_options  # noqa: E402
import check_page  # noqa: E402
import check_sweep_page  # noqa: E402
import check_words  # noqa: E402
from browser import Browser  # noqa: E402
from page import Page, untrue_of  # noqa: E402

HERE = pathlib.Path(__file__).resolve().parent
SCENARIOS = HERE.parents[1] / "scenarios"
CLI = HERE.parent / "cli"

LOOKED_AT = {"eight_options", "hostile", "run_at_summary", "many_points"}
# Of these the document and what is theirs alone: all else is as on the page before them.
LIKE_ANOTHER = {"backtest", "between_dates", "changes_in_words", "grid_with_words", "grid_of_three_keys", "one_future",
                "other_targets", "points_under_an_option", "run_under_an_option"}
# Points as those of a grid, but for what they are asked.
POINTS_LIKE_OTHERS = {"other_targets"}
SHAPES = {
    "sefton": {
        "eight_options": ["compare", SCENARIOS / "sefton.yaml", "--replications", "8", "--waterfall", "package"],
    },
    "small": {
        "hostile": ["compare", HERE / "hostile.yaml", "--allow-outside"],
        "changes_in_words": ["compare", HERE / "changes.yaml", "--allow-outside"],
        "backtest": ["backtest", CLI / "small.yaml", "--replications", "20", "--data", HERE / "observed.csv", "--from", "2022-10-03"],
        "run_under_an_option": ["run", HERE / "changes.yaml", "--allow-outside", "--policy", "let_go"],
        "one_future": ["compare", CLI / "options.yaml", "--replications", "1"],
        "options_at_summary": ["compare", CLI / "options.yaml", "--detail", "summary", "--waterfall", "both"],
        "between_dates": ["run", CLI / "small.yaml", "--set", "targets=[{measure: caseload_mean, over: [2022-11-01, 2023-02-01], at_most: 12}, "
                          "{measure: agency_share, every_week_of: [2022-12-01, 2023-01-15], at_most: 40%}]"],
    },
    "swept": {
        "other_targets": ["optimise", CLI / "options.yaml", "--detail", "means", "--minimise", "cost_total", "--set", "supply.agency.cover=25%,75%",
                          "--subject-to", "caseload_mean over last 13 weeks <= 14"],
        "many_points": ["sweep", SCENARIOS / "sefton.yaml", "--replications", "4", "--design", "sobol:32",
                        "--set", "demand.referrals_per_10000=550..900 per year", "--set", "leaving.hazard.permanent=10%..30% per year"],
        "grid_with_words": ["sweep", CLI / "options.yaml", "--set", "supply.agency.cover=75%,50%,25%", "--set", "pathway.transfer=queue,hold"],
        "points_under_an_option": ["sweep", HERE / "changes.yaml", "--allow-outside", "--policy", "let_go", "--set", "policies.let_go.changes[0].at=2023-06-05,2023-09-04"],
        "grid_of_three_keys": ["sweep", CLI / "options.yaml", "--set", "supply.agency.cover=25%,50%,75%", "--set", "pathway.transfer=hold,queue",
                               "--set", "roles.social_worker.caseload_cap=8,12"],
    },
    "more": {
        "points_without_targets": ["sweep", HERE / "no_targets.yaml", "--allow-outside", "--set", "supply.agency.cover=10%,20%,30%,40%,50%,60%,70%,80%,90%"],
        "points_at_summary": ["sweep", CLI / "options.yaml", "--detail", "summary", "--set", "supply.agency.cover=25%,75%"],
        "sensitivity": ["sensitivity", CLI / "options.yaml", "--detail", "means", "--measure", "cost_total", "--design", "morris:3",
                        "--set", "supply.agency.cover=20%..80%", "--set", "roles.social_worker.caseload_cap=8..12"],
        "optimum": ["optimise", CLI / "options.yaml", "--detail", "means", "--minimise", "cost_total", "--set", "supply.agency.cover=20%..80%", "--design", "sobol:16"],
        "run_at_summary": ["run", SCENARIOS / "starter.yaml", "--replications", "5", "--detail", "summary"],
        "options_without_targets": ["compare", HERE / "no_targets.yaml", "--allow-outside"],
        "best": ["compare", CLI / "options.yaml", "--replications", "20", "--best", "cost_total"],
        "run_without_targets": ["run", CLI / "small.yaml", "--detail", "full"],
    },
}


def untrue_of_shape(browser, page, results, name, verb):
    told = Page(browser, page, results)
    wrong = untrue_of(told, check_page, "the_document" if name in LIKE_ANOTHER else "")
    wrong += untrue_of(told, check_words)
    wrong += untrue_of(told, check_options)
    if verb in ("sweep", "sensitivity", "optimise") and name not in POINTS_LIKE_OTHERS:
        wrong += untrue_of(told, check_sweep_page)
    if name in LOOKED_AT:
        wrong += untrue_of(told, check_looks)
    return wrong


def main():
    program, kind = sys.argv[1:3]
    wrong = []
    with tempfile.TemporaryDirectory() as folder, Browser() as browser:
        for name, words in SHAPES[kind].items():
            results, page = pathlib.Path(folder) / f"{name}.h5", pathlib.Path(folder) / f"{name}.html"
            subprocess.run([program, *map(str, words), "-o", str(results), "--quiet"], check=True, stdout=subprocess.DEVNULL, timeout=600)
            subprocess.run([program, "report", str(results), "-o", str(page), "--quiet"], check=True, timeout=60)
            wrong += untrue_of_shape(browser, page, results, name, words[0])
    print("\n".join(wrong), file=sys.stderr)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
