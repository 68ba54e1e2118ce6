#!/usr/bin/python3
"""The documents are true: every link to a file of the project leads somewhere, and every path they name in
backquotes exists. What their blocks say is checked by check_examples.py.

Usage: check_documents.py ROOT
"""
import pathlib
import re
import sys

LINK = re.compile(r"\]\(([^)#\s]+)(?:#[^)]*)?\)")
PATH = re.compile(r"`((?:analysis|bench|cli|cmake|docs|engine|scenarios|tests)/[\w./-]*)")


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


def main():
    root = pathlib.Path(sys.argv[1]).resolve()
    documents = sorted([*root.glob("*.md"), *root.glob("docs/**/*.md"), *root.glob("scenarios/*.md"),
                        *root.glob("analysis/**/*.md")])
    found = []
    for document in documents:
        text = document.read_text(encoding="utf-8")
        found += names_of_nothing(root, document, text)
        found += broken_links(root, document, text)
    print("\n".join(found) if found else f"{len(documents)} documents: sound")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
