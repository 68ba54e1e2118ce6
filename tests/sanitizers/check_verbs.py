#!/usr/bin/python3
"""check_verbs.py CASEFORCE [PART OF A NAME]: every verb and every way to read and write, on inputs as small as show them.

It holds only that each command ends as it should: what it says is other tests' to hold. Built with sanitizers, it is the
shortest way through the whole program, and a find of theirs ends it otherwise.

Each function is a sentence about the command; all are run, or those whose names hold the given part.
"""
import pathlib
import random
import sys

TESTS = pathlib.Path(__file__).resolve().parents[1]
sys.path.insert(0, str(TESTS / "support"))
sys.dont_write_bytecode = True

from command import OPTIONS, SMALL, caseforce  # noqa: E402
from sentences import require, run_sentences  # noqa: E402

SCENARIOS = TESTS.parent / "scenarios"
VERBS = ("init", "run", "compare", "sweep", "sensitivity", "optimise", "backtest", "calibrate", "merge", "trace", "report", "export", "check", "show", "measures", "selftest", "schema",
         "completion", "man")


def ends(statuses, *words, folder=None, **more):
    done = caseforce(*map(str, words), cwd=folder, **more)
    require(done.status in statuses, f"{words} ended with {done.status}: {done.out[-500:]}{done.err}")
    return done.out


def what_it_tells_of_itself(folder):
    for verb in VERBS:
        ends((0,), verb, "--help")
    for words in (("--help",), ("--version",), ("man",), ("schema",), ("measures",), ("measures", "--json"), ("init", "-"),
                  ("completion", "bash"), ("completion", "zsh"), ("completion", "fish")):
        ends((0,), *words)
    ends((2,), "rnu")
    ends((0,), "init", "liverpool", folder=folder)
    ends((1,), "init", "liverpool", folder=folder)


def scenarios_that_are_sound_and_that_are_not(_):
    for path in sorted(SCENARIOS.glob("*.yaml")):
        for verb in ("check", "show"):
            ends((0, 2), verb, path)  # a base has no start
    ends((2,), "check", *sorted((TESTS / "mistakes").glob("*.yaml")))
    ends((2,), "check", TESTS / "cli" / "ten_mistakes.yaml")
    ends((0,), "check", "-", input=pathlib.Path(SMALL).read_bytes())
    text = (TESTS / "scenarios" / "example.yaml").read_bytes()
    rng = random.Random(1)
    for _ in range(30):
        damaged = bytearray(text)
        for _ in range(rng.choice((1, 3, 10))):
            damaged[rng.randrange(len(damaged))] = rng.choice(b"\0\t\n :-{}[]&*!|>'\"%@#~0e.\xff")
        ends((0, 1, 2), "check", "-", input=bytes(damaged))


def published_tables_that_are_sound_and_that_are_not(folder):
    published = SCENARIOS / "published_example"
    for council in ("Lower Vale", "Upper"):
        ends((0,), "init", "-", "--from-published", published, "--council", council)
    ends((2,), "init", "-", "--from-published", published, "--council", "Lwer Vale")
    rng = random.Random(2)
    for path in published.glob("*.csv"):
        (pathlib.Path(folder) / path.name).write_bytes(path.read_bytes())
    for path in sorted(published.glob("*.csv")):
        whole = path.read_bytes()
        for _ in range(5):
            damaged = bytearray(whole)
            for _ in range(rng.choice((1, 3, 10))):
                damaged[rng.randrange(len(damaged))] = rng.choice(b"\0\n,\"09.cx:\xff")
            (pathlib.Path(folder) / path.name).write_bytes(damaged)
            ends((0, 2), "init", "-", "--from-published", folder, "--council", "Lower Vale")
        (pathlib.Path(folder) / path.name).write_bytes(whole)


def runs_and_what_is_read_of_them(folder):
    for detail in ("summary", "means", "full"):
        ends((0,), "run", SMALL, "-o", "run.h5", "--replications", "2", "--detail", detail, "--threads", "2", folder=folder)
        ends((0,), "export", "run.h5", folder=folder)
    every_table(folder, "run.h5")
    ends((0,), "run", SCENARIOS / "sefton.yaml", "-o", "run.h5", "--replications", "2", "--json", folder=folder)
    ends((0,), "report", "run.h5", folder=folder)
    ends((0,), "run", OPTIONS, "-o", "run.h5", "--until", "caseload_mean=1", "--policy", "both", folder=folder)
    ends((0,), "run", SMALL, "-o", "run.h5", "--dry-run", folder=folder)


def comparisons_and_what_is_read_of_them(folder):
    for words in (("--best", "cost_total", "--findings"), ("--waterfall", "both", "--require-targets")):
        ends((0, 3), "compare", OPTIONS, "-o", "options.h5", "--replications", "3", *words, folder=folder)
        ends((0,), "report", "options.h5", folder=folder)
    every_table(folder, "options.h5")
    ends((0,), "compare", TESTS / "report" / "hostile.yaml", "--allow-outside", "-o", "hostile.h5", "--replications", "2",
         folder=folder)
    ends((0,), "report", "hostile.h5", folder=folder)


def points_and_what_is_read_of_them(folder):
    cover = ("--set", "supply.agency.cover=20%..80%")
    for words in (("sweep", "--set", "supply.agency.cover=20%,80%", "--set", "pathway.transfer=hold,queue"),
                  ("sweep", *cover, "--design", "sobol:4", "--csv"),
                  ("sensitivity", *cover, "--design", "morris:2,sobol:2", "--measure", "cost_total", "--json"),
                  ("sensitivity", *cover, "--design", "morris:2,sobol:2", "--measure", "cost_total", "--detail", "means"),
                  ("optimise", *cover, "--design", "sobol:4", "--minimise", "cost_total", "--policy", "both"),
                  ("optimise", *cover, "--design", "sobol:4", "--minimise", "cost_total", "--subject-to", "open_cases <= 900", "--json")):
        ends((0,), words[0], OPTIONS, "-o", "points.h5", "--replications", "3", *words[1:], folder=folder)
        every_table(folder, "points.h5")
        ends((0, 4), "report", "points.h5", folder=folder)
    ends((2,), "sweep", OPTIONS, "-o", "points.h5", "--set", "supply.agency.cover=20%,x,y", folder=folder)


def what_was_observed(folder):
    observed = pathlib.Path(folder, "observed.csv")
    observed.write_text("measure,year,date,value\ninpost_fte,2022,,9\ninpost_fte,2023,,10\nopen_cases,,2023-04-03,90\n", encoding="utf-8")
    for words in ((), ("--json",), ("--csv",)):
        ends((0,), "backtest", OPTIONS, "--data", observed, "--from", "2022-10-03", "--replications", "3", *words, folder=folder)
    every_table(folder, "options-backtest.h5")
    fit = ("calibrate", SMALL, "--data", observed, "-o", "fitted.yaml", "--replications", "3",
           "--set", "demand.referrals_per_10000=400..800 per year")
    for words in ((), ("--json",)):
        ends((0,), *fit, *words, folder=folder)
    ends((0,), "check", "fitted.yaml", folder=folder)
    rng, whole = random.Random(3), observed.read_bytes()
    for _ in range(20):
        damaged = bytearray(whole)
        for _ in range(rng.choice((1, 3, 10))):
            damaged[rng.randrange(len(damaged))] = rng.choice(b"\0\n,\"09.cx:%\xff")
        observed.write_bytes(damaged)
        ends((0, 2), "backtest", SMALL, "--data", observed, "--from", "2022-10-03", "--replications", "2", "-o", "out.h5", folder=folder)


def every_table(folder, path):
    for number, line in enumerate(ends((0,), "export", path, "--list", folder=folder).splitlines()):
        words = (("--format", "csv"), ("--format", "jsonl"), ("--format", "json", "--from", "2023-01-01"))[number % 3]
        ends((0, 2), "export", path, "--table", line.split()[0], *words, folder=folder)
        ends((0, 2), "export", path, "--table", line.split()[0], "--disclosure", "--to", "2022-11-30", folder=folder)


def a_trace_of_every_kind(folder):
    for words in ((), ("--json",), ("--worker", "3"), ("--case", "30"), ("--week", "10..12"), ("--policy", "both")):
        ends((0,), "trace", OPTIONS, *words, folder=folder)


def files_cut_off_and_with_bytes_changed(folder):
    ends((0,), "run", SMALL, "-o", "run.h5", "--replications", "2", "--detail", "summary", folder=folder)
    whole, path = pathlib.Path(folder, "run.h5").read_bytes(), pathlib.Path(folder, "damaged.h5")
    rng = random.Random(1)
    for number in range(20):
        damaged = bytearray(whole if number % 3 else whole[:rng.randrange(len(whole))])
        for _ in range(rng.choice((1, 4))):
            damaged[rng.randrange(len(damaged))] ^= 1 << rng.randrange(8)
        path.write_bytes(damaged)
        ends((0, 4), "export", path)
        ends((0, 4), "report", path, "-o", "page.html", folder=folder)


if __name__ == "__main__":
    sys.exit(run_sentences(globals()))
