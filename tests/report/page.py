"""A report's page in headless Chromium, and the sentences that it is held to: functions of a module, each of one argument
`page`, that raise an AssertionError where they are not true of it. What helps them begins with an underscore."""

import inspect
import json
import pathlib
import re
import sys
import time

from selenium.common.exceptions import WebDriverException

from browser import Browser
from option_names import Names, plain


def require(condition, what):
    if not condition:
        raise AssertionError(what)


def percent(share):
    return f"{100 * float(share):.0f}%"


class Page:
    def __init__(self, browser, page, results):
        self.browser, self.page, self.results = browser, pathlib.Path(page), results
        self.names = Names(results)
        self.html = self.page.read_text(encoding="utf-8")
        self.document = json.loads(re.search(r'<script type="application/json" id="document">(.*?)</script>', self.html, re.DOTALL)[1])
        self.is_comparison = self.document["kind"] == "compare"
        self.is_as_built = False  # nobody has done anything with it since it was opened, but perhaps unfolded it

    def open(self, width=1280, height=900, unfolded=False):
        """Opened afresh, for whoever does something with it; everything unfolded where that is asked for."""
        self.browser.size(width, height)
        self.load()
        require(self.browser.run("return document.documentElement.classList.contains('is-built')"), "the page is not built to its end")
        if unfolded:
            self.browser.run("openAll()")
        return self

    def load(self):
        """Opened afresh, whether its scripts run or not."""
        self.is_as_built = False
        self.browser.open(self.page)

    def read(self, unfolded=False):
        """For whoever only reads: what the last reader left is as good. Folded it may be or not, where that is not asked for."""
        if not self.is_as_built:
            self.open()
        if unfolded:
            self.browser.run("openAll()")
        self.is_as_built = True
        return self

    def shown(self, of_options):
        """Of those options that the page shows: of a sweep of many points the few that its answer names."""
        return [of_options[option] for option in self.document["in_full"]]

    def all(self, selector):
        return self.browser.driver.find_elements("css selector", selector)

    def text(self, selector):
        return plain(self.browser.run("return document.querySelector(arguments[0]).textContent", selector))

    def texts(self, selector):
        return [plain(text) for text in self.browser.run("return [...document.querySelectorAll(arguments[0])].map((one) => one.textContent)", selector)]

    def rows(self, caption):
        """The rows of the table whose caption begins so, as texts."""
        found = self.browser.run("""
            const table = [...document.querySelectorAll("table")].find((one) => one.caption.textContent.startsWith(arguments[0]));
            return table ? [...table.tBodies[0].rows].map((row) => [...row.cells].map((cell) => cell.textContent)) : null""", caption)
        require(found, f"there is no table '{caption}'")
        return [[plain(cell) for cell in row] for row in found]

    def drawn(self):
        return {pixels["id"]: pixels for pixels in self.browser.pixels(*self.all("figure canvas[role=img]"))}


def sentences_of(module):
    return {name: one for name, one in vars(module).items()
            if inspect.isfunction(one) and one.__module__ == module.__name__ and name[0] != "_" and list(inspect.signature(one).parameters) == ["page"]}


def untrue_of(page, module, part=""):
    """Every sentence of the module, of those whose names hold the part, that is not true of the page, and why."""
    wrong = []
    for name, sentence in sentences_of(module).items():
        if part not in name:
            continue
        page.browser.complaints()  # the last one's
        began, words = time.monotonic(), name.replace("_", " ")
        try:
            sentence(page)
        except (AssertionError, WebDriverException) as mistake:
            wrong.append(f"{page.page.name}: not so: {words}: {mistake.msg if isinstance(mistake, WebDriverException) else mistake}")
            page.browser.prefers()
            page.is_as_built = False
        else:
            print(f"{page.page.name}: {words} ({time.monotonic() - began:.1f} s)", flush=True)
    return wrong


def main(module):
    """MODULE.py PAGE.html FILE.h5 [PART OF A NAME]"""
    page, results, part = [*sys.argv[1:], ""][:3]
    with Browser() as browser:
        wrong = untrue_of(Page(browser, page, results), module, part)
    print("\n".join(wrong), file=sys.stderr)
    sys.exit(1 if wrong else 0)
