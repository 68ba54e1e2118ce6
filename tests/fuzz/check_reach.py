#!/usr/bin/python3
"""check_reach.py CASEFORCE [PART OF A NAME]: `extends` stays in the folder of the scenario that was named, whatever it is called
by, and --allow-outside lets it out, under every verb that reads a scenario. Each function is a sentence.
"""
import os
import pathlib
import shutil
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "support"))
sys.dont_write_bytecode = True

from command import SMALL, caseforce  # noqa: E402
from sentences import require, run_sentences  # noqa: E402

VERBS = {
    "check": [], "show": [], "trace": ["--case", "1"],
    "run": ["-o", "out.h5", "--replications", "2", "--quiet", "--threads", "1"],
    "compare": ["-o", "out.h5", "--replications", "2", "--quiet", "--threads", "1"],
}


def laid_out(place):
    """A folder of scenarios, `home`, among others, and links between them; the folder that holds all."""
    root = pathlib.Path(place).resolve()
    home = root / "home"
    (home / "below").mkdir(parents=True)
    (root / "home-of-others").mkdir()
    for beside in (root, home, home / "below", root / "home-of-others"):
        shutil.copy(SMALL, beside / "small.yaml")
    (home / "link.yaml").symlink_to(root / "small.yaml")
    (home / "folder").symlink_to(root, target_is_directory=True)
    (home / "inside.yaml").symlink_to(home / "below" / "small.yaml")
    (root / "named.yaml").symlink_to(home / "down.yaml")
    os.mkfifo(home / "pipe.yaml")
    (home / "down.yaml").write_text("extends: below/up.yaml\n")
    (home / "below" / "up.yaml").write_text("extends: ../small.yaml\n")
    return root


def scenario_that_extends(path, root):
    (root / "home" / "scenario.yaml").write_text(f"extends: {path}\npolicies: {{idle: {{}}}}\n")


def is_refused(where, *words, says="leads out of the scenario's folder", **more):
    return caseforce(*words, cwd=where, timeout=60, **more).ends(2).says(says)


def a_path_that_leads_out_is_refused_from_wherever_it_is_asked_for(folder):
    for path in ("../small.yaml", "below/../../small.yaml", folder / "small.yaml", "link.yaml", "folder/small.yaml",
                 "../home-of-others/small.yaml", "../none.yaml", "/etc/passwd", "/dev/zero", "/proc/self/environ"):
        scenario_that_extends(path, folder)
        done = is_refused(folder / "home", "check", "scenario.yaml")
        require(done.err.startswith("scenario.yaml:1:10: "), f"{path}: {done.err[:200]}")
        is_refused(folder, "check", "home/scenario.yaml")
        is_refused("/", "check", str(folder / "home" / "scenario.yaml"))


def a_path_that_leads_out_is_followed_where_that_is_allowed(folder):
    for path in ("../small.yaml", folder / "small.yaml", "link.yaml", "folder/small.yaml"):
        scenario_that_extends(path, folder)
        caseforce("check", "scenario.yaml", "--allow-outside", cwd=folder / "home").ends(0)


def a_path_that_stays_inside_is_followed_however_it_is_written(folder):
    home = folder / "home"
    for path in ("small.yaml", "below/small.yaml", home / "small.yaml", "inside.yaml", "below/../small.yaml", "down.yaml",
                 "folder/home/small.yaml"):
        scenario_that_extends(path, folder)
        caseforce("check", "scenario.yaml", cwd=home).ends(0)


def what_is_no_file_is_refused_wherever_it_may_lie(folder):
    for words in ([], ["--allow-outside"]):
        for path in ("pipe.yaml", "below"):
            scenario_that_extends(path, folder)
            is_refused(folder / "home", "check", "scenario.yaml", *words, says="is not a file")


def every_verb_that_reads_a_scenario_holds_to_it(folder):
    home = folder / "home"
    scenario_that_extends("../small.yaml", folder)
    for verb, words in VERBS.items():
        is_refused(home, verb, "scenario.yaml", *words)
        require(not (home / "out.h5").exists(), f"{verb}: a result of what was refused")
        caseforce(verb, "scenario.yaml", *words, "--allow-outside", cwd=home, timeout=60).ends(0)
        (home / "out.h5").unlink(missing_ok=True)
    is_refused(home, "compare", "small.yaml", "scenario.yaml", *VERBS["compare"])


def a_stream_stands_where_it_is_read_and_a_link_where_it_lies(folder):
    home = folder / "home"
    is_refused(home, "check", "-", input=b"extends: ../small.yaml\n")
    caseforce("check", "-", cwd=home, input=b"extends: small.yaml\n").ends(0)
    is_refused(folder, "check", "named.yaml", says="cannot read")


def a_setting_names_no_file(folder):
    is_refused(folder / "home", "check", "small.yaml", "--set", "extends=../small.yaml", says="'extends' is not a key of a scenario")


if __name__ == "__main__":
    sys.exit(run_sentences(globals(), within=laid_out))
