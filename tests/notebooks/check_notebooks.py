#!/usr/bin/python3
"""The notebooks run from the first cell to the last on a file of the program's, draw, and hold no outputs as committed;
and a cell that fails is told.

Usage: check_notebooks.py CASEFORCE ROOT [PART OF A NAME]
"""
import json
import pathlib
import re
import shutil
import subprocess
import sys

ROOT = pathlib.Path(sys.argv[2]).resolve()
sys.path.insert(0, str(ROOT / "tests" / "support"))
sys.dont_write_bytecode = True

from command import CASEFORCE, OPTIONS, SMALL, caseforce  # noqa: E402
from sentences import require, run_sentences  # noqa: E402

NOTEBOOKS = ROOT / "analysis" / "notebooks"
CHARTS = {"01_read_a_run": 2, "02_compare_policies": 6, "03_teams_and_hours": 5, "04_your_own_chart": 3}


def run(folder, *words):
    return subprocess.run([sys.executable, folder / "run", *words], capture_output=True, text=True, check=False,
                          timeout=500)


def none_is_committed_with_outputs(_):
    for path in NOTEBOOKS.glob("*.ipynb"):
        for cell in json.loads(path.read_text(encoding="utf-8"))["cells"]:
            require(not cell.get("outputs") and not cell.get("execution_count"), f"{path.name} holds outputs")


def all_run_and_draw(folder):
    kept = folder / "kept"
    done = run(NOTEBOOKS, CASEFORCE, "--scenario", OPTIONS,  # none of the names of the notebooks' usual scenario
               "--waterfall", "both", "-o", kept)
    require(done.returncode == 0, done.stdout + done.stderr)
    told = dict(re.findall(r"^(\w+)\.ipynb: (\d+) charts$", done.stdout, re.MULTILINE))
    require(told == {name: str(count) for name, count in CHARTS.items()}, done.stdout)
    require(all(png.stat().st_size > 5000 for png in kept.glob("*.png")), "an empty chart")
    require(len(list(kept.glob("*.png"))) == sum(CHARTS.values()), "charts are not kept")


def a_failing_cell_is_told_and_a_short_run_is_read(folder):
    """Beside a sound notebook, one with a cell spoilt: a measure that no file has. The run has no statistical year, no
    turnover yet, and nothing to compare."""
    notebooks = folder / "notebooks"
    notebooks.mkdir()
    shutil.copy(NOTEBOOKS / "run", notebooks)
    shutil.copy(NOTEBOOKS / "01_read_a_run.ipynb", notebooks)
    text = (NOTEBOOKS / "04_your_own_chart.ipynb").read_text(encoding="utf-8")
    require(text.count("run.cases_closed") == 1, "nothing to spoil")
    (notebooks / "spoilt.ipynb").write_text(text.replace("run.cases_closed", "run.cases_clsed"), encoding="utf-8")
    file = folder / "run.h5"
    caseforce("run", SMALL, "-o", file, "--set", "horizon=20 weeks", "--quiet").ends(0)
    done = run(notebooks, "--file", file)
    require(done.returncode == 1 and "spoilt.ipynb: a cell fails" in done.stderr and "cases_clsed" in done.stderr,
            f"{done.returncode}: {done.stderr}")
    require(done.stdout == "01_read_a_run.ipynb: 1 charts\n" and "01_read" not in done.stderr, done.stdout + done.stderr)


if __name__ == "__main__":
    sys.exit(run_sentences(globals(), behind=2, within=pathlib.Path))
