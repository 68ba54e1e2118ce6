#!/usr/bin/python3
"""check_selftest.py CASEFORCE: `caseforce selftest` has a line for every law, in words and as JSON, and all hold."""
import json
import os
import subprocess
import sys
import tempfile

CASEFORCE = os.path.abspath(sys.argv[1])


def selftest(*words):
    # In an empty folder: an installed copy has no source tree beside it.
    with tempfile.TemporaryDirectory() as folder:
        done = subprocess.run([CASEFORCE, "selftest", *words], cwd=folder, capture_output=True, text=True,
                              timeout=1000 if "ASAN_OPTIONS" in os.environ else 100, check=False)
    assert done.returncode == 0, f"{done.returncode}: {done.stdout}{done.stderr}"
    return done.stdout


def main():
    lines = selftest().splitlines()
    laws = {int(line.split()[0]) for line in lines if line.endswith("  ok")}
    assert laws == set(range(1, 11)), laws
    assert not any("BROKEN" in line for line in lines)
    assert lines[-2].startswith("All "), lines[-2]

    other = json.loads(selftest("--json", "--seed", "2"))
    assert len(other) == sum(line.endswith("  ok") for line in lines)
    assert all(check["holds"] and abs(check["measured"] - check["exact"]) <= check["bound"] for check in other)
    drawn = [check for check in other if check["error"] > 0]
    assert len(drawn) >= 12
    said = " ".join(lines)
    assert all(f"{check['measured']:.5g}" not in said for check in drawn), "another seed measured the same"
    print(f"selftest: {len(other)} checks of {len(laws)} laws")
    return 0


if __name__ == "__main__":
    sys.exit(main())
