"""Instructions of replications of scenarios/sefton.yaml, counted by callgrind: the same on every run
of the same program, however busy the machine. Used by bench/run and bench/check_instructions.
"""
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parents[2]
SCENARIO = "scenarios/sefton.yaml"

# What makes the engine go the plain way where a processor offers a faster one with the same bits
# (engine/caseload/lightest.hpp), so that counts of different processors can be compared.
THE_PLAIN_WAY = {"CASEFORCE_PLAIN_WAY": "1"}


def counted(build, replications):
    """Of one replication, the mean over `replications` of them: instructions, and what else must be
    equal for two counts to be compared."""
    if not shutil.which("valgrind"):
        sys.exit("valgrind is not installed; it is in apt.txt, group bench")
    with tempfile.TemporaryDirectory() as folder:
        out = pathlib.Path(folder) / "callgrind.out"
        done = subprocess.run(
            ["valgrind", "--tool=callgrind", f"--callgrind-out-file={out}",
             "--toggle-collect=*count_this*", build / "bench" / "instructions" / "caseforce_replications",
             SCENARIO, str(replications)],
            cwd=ROOT, env={**os.environ, **THE_PLAIN_WAY}, capture_output=True, text=True,
            check=False)
        if done.returncode != 0:
            sys.exit(f"callgrind: exit status {done.returncode}\n{done.stderr[-3000:]}")
        total = re.search(r"^(?:summary|totals): (\d+)", out.read_text(encoding="utf-8"),
                          re.MULTILINE)
    return {"scenario": SCENARIO, "replications": replications,
            "instructions": int(total[1]) // replications}
