"""Checks as sentences: functions that take a folder of their own, told by their names."""
import subprocess
import tempfile
import time


def run_sentences(about, part):
    """Every function of `about` that is a sentence, or those whose names hold the part; the exit status. A sentence takes a
    folder and nothing else, so that none can be left out of a list."""
    names = [n for n, f in about.items() if callable(f) and "_" in n and part.replace(" ", "_") in n
             and getattr(f, "__code__", None) and f.__code__.co_argcount == 1
             and f.__code__.co_varnames[:1] in (("folder",), ("_",))]
    failed = 0
    for name in names:
        began = time.monotonic()
        with tempfile.TemporaryDirectory() as folder:
            try:
                about[name](folder)
                said = "ok"
            except (AssertionError, subprocess.TimeoutExpired) as error:
                failed += 1
                said = f"FAILED: {error}"
        print(f"{name.replace('_', ' ')} ({time.monotonic() - began:.1f} s): {said}", flush=True)
    print(f"{len(names)} sentences, {failed} of them false")
    return 1 if failed or not names else 0
