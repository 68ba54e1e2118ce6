#!/usr/bin/python3
"""check_init.py CASEFORCE ROOT [PART OF A NAME]: the scenario that `caseforce init` writes, and the files that it leaves alone."""
import pathlib
import re
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "support"))
sys.dont_write_bytecode = True

import command  # noqa: E402
from sentences import require, run_sentences  # noqa: E402

STARTER = (pathlib.Path(sys.argv[2]) / "scenarios" / "starter.yaml").read_text(encoding="utf-8")


def caseforce(folder, *words):
    return command.caseforce(*words, cwd=folder)


def what_it_writes_is_the_starter_and_runs_anywhere(folder):
    done = caseforce(folder, "init")
    require(done.status == 0 and done.out == "", done.err)
    require([file.name for file in folder.iterdir()] == ["council.yaml"], "other files")
    require((folder / "council.yaml").read_text(encoding="utf-8") == STARTER, "not the starter")
    for next_words in ("caseforce check council.yaml", "caseforce run council.yaml -o council.h5"):
        require(next_words in done.err, f"does not say what is next: {done.err}")
    checked = caseforce(folder, "check", "council.yaml")
    require(checked.status == 0 and checked.err == "", checked.err)
    run = caseforce(folder, "run", "council.yaml", "-o", "council.h5", "--replications", "4", "--quiet")
    require(run.status == 0 and (folder / "council.h5").exists(), run.err)
    for policy in ("larger_academy", "retention_payment", "early_help"):
        run = caseforce(folder, "run", "council.yaml", "-o", "other.h5", "--replications", "2", "--quiet",
                        "--policy", policy)
        require(run.status == 0, run.err)


def an_existing_file_stays_as_it_is(folder):
    file = folder / "council.yaml"
    file.write_text("my own work\n", encoding="utf-8")
    done = caseforce(folder, "init")
    require(done.status == 1 and "--force" in done.err, done.err)
    require(file.read_text(encoding="utf-8") == "my own work\n", "it was written over")
    require(caseforce(folder, "init", "--force").status == 0, "not replaced")
    require(file.read_text(encoding="utf-8") == STARTER, "not replaced")


def commands(text):
    """The lines at its head that say how to go on."""
    return [line for line in text.splitlines() if line.startswith("#   caseforce ")]


def with_blanks_as_one(text):
    """What the commands at its head do stands in one column, however long the file's name is: without how far in that is."""
    for line in commands(text):
        text = text.replace(line, re.sub(" {3,}", " ", line))
    return text


def a_name_becomes_a_file_and_a_file_stays_one(folder):
    (folder / "under").mkdir()
    for name, file, called in (("liverpool", "liverpool.yaml", "Liverpool"), ("east.yaml", "east.yaml", "East"),
                               ("under/west", "under/west.yaml", "West"), ("south.yml", "south.yml", "South"),
                               ("kingston_upon_hull", "kingston_upon_hull.yaml", "Kingston upon Hull"),
                               ("bath and x: y", "bath and x: y.yaml", "'Bath and X: Y'")):
        require(caseforce(folder, "init", name).status == 0, name)
        base = pathlib.Path(file).name
        quoted = f"'{base}'" if " " in base else base
        results = quoted.replace(".yaml", ".h5").replace(".yml", ".h5")
        named = STARTER.replace("council.yaml", quoted).replace("council.h5", results)
        written = (folder / file).read_text(encoding="utf-8").replace('"', "'")
        wanted = named.replace("name: Example council", f"name: {called}").replace('"', "'")
        require(with_blanks_as_one(written) == with_blanks_as_one(wanted), file)
        columns = {line.rfind("   ") for line in commands(written)}
        require(len(columns) == 1 and len(commands(written)) == 3, f"{file}: the commands at its head are out of line: {columns}")
        checked = caseforce(folder, "check", file)
        require(checked.status == 0, checked.err)


def a_dash_writes_to_stdout(folder):
    done = caseforce(folder, "init", "-")
    require(done.status == 0 and done.out == STARTER and done.err == "", done.err)
    require(not list(folder.iterdir()), "a file was written")


def what_cannot_be_written_is_said(folder):
    done = caseforce(folder, "init", "no/such/folder/council")
    require(done.status == 1 and "cannot write 'no/such/folder/council.yaml'" in done.err, done.err)
    for none in ("", "no/such/", ".", "..", "under/.."):
        done = caseforce(folder, "init", none)
        require(done.status == 2 and "a name is needed" in done.err, f"'{none}': {done.err}")
    require(not list(folder.iterdir()), "a file was written")
    require(caseforce(folder, "init", "one", "two").status == 2, "two names")


if __name__ == "__main__":
    sys.exit(run_sentences(globals(), behind=2, within=pathlib.Path))
