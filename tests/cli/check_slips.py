#!/usr/bin/python3
"""check_slips.py CASEFORCE [PART OF A NAME]: what is easily typed wrong, or fits one verb and not the other, is told before
anything is lost. Each function is a sentence.
"""
import os
import shutil
import sys

import h5py

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path[:0] = [os.path.join(HERE, "..", "support")]
sys.dont_write_bytecode = True

from command import OPTIONS, SMALL, caseforce  # noqa: E402
from sentences import require, run_sentences  # noqa: E402

FEW = ("--threads", "1", "--replications", "2")


def content(path):
    with open(path, "rb") as file:
        return file.read()


def a_flag_without_its_value_does_not_take_the_next_flag_for_it(folder):
    out = os.path.join(folder, "out.h5")
    for words, said in (
        (("run", SMALL, "-o", "--quiet"), "--output: OUT.h5 is needed, and --quiet is another flag"),
        (("run", SMALL, "-o", out, "--replications", "--json"), "--replications"),
        (("compare", OPTIONS, "--policies", "-o", out), "--policies: A,B is needed, and -o is another flag"),
    ):
        caseforce(*words, cwd=folder).ends(2).says(said)
    require(os.listdir(folder) == [], os.listdir(folder))


def more_futures_do_not_cost_a_file_what_else_it_has(folder):
    out = os.path.join(folder, "out.h5")
    caseforce("compare", OPTIONS, "-o", out, "--waterfall", "both", *FEW).ends(0)
    before = content(out)
    caseforce("compare", OPTIONS, "-o", out, "--add", "1").ends(2).says("would be lost", "--waterfall")
    require(content(out) == before, "it is another file")
    caseforce("compare", OPTIONS, "-o", out, "--waterfall", "both", "--add", "1").ends(0)
    with h5py.File(out) as file:
        require("waterfall" in file and file["replication"].shape == (3,), list(file))

    data = os.path.join(folder, "observed.csv")
    with open(data, "w", encoding="utf-8") as file:
        file.write("measure,year,value\ninpost_fte,2023,8.6\n")
    tested = os.path.join(folder, "tested.h5")
    caseforce("backtest", SMALL, "--data", data, "--from", "2022-10-03", "-o", tested, *FEW).ends(0)
    before = content(tested)
    caseforce("run", SMALL, "-o", tested, "--add", "1").ends(2).says("would be lost", "caseforce backtest")
    require(content(tested) == before, "it is another file")


def merge_prints_what_is_asked_or_says_that_it_cannot(folder):
    one, two, whole = (os.path.join(folder, name) for name in ("1.h5", "2.h5", "whole.h5"))
    for number, shard in (("1/2", one), ("2/2", two)):
        caseforce("run", SMALL, "--shard", number, "-o", shard, *FEW).ends(0)
    merged = os.path.join(folder, "merged.h5")
    caseforce("merge", one, two, "-o", merged, "--findings").ends(2).says("--json")
    caseforce("run", SMALL, "--shard", "1/1", "-o", whole, *FEW).ends(0)
    for flag in ("--json", "--findings"):
        caseforce("merge", whole, "-o", merged, flag).ends(2).says(flag, "caseforce export")
    require(not os.path.exists(merged), "written in spite of it")
    caseforce("merge", whole, "-o", merged).ends(0)
    require(content(merged) == content(whole), "not the same")


def an_option_may_have_a_comma_in_its_name(folder):
    other = os.path.join(folder, "other.yaml")
    shutil.copy(SMALL, folder)  # which it extends
    with open(OPTIONS, encoding="utf-8") as file:
        text = file.read()
    name = next(line for line in text.splitlines() if line.startswith("name:"))
    with open(other, "w", encoding="utf-8") as file:
        file.write(text.replace(name, 'name: "Bristol, City of"'))
    out = os.path.join(folder, "out.h5")
    caseforce("compare", OPTIONS, other, "-o", out, *FEW).ends(0)
    table = ("export", out, "--table", "summary", "--measure", "caseload_mean", "--policy")
    rows = caseforce(*table, "Bristol, City of").ends(0).out.splitlines()
    require(len(rows) > 1 and all('"Bristol, City of"' in row for row in rows[1:]), rows[:3])
    both = caseforce(*table, "baseline,Bristol, City of").ends(0).out.splitlines()
    require(len(both) - 1 == 2 * (len(rows) - 1), (len(both), len(rows)))
    caseforce(*table, "Bristol").ends(2).says("nearest: Bristol, City of")


def what_was_simulated_for_a_question_that_does_not_suit_is_kept_and_that_is_said(folder):
    out = os.path.join(folder, "out.h5")
    caseforce("run", SMALL, "-o", out, "--replications", "1", "--until", "caseload_mean=0.5").ends(2).says("is kept in", out)
    caseforce("run", SMALL, "-o", out, "--replications", "1", "--resume").ends(0)
    require(os.listdir(folder) == ["out.h5"], os.listdir(folder))


def a_page_and_a_starter_are_not_written_where_they_would_be_of_no_use(folder):
    out = os.path.join(folder, "out.h5")
    caseforce("run", SMALL, "-o", out, *FEW).ends(0)
    for ending in ("pdf", "csv", "h5.png"):
        caseforce("report", out, "-o", os.path.join(folder, f"page.{ending}")).ends(2).says("page", ".html")
    for name in (" ", "_"):
        caseforce("init", name, cwd=folder).ends(2).says("a name with a letter")
    require(os.listdir(folder) == ["out.h5"], os.listdir(folder))


def a_long_name_of_a_stage_does_not_make_the_table_wider_than_the_terminal(folder):
    long = os.path.join(folder, "long.yaml")
    shutil.copy(SMALL, long)
    with open(long, encoding="utf-8") as file:
        text = file.read()
    name = "initial_child_protection_conference"
    with open(long, "w", encoding="utf-8") as file:
        file.write(text.replace("first_stage: assessment", f"first_stage: {name}").replace("    assessment:", f"    {name}:"))
    done = caseforce("run", long, "-o", os.path.join(folder, "out.h5"), *FEW, env={**os.environ, "COLUMNS": "80"}).ends(0)
    require(name in done.out and max(map(len, done.out.splitlines())) <= 80, done.out)


if __name__ == "__main__":
    sys.exit(run_sentences(globals()))
