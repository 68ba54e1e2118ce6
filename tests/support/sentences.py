"""Checks as sentences: functions that take a folder of their own, told by their names."""
import inspect
import subprocess
import sys
import tempfile
import time


def require(holds, message):
    if not holds:
        raise AssertionError(message)


def part_of_a_name(behind=1):
    """Of the sentences that are asked for: the first word that is no number, behind so many of the command line."""
    return next((word for word in sys.argv[1 + behind:] if not word.isdigit()), "").replace(" ", "_")


def run_sentences(about, behind=1, within=lambda folder: folder):
    """Every function of `about` that is a sentence, or those whose names hold the part that is asked for behind so many words of
    the command line; the exit status. A sentence takes a folder and nothing else, so that none can be left out of a list;
    `within` says how it is given that."""
    part = part_of_a_name(behind)
    names = [name for name, one in about.items() if inspect.isfunction(one) and "_" in name and part in name
             and list(inspect.signature(one).parameters) in (["folder"], ["_"])]
    failed = 0
    for name in names:
        began = time.monotonic()
        with tempfile.TemporaryDirectory() as folder:
            try:
                about[name](within(folder))
                said = "ok"
            except (AssertionError, subprocess.SubprocessError) as error:
                failed += 1
                said = f"FAILED: {error}"
        print(f"{name.replace('_', ' ')} ({time.monotonic() - began:.1f} s): {said}", flush=True)
    print(f"{len(names)} sentences, {failed} of them false")
    return 1 if failed or not names else 0
