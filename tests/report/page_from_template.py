#!/usr/bin/python3
"""page_from_template.py FILE.h5 PAGE.html: the page as `caseforce report` makes it, put together by this
other way: the template's places filled once, in one pass, with the document of document_from_file.py."""

import html
import json
import pathlib
import re
import sys

from document_from_file import document_of

PAGE = pathlib.Path(__file__).resolve().parents[2] / "analysis" / "report" / "page"
LIBRARY = pathlib.Path("/usr/share/javascript/chart.js/chart.min.js")
LICENCE = pathlib.Path("/usr/share/doc/libjs-chart.js/copyright")


def embedded(document):
    """JSON that cannot end the element that it stands in."""
    text = json.dumps(document, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    return text.replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")


def page_of(document):
    names = (PAGE / "scripts.txt").read_text(encoding="utf-8").split()
    parts = {
        "title": html.escape(document["title"]),
        "style": (PAGE / "page.css").read_text(encoding="utf-8"),
        "document": embedded(document),
        "licence": LICENCE.read_text(encoding="utf-8"),
        "library": LIBRARY.read_text(encoding="utf-8"),
        "script": "\n".join((PAGE / name).read_text(encoding="utf-8") for name in names),
    }
    template = (PAGE / "page.html").read_text(encoding="utf-8")
    return re.sub(r"\{\{(\w+)\}\}", lambda place: parts[place[1]], template)


def main():
    document = json.loads(pathlib.Path(sys.argv[1]).read_text(encoding="utf-8")) if sys.argv[1].endswith(".json") else document_of(sys.argv[1])
    pathlib.Path(sys.argv[2]).write_text(page_of(document), encoding="utf-8")


if __name__ == "__main__":
    main()
