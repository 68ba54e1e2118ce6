#!/usr/bin/python3
"""Every header of the program compiles alone. A header that the source beside it includes first is proven wherever
files are compiled one by one, as in the dev preset; the others are compiled here. Usage: check_headers.py ROOT COMPILER [compiler flags]
"""
import concurrent.futures
import os
import pathlib
import re
import subprocess
import sys

FIRST_INCLUDE = re.compile(r'^#include ["<]([^">]+)[">]', re.MULTILINE)


def is_proven_by_the_build(root, header):
    source = header.with_suffix(".cpp")
    if not source.exists():
        return False
    first = FIRST_INCLUDE.search(source.read_text(encoding="utf-8"))
    return bool(first) and first[1] == header.relative_to(root).as_posix()


def errors_alone(root, header, command):
    line = f'#include "{header.relative_to(root).as_posix()}"\n'
    run = subprocess.run([*command, "-I", str(root), f"-DCASEFORCE_SOURCE_DIR=\"{root}\"", "-x", "c++", "-fsyntax-only", "-"],
                         input=line, capture_output=True, text=True, check=False)
    return "" if run.returncode == 0 else f"{header.relative_to(root)} alone:\n{run.stderr}"


def main():
    root = pathlib.Path(sys.argv[1])
    headers = [path for top in ("engine", "analysis", "cli")
               for path in sorted((root / top).rglob("*.hpp"))
               if not is_proven_by_the_build(root, path)]
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        failures = [text for text in
                    pool.map(lambda header: errors_alone(root, header, sys.argv[2:]), headers) if text]
    print("\n".join(failures) if failures else f"{len(headers)} headers compile alone")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
