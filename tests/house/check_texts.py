#!/usr/bin/python3
"""What no text of the project may hold: a path that exists on one machine only, unfinished work, and,
in the engine, a function of libm whose last bit differs between machines (docs/decisions/0006). And that
whatever says by what it is run can be.

Usage: check_texts.py ROOT
"""
import os
import pathlib
import re
import sys

KINDS = {".cpp", ".hpp", ".py", ".sh", ".md", ".yaml", ".txt", ".cmake", ".json", ".cff", ".ipynb", ".js", ".css", ".html", ""}
LEFT_OUT = re.compile(r"^(\.git|build[^/]*)(/|$)")

RULES = [  # what is sought, where, what to say
    (re.compile(r"(?<![\w.$}*/-])/(root|home|work|mnt|Users)/"), re.compile(r""),
     "a path of one machine"),
    (re.compile(r"\b(TODO|FIXME|HACK|XXX)\b"), re.compile(r"^(?!tests/house/)"),
     "unfinished by its own word"),
    (re.compile(r"\bstd::(exp|exp2|expm1|log|log2|log10|log1p|pow|cbrt|hypot|sin|cos|tan|erf|erfc|"
                r"tgamma|lgamma)\("), re.compile(r"^engine/"),
     "libm differs between machines; use engine/core/elementary.hpp"),
    (re.compile(r"#include <boost/math/"), re.compile(r"^engine/"),
     "Boost.Math calls libm, which differs between machines"),
]


def breaches(root):
    for path in sorted(root.rglob("*")):
        name = path.relative_to(root).as_posix()
        if LEFT_OUT.match(name) or not path.is_file() or path.suffix not in KINDS:
            continue
        text = path.read_text(encoding="utf-8")
        if text.startswith("#!") and not os.access(path, os.X_OK):
            yield f"{name}:1: it cannot be run as a command; chmod +x"
        for number, line in enumerate(text.splitlines(), 1):
            for sought, where, says in RULES:
                found = sought.search(line)
                if found and where.match(name):
                    yield f"{name}:{number}: '{found[0]}': {says}"


def main():
    found = list(breaches(pathlib.Path(sys.argv[1])))
    print("\n".join(found) if found else "texts: sound")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
