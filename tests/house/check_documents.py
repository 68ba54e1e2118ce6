#!/usr/bin/python3
"""The documents are true: every link to a file of the project leads somewhere, to a heading that is
there where it names one, and every path they name in backquotes exists. What their blocks say is
checked by check_examples.py.

Usage: check_documents.py ROOT
"""
import functools
import pathlib
import re
import sys

LINK = re.compile(r"\]\(([^)#\s]*)(?:#([^)\s]*))?\)")
PATH = re.compile(r"`((?:analysis|bench|cli|cmake|docs|engine|scenarios|tests)/[\w./-]*)")
BLOCK = re.compile(r"^```.*?^```", re.MULTILINE | re.DOTALL)
HEADING = re.compile(r"^#+ +(.*)$", re.MULTILINE)


@functools.cache
def anchors_of(document):
    """What links may name in a document, as GitHub makes them: the words of its headings in small
    letters, joined by hyphens; the second of the same words ends in -1."""
    anchors, times = set(), {}
    for heading in HEADING.findall(BLOCK.sub("", document.read_text(encoding="utf-8"))):
        words = re.sub(r"\]\([^)]*\)", "", heading).lower()
        anchor = re.sub(r"[^\w -]", "", words).strip().replace(" ", "-")
        before = times.get(anchor, 0)
        times[anchor] = before + 1
        anchors.add(f"{anchor}-{before}" if before else anchor)
    return anchors


def names_of_nothing(root, document, text):
    for match in PATH.finditer(text):
        if not (root / match[1]).exists():
            line = text.count("\n", 0, match.start()) + 1
            yield f"{document.relative_to(root)}:{line}: there is no {match[1]}"


def broken_links(root, document, text):
    for match in LINK.finditer(text):
        target, anchor = match.groups()
        if "://" in target or target.startswith("mailto:"):
            continue
        line = text.count("\n", 0, match.start()) + 1
        to = document.parent / target if target else document
        if not to.exists():
            yield f"{document.relative_to(root)}:{line}: there is no {target}"
        elif anchor and to.suffix == ".md" and anchor not in anchors_of(to.resolve()):
            yield f"{document.relative_to(root)}:{line}: {to.name} has no heading '{anchor}'"


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
