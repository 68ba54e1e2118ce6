#!/usr/bin/python3
"""check_init.py CASEFORCE ROOT: the scenario that `caseforce init` writes, and the files that it leaves alone."""
import pathlib
import subprocess
import sys
import tempfile

CASEFORCE = pathlib.Path(sys.argv[1]).resolve()
STARTER = (pathlib.Path(sys.argv[2]) / "scenarios" / "starter.yaml").read_text(encoding="utf-8")


def require(holds, says):
    if not holds:
        raise AssertionError(says)


def caseforce(folder, *words):
    return subprocess.run([CASEFORCE, *words], cwd=folder, capture_output=True, check=False, text=True, timeout=300)


def what_it_writes_is_the_starter_and_runs_anywhere(folder):
    done = caseforce(folder, "init")
    require(done.returncode == 0 and done.stdout == "", done.stderr)
    require([file.name for file in folder.iterdir()] == ["council.yaml"], "other files")
    require((folder / "council.yaml").read_text(encoding="utf-8") == STARTER, "not the starter")
    for next_words in ("caseforce check council.yaml", "caseforce run council.yaml -o council.h5"):
        require(next_words in done.stderr, f"does not say what is next: {done.stderr}")
    checked = caseforce(folder, "check", "council.yaml")
    require(checked.returncode == 0 and checked.stderr == "", checked.stderr)
    run = caseforce(folder, "run", "council.yaml", "-o", "council.h5", "--replications", "4", "--quiet")
    require(run.returncode == 0 and (folder / "council.h5").exists(), run.stderr)
    for policy in ("larger_academy", "retention_payment", "early_help"):
        run = caseforce(folder, "run", "council.yaml", "-o", "other.h5", "--replications", "2", "--quiet",
                        "--policy", policy)
        require(run.returncode == 0, run.stderr)


def an_existing_file_stays_as_it_is(folder):
    file = folder / "council.yaml"
    file.write_text("my own work\n", encoding="utf-8")
    done = caseforce(folder, "init")
    require(done.returncode == 1 and "--force" in done.stderr, done.stderr)
    require(file.read_text(encoding="utf-8") == "my own work\n", "it was written over")
    require(caseforce(folder, "init", "--force").returncode == 0, "not replaced")
    require(file.read_text(encoding="utf-8") == STARTER, "not replaced")


def a_name_becomes_a_file_and_a_file_stays_one(folder):
    (folder / "under").mkdir()
    for name, file, called in (("liverpool", "liverpool.yaml", "Liverpool"), ("east.yaml", "east.yaml", "East"),
                               ("under/west", "under/west.yaml", "West"), ("south.yml", "south.yml", "South"),
                               ("kingston_upon_hull", "kingston_upon_hull.yaml", "Kingston upon Hull"),
                               ("bath and x: y", "bath and x: y.yaml", "'Bath and X: Y'")):
        require(caseforce(folder, "init", name).returncode == 0, name)
        base = pathlib.Path(file).name
        quoted = f"'{base}'" if " " in base else base
        results = quoted.replace(".yaml", ".h5").replace(".yml", ".h5")
        named = STARTER.replace("council.yaml", quoted).replace("council.h5", results)
        written = (folder / file).read_text(encoding="utf-8").replace('"', "'")
        require(written == named.replace("name: Example council", f"name: {called}").replace('"', "'"), file)
        checked = caseforce(folder, "check", file)
        require(checked.returncode == 0, checked.stderr)


def a_dash_writes_to_stdout(folder):
    done = caseforce(folder, "init", "-")
    require(done.returncode == 0 and done.stdout == STARTER and done.stderr == "", done.stderr)
    require(not list(folder.iterdir()), "a file was written")


def what_cannot_be_written_is_said(folder):
    done = caseforce(folder, "init", "no/such/folder/council")
    require(done.returncode == 1 and "cannot write 'no/such/folder/council.yaml'" in done.stderr, done.stderr)
    require(caseforce(folder, "init", "").returncode == 2, "an empty name")
    require(caseforce(folder, "init", "one", "two").returncode == 2, "two names")


def main():
    failed = 0
    for sentence in (what_it_writes_is_the_starter_and_runs_anywhere, an_existing_file_stays_as_it_is,
                     a_name_becomes_a_file_and_a_file_stays_one, a_dash_writes_to_stdout,
                     what_cannot_be_written_is_said):
        with tempfile.TemporaryDirectory() as folder:
            try:
                sentence(pathlib.Path(folder))
                print("holds:", sentence.__name__.replace("_", " "))
            except AssertionError as error:
                failed += 1
                print("FAILS:", sentence.__name__.replace("_", " "), "\n", error)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
