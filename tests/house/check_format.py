#!/usr/bin/python3
"""Every C++ file and every script of the report's page is as clang-format 14 writes it. Usage: check_format.py ROOT [--fix]"""
import pathlib
import shutil
import subprocess
import sys


def main():
    root = pathlib.Path(sys.argv[1])
    program = shutil.which("clang-format-14") or shutil.which("clang-format")
    if not program:
        print("clang-format-14 is not installed")
        return 1
    sources = [str(path.relative_to(root)) for top in ("engine", "analysis", "cli", "tests", "bench")
               for path in sorted([*(root / top).rglob("*.[ch]pp"), *(root / top).rglob("*.js")])]
    action = ["-i"] if "--fix" in sys.argv else ["--dry-run", "--Werror", "--ferror-limit=1"]
    if not sources:
        return 0
    return subprocess.run([program, "--style=file", *action, *sources], cwd=root).returncode


if __name__ == "__main__":
    sys.exit(main())
