#!/usr/bin/python3
"""The hints of engine/core/fetch.hpp are in the program: a compiler may take a function that gives
nothing else for one without effect and leave it out, and nothing but time would tell.
Usage: check_hints.py OBJDUMP PROGRAM
"""
import collections
import re
import subprocess
import sys

# What is looked at ahead, and by how many hints at least: see fetch_ahead and fetch_head.
WANTED = {"caseforce::simulator::Replication::run_until": 8, "caseforce::caseload::allocate": 4}
FUNCTION = re.compile(r"^[0-9a-f]+ <(.+?)\(.*>:$")
HINT = re.compile(r"\t(prefetch\w*|prfm)\s")  # x86-64, arm64


def main():
    disassembly = subprocess.run([sys.argv[1], "--disassemble", "--demangle", "--no-show-raw-insn", sys.argv[2]],
                                 capture_output=True, text=True, check=True).stdout
    found = collections.Counter()
    function = ""
    for line in disassembly.splitlines():
        if match := FUNCTION.match(line):
            function = match[1]
        elif HINT.search(line):
            found[function] += 1
    missing = [f"{name}: {found[name]} hints, {count} wanted"
               for name, count in WANTED.items() if found[name] < count]
    print("\n".join(missing) if missing else f"{sum(found.values())} hints in the program")
    return 1 if missing else 0


if __name__ == "__main__":
    sys.exit(main())
