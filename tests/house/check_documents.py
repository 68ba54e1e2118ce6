#!/usr/bin/python3
"""The documents are true: every link to a file of the project leads somewhere, every path they name in
backquotes exists, and every fenced block that begins ```sh run does what it says. Blocks run with
bash -e, in order, in one empty folder per document in which `build/caseforce` and `scenarios` stand
as in the project.

Usage: check_documents.py ROOT PROGRAM
"""
import pathlib
import re
import subprocess
import sys
import tempfile

LINK = re.compile(r"\]\(([^)#\s]+)(?:#[^)]*)?\)")
PATH = re.compile(r"`((?:analysis|bench|cli|cmake|docs|engine|scenarios|tests)/[\w./-]*)")
BLOCK = re.compile(r"^```sh run\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def names_of_nothing(root, document, text):
    for match in PATH.finditer(text):
        if not (root / match[1]).exists():
            line = text.count("\n", 0, match.start()) + 1
            yield f"{document.relative_to(root)}:{line}: there is no {match[1]}"


def broken_links(root, document, text):
    for match in LINK.finditer(text):
        target = match[1]
        if "://" in target or target.startswith("mailto:"):
            continue
        if not (document.parent / target).exists():
            line = text.count("\n", 0, match.start()) + 1
            yield f"{document.relative_to(root)}:{line}: there is no {target}"


def failing_blocks(root, program, document, text):
    with tempfile.TemporaryDirectory() as folder:
        here = pathlib.Path(folder)
        (here / "build").mkdir()
        (here / "build" / "caseforce").symlink_to(program)
        (here / "scenarios").symlink_to(root / "scenarios")
        for match in BLOCK.finditer(text):
            run = subprocess.run(["bash", "-euo", "pipefail", "-c", match[1]], cwd=here, text=True,
                                 stdin=subprocess.DEVNULL, capture_output=True, check=False)
            if run.returncode != 0:
                line = text.count("\n", 0, match.start()) + 1
                yield (f"{document.relative_to(root)}:{line}: exit status {run.returncode}\n"
                       f"{match[1]}{run.stdout[-2000:]}{run.stderr[-2000:]}")


def main():
    root, program = pathlib.Path(sys.argv[1]).resolve(), pathlib.Path(sys.argv[2]).resolve()
    documents = sorted([*root.glob("*.md"), *root.glob("docs/**/*.md"), *root.glob("scenarios/*.md")])
    found = []
    for document in documents:
        text = document.read_text(encoding="utf-8")
        found += names_of_nothing(root, document, text)
        found += broken_links(root, document, text)
        found += failing_blocks(root, program, document, text)
    print("\n".join(found) if found else f"{len(documents)} documents: sound")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
