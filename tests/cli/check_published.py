#!/usr/bin/python3
"""check_published.py CASEFORCE ROOT [PART OF A NAME]: a scenario filled from published tables (`caseforce init --from-published`) says where
its figures are from, runs as it is, and sets out from where the council was counted."""
import csv
import io
import json
import pathlib
import re
import shutil
import sys

import yaml

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "support"))
sys.dont_write_bytecode = True

import command  # noqa: E402
from sentences import require, run_sentences  # noqa: E402

TABLES = pathlib.Path(sys.argv[2]).resolve() / "scenarios" / "published_example"


def caseforce(folder, *words):
    return command.caseforce(*words, cwd=folder)


def init(folder, *words):
    return caseforce(folder, "init", "--from-published", "tables", *words)


def refused(folder, says, *words, status=2):
    done = caseforce(folder, *words)
    require(done.status == status and says in done.err, f"{words}: {done.status}, {done.err}")
    require([path.name for path in folder.iterdir()] == ["tables"], f"{words}: something was written")


def it_is_called_after_its_council_and_says_where_figures_are_from(folder):
    done = init(folder, "--council", "lower vale")
    require(done.status == 0 and done.out == "", done.err)
    text = (folder / "lower_vale.yaml").read_text(encoding="utf-8")
    scenario = yaml.safe_load(text)
    require(scenario["name"] == "Lower Vale" and str(scenario["start"]) == "2023-10-01", "name and start")
    require(scenario["population"]["children"] == 48000, "children")
    for words in ("# referral_count 2500 in the year to 31 March 2023", "inpost_fte 120.5", "# CPP_start 230"):
        require(words in text, f"does not say '{words}'")
    require("not published" not in text, "something stands in")
    history = {(row["measure"], str(row["at"])): row["value"] for row in scenario["history"]}
    require(history["permanent_fte", "2022-09-30"] == 118.5 and history["agency_share", "2023-09-30"] == "14.4%", "history")
    require("caseforce run lower_vale.yaml -o lower_vale.h5" in done.err, done.err)
    checked = caseforce(folder, "check", "lower_vale.yaml")
    require(checked.status == 0 and checked.err == "", checked.err)
    require(init(folder, "--council", "E99000001").status == 1, "written over")
    require(init(folder, "--council", "E99000001", "--force", "--year", "2022").status == 0, "--force")
    require(yaml.safe_load((folder / "lower_vale.yaml").read_text())["start"].year == 2022, "--year")
    printed = init(folder, "-", "--council", "Lower", "--year", "2023")
    require(printed.out == text and printed.err == "", "- is not the file")
    done_by = [line.rfind("   ") for line in text.splitlines() if line.startswith("#   caseforce ")]
    require(len(done_by) == 3 and len(set(done_by)) == 1, f"the commands at the head are out of line: {done_by}")
    for name in ("plans", "workforce"):
        (folder / "tables" / f"{name}.csv").rename(folder / "tables" / f"{name}.CSV")
    require(init(folder, "-", "--council", "Lower Vale Council").out == text, "other files or words make another scenario")


def what_is_suppressed_is_told_in_the_file_and_on_the_terminal(folder):
    done = init(folder, "upper", "--council", "Upper")
    require(done.status == 0, done.err)
    text = (folder / "upper.yaml").read_text(encoding="utf-8")
    require(yaml.safe_load(text)["name"] == "Upper, Vale of", "name")
    for words in ("agency_fte of 2023 ('c'", "CPP_start of 2023 ('x'", "as Middle West in 2023"):
        require(words in text and words in done.err, f"does not say '{words}'")
    require(caseforce(folder, "check", "upper.yaml").status == 0, "not sound")


def means_by(column, folder, *table):
    """The means of that table of lower.h5, in the order of time, by what stands in the column."""
    done = caseforce(folder, "export", "lower.h5", *table)
    require(done.status == 0, done.err)
    means = {}
    for row in csv.DictReader(io.StringIO(done.out)):
        if row["statistic"] == "mean" and row["value"]:
            means.setdefault(row[column], []).append(float(row["value"]))
    return means


def the_first_year_is_near_the_published_one(folder):
    require(init(folder, "--council", "Lower Vale").status == 0, "init")
    run = caseforce(folder, "run", "lower_vale.yaml", "-o", "lower.h5", "--replications", "40", "--detail", "summary",
                    "--quiet")
    require(run.status == 0, run.err)
    measures = "permanent_fte,agency_fte,caseload_mean,open_cases"
    means = means_by("measure", folder, "--table", "summary", "--measure", measures, "--level", "council", "--to", "2024-09-30")
    for measure, published in (("permanent_fte", 120.5), ("agency_fte", 20.3), ("caseload_mean", 16.3), ("open_cases", 1180)):
        mean = sum(means[measure]) / len(means[measure])
        require(abs(mean / published - 1) < 0.1, f"{measure}: {mean} in the first year, published {published}")
    # People leave and start from the first week on: in the eight weeks of a notice, half of a lead time.
    early = means_by("measure", folder, "--table", "summary", "--measure", "leavers,starters", "--level", "council", "--to", "2023-11-26")
    text = (folder / "lower_vale.yaml").read_text(encoding="utf-8")
    under_notice = sum(int(number) for number in re.findall(r"on_notice: ([0-9]+)}", text))
    accepted = sum(int(number) for number in re.findall(r": ([0-9]+)", re.search(r"^    initial: {(.*)}", text, re.MULTILINE)[1]))
    require(under_notice >= 2 and abs(sum(early["leavers"]) - under_notice) < 1e-9, f"{early} of {under_notice} under notice")
    require(0.3 * accepted < sum(early["starters"]) < 0.9 * accepted, f"{early} of {accepted} who have accepted")
    again = means_by("measure", folder, "--table", "year_summary", "--measure", "rereferral_percent")["rereferral_percent"]
    require(len(again) >= 2 and all(abs(mean - 20.8) < 2.5 for mean in again), f"re-referrals: {again}%, published 20.8%")
    for policy in ("larger_academy", "retention_payment", "early_help"):
        run = caseforce(folder, "run", "lower_vale.yaml", "-o", "other.h5", "--replications", "2", "--quiet", "--json",
                        "--policy", policy)
        require(run.status == 0 and policy in next(iter(json.loads(run.out).values())), run.err)


def every_group_goes_on_as_it_is(folder):
    """With as many starting as leaving, neither case holders nor the others melt away over three years."""
    workforce = folder / "tables" / "workforce.csv"
    text = workforce.read_text(encoding="utf-8")
    # as many start as leave in these years: 14.65% of those in post
    require("118.5,20,18" in text and "120.5,22.5,17" in text, "another council")
    workforce.write_text(text.replace("118.5,20,18", "118.5,17.4,18").replace("120.5,22.5,17", "120.5,17.7,17"), encoding="utf-8")
    require(init(folder, "--council", "Lower Vale").status == 0, "init")
    run = caseforce(folder, "run", "lower_vale.yaml", "-o", "lower.h5", "--replications", "60", "--detail", "full", "--quiet")
    require(run.status == 0, run.err)
    fte = means_by("name", folder, "--table", "summary", "--measure", "permanent_fte", "--level", "role")
    groups = {"case holders": ("newly_qualified", "social_worker", "senior"), "the others": ("team_manager", "reviewing_officer")}
    for group, roles in groups.items():
        first, last = (sum(fte[role][at] for role in roles) for at in (0, -1))
        require(abs(last / first - 1) < 0.15, f"{group}: {first} become {last} in three years")
    counted = means_by("measure", folder, "--table", "year_summary", "--measure", "leavers_fte")["leavers_fte"]
    require(len(counted) == 3, f"{len(counted)} statistical years of three")


def a_council_under_strain_does_not_fall_apart(folder):
    """Half of those who hold cases from agencies, and more referred than the cases held would leave time for."""
    for name, was, becomes in (("workforce", "20.3,14.4,16,24,16.6", "45,27.2,40,48,28.5"), ("referrals", "2500,520,20.8,160,800", "3900,811,20.8,250,1248")):
        table = folder / "tables" / f"{name}.csv"
        text = table.read_text(encoding="utf-8")
        require(was in text, f"another council in {name}.csv")
        table.write_text(text.replace(was, becomes), encoding="utf-8")
    said = init(folder, "--council", "Lower Vale")
    require("all stages are" in said.err + said.out and "% as long as elsewhere" in said.err + said.out, said.err + said.out)
    run = caseforce(folder, "run", "lower_vale.yaml", "-o", "lower.h5", "--replications", "24", "--detail", "summary", "--quiet")
    require(run.status == 0, run.err)
    means = means_by("measure", folder, "--table", "summary", "--measure", "open_cases,unallocated_cases", "--level", "council")
    first, last, waiting = means["open_cases"][0], means["open_cases"][-1], means["unallocated_cases"][-1]
    require(0.8 * first < last < 1.25 * first and waiting < 0.05 * last, f"{first} open become {last}, {waiting} of whom wait")


def wrong_words_and_wrong_tables_are_told(folder):
    of = ("init", "--from-published", "tables", "--council")
    refused(folder, "did you mean 'Lower Vale'?", *of, "Lowr Vale")
    refused(folder, "the workforce of Lower Vale is published of 2022, 2023", *of, "Lower Vale", "--year", "2019")
    refused(folder, "--year '20x'", *of, "Lower Vale", "--year", "20x")
    refused(folder, "--from-published needs --council", "init", "--from-published", "tables")
    refused(folder, "--council needs --from-published", "init", "--council", "Lower Vale")
    refused(folder, "--year needs --from-published", "init", "--year", "2023")
    refused(folder, "cannot read 'nowhere'", "init", "--from-published", "nowhere", "--council", "x", status=1)
    (folder / "tables" / "notes.csv").write_text('of ours,"\n', encoding="utf-8")
    table = folder / "tables" / "plans.csv"
    text = table.read_text(encoding="utf-8")
    table.write_text(text.replace("230,50", "about 230,50"), encoding="utf-8")
    refused(folder, "plans.csv:4:102: 'about 230'", *of, "Lower Vale")
    table.unlink()
    refused(folder, "column 'CPP_start'", *of, "Lower Vale")
    table.write_text(text, encoding="utf-8")
    (folder / "tables" / "again.csv").write_text(text, encoding="utf-8")
    refused(folder, "are both tables of child protection plans", *of, "Lower Vale")
    (folder / "tables" / "again.csv").unlink()
    workforce = folder / "tables" / "workforce.csv"
    workforce.write_text(workforce.read_text(encoding="utf-8").replace("120.5", "999999999"), encoding="utf-8")
    refused(folder, "what is published of Lower Vale makes no sound scenario", *of, "Lower Vale")


def with_the_tables(place):
    shutil.copytree(TABLES, pathlib.Path(place) / "tables")
    return pathlib.Path(place)


if __name__ == "__main__":
    sys.exit(run_sentences(globals(), behind=2, within=with_the_tables))
