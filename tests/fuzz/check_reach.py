#!/usr/bin/python3
"""check_reach.py CASEFORCE ROOT: `extends` stays in the folder of the scenario that was named, whatever it is called by, and
--allow-outside lets it out, under every verb that reads a scenario.
"""
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

CASEFORCE = os.path.abspath(sys.argv[1])
SMALL = pathlib.Path(sys.argv[2]) / "tests" / "cli" / "small.yaml"
VERBS = {
    "check": [], "show": [], "trace": ["--case", "1"],
    "run": ["-o", "out.h5", "--replications", "2", "--quiet", "--threads", "1"],
    "compare": ["-o", "out.h5", "--replications", "2", "--quiet", "--threads", "1"],
}
WRONG = []


def require(holds, what):
    if not holds:
        WRONG.append(what)


def caseforce(*words, folder, stdin=None):
    return subprocess.run([CASEFORCE, *map(str, words)], cwd=folder, input=stdin, capture_output=True, text=True, check=False,
                          timeout=60)


def is_refused(done, what, says="leads out of the scenario's folder"):
    require(done.returncode == 2 and says in done.stderr, f"{what}: status {done.returncode}: {done.stderr[:300]}")


def main():
    with tempfile.TemporaryDirectory() as name:
        root = pathlib.Path(name).resolve()
        home = root / "home"
        (home / "below").mkdir(parents=True)
        (root / "home-of-others").mkdir()
        for folder in (root, home, home / "below", root / "home-of-others"):
            shutil.copy(SMALL, folder / "small.yaml")
        (home / "link.yaml").symlink_to(root / "small.yaml")
        (home / "folder").symlink_to(root, target_is_directory=True)
        (home / "inside.yaml").symlink_to(home / "below" / "small.yaml")
        (root / "named.yaml").symlink_to(home / "down.yaml")
        os.mkfifo(home / "pipe.yaml")
        (home / "down.yaml").write_text("extends: below/up.yaml\n")
        (home / "below" / "up.yaml").write_text("extends: ../small.yaml\n")
        scenario = home / "scenario.yaml"

        def extending(path):
            scenario.write_text(f"extends: {path}\npolicies: {{idle: {{}}}}\n")

        for path in ("../small.yaml", "below/../../small.yaml", root / "small.yaml", "link.yaml", "folder/small.yaml",
                     "../home-of-others/small.yaml", "../none.yaml", "/etc/passwd", "/dev/zero", "/proc/self/environ"):
            extending(path)
            done = caseforce("check", "scenario.yaml", folder=home)
            is_refused(done, path)
            require(done.stderr.startswith("scenario.yaml:1:10: "), f"{path}: {done.stderr[:200]}")
            is_refused(caseforce("check", "home/scenario.yaml", folder=root), path)
            is_refused(caseforce("check", scenario, folder="/"), path)
        for path in ("../small.yaml", root / "small.yaml", "link.yaml", "folder/small.yaml"):
            extending(path)
            done = caseforce("check", "scenario.yaml", "--allow-outside", folder=home)
            require(done.returncode == 0, f"{path} allowed: {done.stderr}")
        for path in ("small.yaml", "below/small.yaml", home / "small.yaml", "inside.yaml", "below/../small.yaml", "down.yaml",
                     "folder/home/small.yaml"):
            extending(path)
            done = caseforce("check", "scenario.yaml", folder=home)
            require(done.returncode == 0, f"{path} is inside: {done.stderr}")
        for words in ([], ["--allow-outside"]):
            extending("pipe.yaml")
            is_refused(caseforce("check", "scenario.yaml", *words, folder=home), "a pipe", "is not a file")
            extending("below")
            is_refused(caseforce("check", "scenario.yaml", *words, folder=home), "a folder", "is not a file")

        extending("../small.yaml")
        for verb, words in VERBS.items():
            is_refused(caseforce(verb, "scenario.yaml", *words, folder=home), verb)
            require(not (home / "out.h5").exists(), f"{verb}: a result of what was refused")
            done = caseforce(verb, "scenario.yaml", *words, "--allow-outside", folder=home)
            require(done.returncode == 0, f"{verb} --allow-outside: {done.stderr}")
            (home / "out.h5").unlink(missing_ok=True)
        second = caseforce("compare", "small.yaml", "scenario.yaml", *VERBS["compare"], folder=home)
        is_refused(second, "the second file of compare")

        is_refused(caseforce("check", "-", folder=home, stdin="extends: ../small.yaml\n"), "stdin")
        done = caseforce("check", "-", folder=home, stdin="extends: small.yaml\n")
        require(done.returncode == 0, f"stdin, inside: {done.stderr}")
        # A link to a scenario stands where the link stands.
        is_refused(caseforce("check", "named.yaml", folder=root), "a link elsewhere", "cannot read")
        # --set names no file.
        done = caseforce("check", "small.yaml", "--set", "extends=../small.yaml", folder=home)
        is_refused(done, "--set extends", "'extends' is not a key of a scenario")
    print("\n".join(WRONG) or "extends stays where it may")
    return 1 if WRONG else 0


if __name__ == "__main__":
    sys.exit(main())
