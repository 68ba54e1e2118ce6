#!/usr/bin/python3
"""check_command.py CASEFORCE [PART OF A NAME]: the command end to end, as a person at a terminal meets it.

Each function is a sentence about the command; all are run, or those whose names hold the given part.
"""

import json
import os
import re
import sys

import h5py
import numpy as np

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path[:0] = [os.path.join(HERE, "..", "file"), os.path.join(HERE, "..", "support")]
sys.dont_write_bytecode = True

from check_file import check_file  # noqa: E402
from command import OPTIONS, SMALL, caseforce  # noqa: E402
from results import variables_of  # noqa: E402
from sentences import require, run_sentences  # noqa: E402

TEN_MISTAKES = os.path.join(HERE, "ten_mistakes.yaml")


def require_same_variables(one, other):
    one, other = variables_of(one), variables_of(other)
    require(one.keys() == other.keys(), "other variables")
    for name, values in one.items():
        require(values.tobytes() == other[name].tobytes() if values.dtype.kind in "fi" else
                (values == other[name]).all(), f"{name} differs")


def attribute(path, name):
    with h5py.File(path) as file:
        return file.attrs[name]


def help_goes_to_stdout_with_an_example_for_each_verb(_):
    for words in ((), ("run",), ("check",), ("show",), ("measures",)):
        done = caseforce(*words, "--help").ends(0)
        require("Example" in done.out and not done.err, f"{words} --help: {done.err}")
    version = caseforce("--version").ends(0)
    require(version.out.startswith("caseforce 0.") and "HDF5" in version.out, version.out)


def wrong_words_end_with_status_2_and_say_what_is_needed(folder):
    out = os.path.join(folder, "out.h5")
    for words, said in (
        ((), "verb"),
        (("rnu",), "nearest: run"),
        (("run",), "FILE"),
        (("run", SMALL), "-o OUT.h5"),
        (("run", SMALL, "-o", "-"), "stream"),
        (("run", SMALL, "-o", SMALL), "the scenario itself"),
        (("run", SMALL, "-o", out, "--replications", "0"), "from 1 to"),
        (("run", SMALL, "-o", out, "--replications", "010x"), "whole number"),
        (("run", SMALL, "-o", out, "--replications", "1e3"), "whole number"),
        (("run", SMALL, "-o", out, "--seed", "-1"), "whole number"),
        (("run", SMALL, "-o", out, "--seed", str(2**64)), "whole number"),
        (("run", SMALL, "-o", out, "--threads", "0"), "from 1 to"),
        (("run", SMALL, "-o", out, "--detail", "all"), "summary, means, full"),
        (("run", SMALL, "-o", out, "--log-level", "loud"), "debug"),
        (("run", SMALL, "-o", out, "--set", "seed"), "KEY=VALUE"),
        (("run", SMALL, "-o", out, "--set", "demand.referals=1"), "referals"),
        (("run", SMALL, "-o", out, "--no-such-flag"), "--no-such-flag"),
        (("run", SMALL, "-o", out, "--replication", "2"), "nearest: --replications"),
        (("run", SMALL, "-o", out, "--quite"), "nearest: --quiet"),
        (("compare", OPTIONS, "-o", out, "--policies", "baseline"), "what options are compared with"),
        (("compare", SMALL, OPTIONS, "-o", out, "--policies", "both"), "it has Small council with options"),
        (("compare", OPTIONS, "-o", out, "--policies", ""), "--policies '': A,B is needed"),
        (("compare", OPTIONS, "-o", out, "--confidence", "90%"), "--best"),
        (("run", SMALL, "-o", out, "--policy", ""), "--policy '': NAME is needed"),
        (("run", SMALL, OPTIONS, "-o", out), "run takes one file, and there are 2"),
        (("run", SMALL, "-o"), "--output: OUT.h5 is needed"),
        (("run", SMALL, "-o", out, "--seed", "1", "--seed", "2"), "--seed is given 2 times: 1, 2"),
        (("run", SMALL, "-o", out, "--shard", "9/9", "--replications", "7"), "7 shards at most"),
        (("compare", OPTIONS, "-o", out, "--shard", "1/3", "--replications", "2"), "2 shards at most"),
        (("run", SMALL, "-o", out, "--set", "locality.posts.social_worker=3"),
         "nearest: teams.locality.posts.social_worker"),
        (("run", SMALL, "-o", out, "--set", "pathway.stages.asessment.limit=5 working days"),
         "nearest: pathway.stages.assessment.limit"),
        (("check",), "FILE"),
        (("completion",), "SHELL"),
        (("completion", "tcsh"), "one of bash, zsh, fish"),
    ):
        done = caseforce(*words).ends(2)
        require(said in done.err, f"{words} does not say '{said}': {done.err}")
        require(not done.out and os.listdir(folder) == [], f"{words} left something: {done.out}")


def a_result_file_has_no_ending_of_another_kind_of_file(folder):
    for verb, ending, said in (
        ("run", "csv", "export"), ("compare", "HTML", "report"), ("run", "json", "export"), ("run", "yaml", "a scenario"),
        ("compare", "xlsx", "out.csv"),
    ):
        out = os.path.join(folder, f"out.{ending}")
        caseforce(verb, SMALL, "-o", out, "--replications", "2").ends(2).says("out.h5", said)
        require(os.listdir(folder) == [], f"{os.listdir(folder)}")
    for name in ("out", "out.nc", "out.2023-04"):
        caseforce("run", SMALL, "-o", os.path.join(folder, name), "--replications", "2").ends(0)


def a_run_writes_its_file_and_prints_its_table_on_stdout_alone(folder):
    out = os.path.join(folder, "out.h5")
    done = caseforce("run", SMALL, "-o", out).ends(0)
    require("Caseload, cases per FTE" in done.out and "±" in done.out, done.out)
    require("In 45 working days: assessment" in done.out, done.out)
    require("12 simulated futures" in done.err and "seed 5" in done.err, done.err)
    require(os.listdir(folder) == ["out.h5"], f"{os.listdir(folder)}")
    quiet = caseforce("run", SMALL, "-o", out, "--quiet").ends(0)
    require(quiet.out == done.out and not quiet.err, quiet.err)


def beside_each_other_the_first_year_and_the_last_say_that_changes_of_worker_climb_whatever_is_done(folder):
    out = os.path.join(folder, "out.h5")
    for words in ((), ("--set", "horizon=40 weeks")):
        done = caseforce("run", SMALL, "-o", out, "--replications", "2", *words).ends(0)
        require("Closed after 3 or more workers" in done.out, done.out)
        require(("so that this climbs at first" in done.out) == ("first 52 weeks" in done.out) == (not words), done.out)


def a_run_keeps_what_the_detail_says_in_a_file_that_its_readers_open(folder):
    table = json.loads(caseforce("measures", "--json").ends(0).out)
    for detail, axes_of_teams in (("summary", None), ("means", 3), ("full", 4)):
        out = os.path.join(folder, f"{detail}.h5")
        caseforce("run", SMALL, "-o", out, "--detail", detail).ends(0)
        with h5py.File(out) as file:
            require(("open_cases" in file) == (detail != "summary"), detail)
            require((file["team/open_cases"].ndim if "team" in file else None) == axes_of_teams, detail)
            require(file.attrs["seed"] == 5, "seed")
    # The fullest: files of every detail and shape are opened in tests/file.
    read = check_file(out, table)
    require(str(read["/"]["time"].values[0])[:10] == "2022-10-10", "the first week's end")


def json_gives_the_means_over_the_horizon_with_their_errors(folder):
    out = os.path.join(folder, "out.h5")
    told = json.loads(caseforce("run", SMALL, "-o", out, "--json").ends(0).out)
    rows = {row["name"]: row for row in json.loads(caseforce("measures", "--json").out)}
    require("cost_total" in told and "caseload_mean" in told and "case_days" not in told, list(told))
    with h5py.File(out) as file:
        for name, policies in told.items():
            require(list(policies["baseline"])[:2] == ["mean", "se"], name)
            weekly = file[name][0].astype(float)  # (replication, time)
            if np.isnan(weekly).all():
                require(policies["baseline"] == {"mean": None, "se": None}, name)
                continue
            over = np.nansum if rows[name]["over_time"] == "sum" else np.nanmean
            values = np.array([over(w) for w in weekly if not np.isnan(w).all()])
            np.testing.assert_allclose(policies["baseline"]["mean"], values.mean(), rtol=1e-9, err_msg=name)
            error = values.std(ddof=1) / np.sqrt(len(values))
            np.testing.assert_allclose(policies["baseline"]["se"], error, rtol=1e-6, atol=1e-9, err_msg=name)
            for span, weeks in (("first_52_weeks", weekly[:, :52]), ("last_52_weeks", weekly[:, -52:])):
                within = np.array([over(w) for w in weeks if not np.isnan(w).all()])
                said = policies["baseline"][span]
                require(list(said) == ["mean", "se", "q05", "q95"], said)
                if len(within):
                    np.testing.assert_allclose(said["mean"], within.mean(), rtol=1e-9, err_msg=f"{name} {span}")
                    np.testing.assert_allclose(said["q95"], np.quantile(within, 0.95), rtol=1e-9, err_msg=name)


def a_narrow_terminal_has_the_last_year_below_the_first(folder):
    words = ("run", SMALL, "-o", os.path.join(folder, "out.h5"), "--quiet")
    wide = caseforce(*words, env={**os.environ, "COLUMNS": "120"}).ends(0).out
    narrow = caseforce(*words, env={**os.environ, "COLUMNS": "80"}).ends(0).out
    require(max(map(len, narrow.splitlines())) <= 80 < max(map(len, wide.splitlines())), narrow)
    first, last = narrow.split("last 52 weeks")
    for half in ("first 52 weeks" + first, last):
        require("Caseload, cases per FTE" in half, half)
    cells = re.compile(r"[\d.,]+ ± [\d.,]+ +[\d.,-]+ to [\d.,]+")
    squeezed = [" ".join(cell.split()) for cell in cells.findall(narrow)]
    require(sorted(squeezed) == sorted(" ".join(cell.split()) for cell in cells.findall(wide)), narrow)


def the_numbers_do_not_depend_on_threads_and_do_on_the_seed(folder):
    paths = [os.path.join(folder, f"{i}.h5") for i in range(3)]
    caseforce("run", SMALL, "-o", paths[0], "--threads", "1", "--detail", "full").ends(0)
    caseforce("run", SMALL, "-o", paths[1], "--threads", "7", "--detail", "full").ends(0)
    caseforce("run", SMALL, "-o", paths[2], "--seed", "6", "--detail", "full").ends(0)
    require_same_variables(paths[0], paths[1])
    digests = [attribute(path, "digest") for path in paths]
    require(digests[0] == digests[1] != digests[2], digests)
    require((variables_of(paths[0])["open_cases"] != variables_of(paths[2])["open_cases"]).any(), "same cases")


def the_numbers_do_not_depend_on_what_the_processor_can_do(folder):
    paths = [os.path.join(folder, f"{name}.h5") for name in ("best", "plain")]
    for path, more in zip(paths, ({}, {"CASEFORCE_PLAIN_WAY": "1"})):
        caseforce("run", SMALL, "-o", path, "--detail", "full", env={**os.environ, **more}).ends(0)
    require_same_variables(*paths)
    require(attribute(paths[0], "digest") == attribute(paths[1], "digest"), "other digest")


def the_scenario_in_a_file_runs_to_the_same_numbers_without_flags(folder):
    first, again = os.path.join(folder, "first.h5"), os.path.join(folder, "again.h5")
    caseforce("run", SMALL, "-o", first, "--seed", "99", "--replications", "3",
              "--set", "demand.referrals_per_10000=700 per year").ends(0)
    kept = os.path.join(folder, "kept.yaml")
    with open(kept, "w", encoding="utf-8") as stream:
        stream.write(attribute(first, "scenario"))
    caseforce("run", kept, "-o", again).ends(0)
    require_same_variables(first, again)
    require(attribute(first, "digest") == attribute(again, "digest"), "other digest")
    require("--set 'demand.referrals_per_10000=700 per year'" in attribute(first, "command_line"), "command")


def check_says_that_a_scenario_is_sound_or_all_that_is_wrong(folder):
    sound = caseforce("check", SMALL).ends(0)
    require(sound.out == f"{SMALL}: sound\n" and not sound.err, sound.err)
    both = caseforce("check", SMALL, TEN_MISTAKES).ends(2)
    require(both.out == sound.out, both.out)
    places = [line for line in both.err.splitlines() if line.startswith(TEN_MISTAKES + ":")]
    require(len(places) >= 10, both.err)
    for line, word in ((3, "2023-02-30"), (4, "18"), (5, "037"), (7, "yes"), (7, "caseload_caps"),
                       (7, "43000"), (9, "socialworker"), (10, ".nan"), (11, "600"), (11, "assesment"),
                       (13, "sometimes"), (17, "-1")):
        require(any(p.startswith(f"{TEN_MISTAKES}:{line}:") and word in p for p in places), f"{word}: {both.err}")
    missing = caseforce("check", SMALL, os.path.join(folder, "missing.yaml")).ends(1)
    require("missing.yaml" in missing.err and missing.out == sound.out, missing.err)
    run = caseforce("run", TEN_MISTAKES, "-o", os.path.join(folder, "out.h5")).ends(2)
    require("nothing was run" in run.err and not run.out and not os.listdir(folder), run.err)


def show_prints_what_runs_and_reads_it_back(folder):
    shown = caseforce("show", SMALL, "--set", "demand.weekly_cv=0.25").ends(0)
    require("weekly_cv: 0.25" in shown.out and "caseload_cap: 18" in shown.out, shown.out)
    kept = os.path.join(folder, "kept.yaml")
    with open(kept, "w", encoding="utf-8") as stream:
        stream.write(shown.out)
    require(caseforce("show", kept).ends(0).out == shown.out, "shown otherwise")


def a_scenario_may_come_from_stdin(folder):
    with open(SMALL, "rb") as stream:
        text = stream.read()
    require("sound" in caseforce("check", "-", input=text).ends(0).out, "stdin")
    caseforce("run", "-", "-o", os.path.join(folder, "out.h5"), input=text).ends(0)


def a_scenario_may_lie_in_a_file_whose_name_is_no_text(folder):
    with open(SMALL, encoding="utf-8") as stream:
        text = re.sub(r"^name:.*\n", "", stream.read(), flags=re.MULTILINE)
    odd, out = os.path.join(os.fsencode(folder), b"odd\xff.yaml"), os.path.join(folder, "out.h5")
    with open(odd, "w", encoding="utf-8") as stream:
        stream.write(text)
    caseforce("run", odd, "-o", out, "--replications", "2", "--json").ends(0)
    require(attribute(out, "title") == "odd?", attribute(out, "title"))
    done = caseforce("compare", SMALL, odd, "-o", out, "--replications", "2", "--json").ends(0)
    require("odd?" in json.loads(done.out)["caseload_mean"], done.out)


if __name__ == "__main__":
    sys.exit(run_sentences(globals()))
