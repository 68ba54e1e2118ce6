#!/usr/bin/python3
"""check_page.py PAGE.html FILE.h5 [PART OF A NAME]: a report's page in headless Chromium, held against
the result file that it tells of.

Each function is a sentence about the page; all are run, or those whose names hold the given part.
"""

import json
import math
import pathlib
import re
import sys
import time

import h5py
import numpy as np
from selenium.common.exceptions import WebDriverException

sys.dont_write_bytecode = True
from browser import Browser  # noqa: E402
from document_from_file import document_of  # noqa: E402
from option_names import Names, plain, spoken  # noqa: E402
from same_document import differences, unpacked  # noqa: E402

WIDTHS = [1280, 768, 390]
MOST_BYTES = 1_000_000


def require(condition, what):
    if not condition:
        raise AssertionError(what)


class Page:
    """The page opened afresh, everything unfolded where that is asked for."""

    def __init__(self, browser, page, results):
        self.browser, self.page, self.results = browser, page, results
        self.names = Names(results)
        self.html = pathlib.Path(page).read_text(encoding="utf-8")
        self.document = json.loads(re.search(r'<script type="application/json" id="document">(.*?)</script>', self.html, re.DOTALL)[1])

    def open(self, width=1280, unfolded=False):
        self.browser.size(width)
        self.browser.open(self.page)
        require(self.browser.run("return document.documentElement.classList.contains('is-built')"), "the page is not built to its end")
        if unfolded:
            self.browser.run("openAll()")
        return self

    def all(self, selector):
        return self.browser.driver.find_elements("css selector", selector)

    def text(self, selector):
        return plain(self.browser.run("return document.querySelector(arguments[0]).textContent", selector))

    def rows(self, caption):
        """The rows of the table whose caption begins so, as texts."""
        found = self.browser.run("""
            const table = [...document.querySelectorAll("table")].find((one) => one.caption.textContent.startsWith(arguments[0]));
            return table ? [...table.tBodies[0].rows].map((row) => [...row.cells].map((cell) => cell.textContent)) : null""", caption)
        require(found, f"there is no table '{caption}'")
        return [[plain(cell) for cell in row] for row in found]

    def drawn(self):
        return {pixels["id"]: pixels for pixels in self.browser.pixels(*self.all("figure canvas[role=img]"))}


def is_comparison(page):
    return page.document["kind"] == "compare"


def shown(page, of_options):
    """Of those options that the page shows: of a sweep of many points the few that its answer names."""
    return [of_options[option] for option in page.document["in_full"]]


# ---- what it is ----------------------------------------------------------------------------------

def the_document_says_what_the_file_says(page):
    found = differences(unpacked(page.document), unpacked(document_of(page.results)))
    require(not found, "\n".join(found[:20]))


def the_page_is_small_and_asks_for_nothing(page):
    require(len(page.html.encode()) < MOST_BYTES, f"{len(page.html.encode()):,} bytes")
    page.browser.requests()
    page.open(unfolded=True)
    asked = [address for address in page.browser.requests() if not address.startswith(("file:", "data:", "chrome:"))]
    require(not asked, f"asked for {asked}")
    require(not page.browser.run("return performance.getEntriesByType('resource').length"), "something was loaded")
    bare = re.sub(r"<script.*?</script>", "", page.html, flags=re.DOTALL)
    require(not re.search(r"(?:src|href)\s*=\s*[\"']?(?:https?:)?//", bare), "an address of elsewhere is in the page")


def nothing_is_complained_of(page):
    page.open(unfolded=True)
    page.browser.run("for (const one of document.querySelectorAll('button.toggle')) one.click(); settleCharts()")
    complaints = page.browser.complaints()
    require(not complaints, complaints)


def without_scripts_the_page_says_where_the_figures_are(page):
    page.browser.command("Emulation.setScriptExecutionDisabled", value=True)
    try:
        page.browser.open(page.page)
        text = page.browser.command("Runtime.evaluate", expression="document.body.innerText", returnByValue=True)["result"]["value"]
    finally:
        page.browser.command("Emulation.setScriptExecutionDisabled", value=False)
    require("caseforce export" in text and page.document["title"] in text, text[:500])


# ---- charts --------------------------------------------------------------------------------------

def every_chart_has_a_name_a_description_and_its_table(page):
    page.open(unfolded=True)
    for figure in page.all("figure"):
        told = page.browser.run("""
            const figure = arguments[0], canvas = figure.querySelector("canvas[role=img]");
            return { title: figure.querySelector("h3").textContent, label: canvas.getAttribute("aria-label"),
                     rows: figure.querySelectorAll("details.data tbody tr").length }""", figure)
        require(told["title"] and len(told["label"]) > len(told["title"]) + 10, told)
        require(told["rows"] > 0, f"no table behind '{told['title']}'")


def the_legend_switches_options_on_and_off(page):
    if not is_comparison(page):
        require(not page.all("#legend"), "one option has a legend")
        return
    page.open()
    page.browser.run("document.getElementById('legend').open = true")
    fan = page.all("#time figure canvas[role=img]")[0]
    for button in page.all("button.toggle"):
        before, pressed = page.browser.pixels(fan)[0], button.get_attribute("aria-pressed")
        button.send_keys(" ")
        after = page.browser.pixels(fan)[0]
        require(button.get_attribute("aria-pressed") != pressed, "the button does not say that it is pressed")
        require(after["sum"] != before["sum"], f"{button.text} changes nothing")
        button.send_keys(" ")
        require(page.browser.pixels(fan)[0]["sum"] == before["sum"], f"{button.text} does not switch back")


def the_chosen_option_is_shown_where_only_one_can_be(page):
    if not is_comparison(page):
        return
    page.open()
    before = page.drawn()
    page.browser.run("""const one = document.querySelector(".single select");
        one.selectedIndex = one.options.length - 1;
        one.dispatchEvent(new Event("change"))""")
    after = page.drawn()
    follows = [canvas.get_attribute("id") for canvas in page.all("#workforce figure canvas[role=img]")]
    require(any(before[name]["sum"] != after[name]["sum"] for name in follows), "no chart of the workforce follows")
    chosen = shown(page, page.names.all)[-1]
    captions = [plain(text) for text in page.browser.run("return [...document.querySelectorAll('#stages caption, #teams caption')].map((one) => one.textContent)")]
    require(any(chosen in caption for caption in captions), f"no table is of {chosen}: {captions}")


def a_tooltip_tells_the_value_and_the_band(page):
    page.open()
    told = page.browser.run("""
        const one = charts.find((chart) => chart.what.title === "Caseload").chart;
        const set = one.data.datasets.findIndex((dataset) => !dataset.band && !dataset.published), last = one.data.datasets[set].data.length - 1;
        one.tooltip.setActiveElements([{ datasetIndex: set, index: last }], { x: 0, y: 0 });
        one.update();
        return one.tooltip.body.map((line) => line.lines.join(" ")).join(" ")""")
    with h5py.File(page.results) as file:
        low, middle, high = (file["summary/caseload_mean"][0, -1, at] for at in (3, 5, 7))
    step = next(one["step"] for one in page.document["series"] if one["measure"] == "caseload_mean" and one["level"] == "council")
    found = [float(number) for number in re.findall(r"\d+\.\d", told)]
    require(len(found) == 3 and np.allclose(found, [middle, low, high], atol=0.05 + step), f"{told}: {middle} {low} {high}")


# ---- what it says --------------------------------------------------------------------------------

def percent(share):
    return f"{100 * float(share):.0f}%"


def the_answer_names_the_option_that_the_file_does(page):
    page.open()
    answer = page.text("#answer")
    with h5py.File(page.results) as file:
        names = page.names.all
        if "targets" not in file:
            if is_comparison(page):
                told = file["difference_run_year/caseload_mean"][:, -1]
                surely = [option for option, row in enumerate(told) if row[3] < 0]
                best = min(surely, key=lambda option: told[option, 0]) if surely else None
                require(f"{names[best + 1]} does most for the caseload" in answer if surely
                        else "No option makes the caseload better" in answer, answer)
            else:
                middle = file["summary/caseload_mean"][0, -1, 5]
                found = re.search(r"caseload (?:goes from [\d.]+ to|is still) ([\d.]+)", answer)
                require(found and abs(float(found[1]) - middle) < 0.06, f"{middle}: {answer}")
            return
        met, low, high = (file[f"targets/all_met{end}"][()] for end in ("", "_lower", "_upper"))
        more = file["difference_horizon/cost_total"][:, 0] if len(names) > 1 else []
        cost = np.array([0, *more])  # beyond doing nothing
    require(percent(met[0]) in answer, f"doing nothing: {percent(met[0])} is not in the answer")
    if not is_comparison(page):
        return
    lead = page.text(".lead")
    likely = [option for option in range(len(names)) if met[option] >= 0.5]
    surest = max(range(len(names)), key=lambda option: (met[option], -cost[option]))
    cheapest = min(likely, key=lambda option: cost[option]) if likely else surest
    is_sure = low[cheapest] >= 0.5 or high[cheapest] < 0.5
    require(("seem" in lead) != is_sure and ("More simulated futures would tell" in lead) != is_sure,
            f"{low[cheapest]} to {high[cheapest]}: {lead}")
    if likely:
        require(lead.startswith(names[cheapest]) and percent(met[cheapest]) in lead, f"{names[cheapest]}: {lead}")
    else:
        require(lead.startswith("No option meets" if is_sure else "No option seems to meet"), lead)
    require(names[surest] in answer and percent(met[surest]) in answer, f"{names[surest]}: {answer}")


def the_tables_say_what_the_file_says(page):
    page.open(unfolded=True)
    with h5py.File(page.results) as file:
        names = page.names.all
        if is_comparison(page):
            rows = page.rows("Caseloads and hours")
            told = shown(page, [None, *file["difference_run_year/caseload_mean"][:, -1]])[1:]
            for row, (mean, _, lower, upper, *_rest) in zip(rows[1:], told):
                if mean == lower == upper == 0:
                    require(row[1] == "0", row)
                    continue
                found = re.match(r"([+−]?)([\d.]+) ± ([\d.]+)(.*)", row[1])
                require(found, row)
                half = 10.0 ** -len(found[2].partition(".")[2]) * 0.51
                require(abs((-1 if found[1] == "−" else 1) * float(found[2]) - mean) <= half, f"{row}: {mean}")
                require(abs(float(found[3]) - (upper - lower) / 2) <= half, f"{row}: {(upper - lower) / 2}")
                require(("not distinguishable" in found[4]) == (lower <= 0 <= upper), row)
            require([row[0] for row in rows] == shown(page, names), rows)
            if "targets" in file:
                rows = page.rows("How often each option meets the targets")
                require([row[0] for row in rows] == shown(page, names), rows)
                for row, shares in zip(rows, shown(page, file["targets/probability"][()])):
                    require(all(any(percent(share) in cell for cell in row[1:]) for share in shares), f"{row}: {shares}")
        quantiles = file["summary/vacancy_rate"][0, -1, 5]
        step = next(one["step"] for one in page.document["series"] if one["measure"] == "vacancy_rate" and one["level"] == "council")
        last = page.rows("Vacancy rate: the middle future")[-1]
        require(abs(float(last[1].split("%")[0]) / 100 - quantiles) <= 0.0005 + step, f"{last}: {quantiles}")


def a_year_of_money_is_the_files(page):
    page.open()
    with h5py.File(page.results) as file:
        if "year_summary" not in file:
            return
        means = file["year_summary/cost_total"][0, :, 0]
        labels = file["year_summary/year"][()]
    told = {int(label): mean for label, mean in zip(labels, means) if mean == mean}
    if not told:
        return
    for row in page.rows("Financial years:"):
        found = re.match(r"£([\d.,]+)( million)?", row[1])
        value = float(found[1].replace(",", "")) * (1e6 if found[2] else 1)
        last_digit = (1e6 if found[2] else 1) * 10.0 ** -len(found[1].partition(".")[2])
        exact = told.pop(int(row[0][:4]) + 1)
        require(abs(value - exact) <= 0.5 * last_digit + 5e-4 * exact, f"{row}: {exact}")
    require(not told, f"years without a row: {told}")
    with h5py.File(page.results) as file:
        against = file["year_summary/cost_vs_budget"][0] if "cost_vs_budget" in file["year_summary"] else np.full((1, 9), np.nan)
    if not np.isnan(against[:, 0]).all():
        row = np.flatnonzero(~np.isnan(against[:, 0]))[0]
        word = "within" if against[row, 7] <= 0 else "over" if against[row, 3] > 0 else "either way"
        require(any(word in cell for line in page.rows("Financial years:") for cell in line), f"not said: {word}, {against[row]}")


# ---- whoever reads it ----------------------------------------------------------------------------

OVERFLOWING = """
const wide = [];
for (const one of document.querySelectorAll("body *")) {
  if (!one.checkVisibility() || one.closest("svg, thead")) continue;
  const box = one.getBoundingClientRect();
  const what = `${one.tagName}.${one.className} ${one.textContent.trim().slice(0, 50)}`;
  if (box.width && !one.matches(".skip") && (box.right > innerWidth + 1 || box.left < -1)) wide.push(`past the edge: ${what}`);
  if (one.clientWidth && one.scrollWidth > one.clientWidth + 1) wide.push(`cut off: ${what}`);
}
return wide.slice(0, 10);
"""
OVERLAPPING = """
const found = [];
const boxes = [...document.querySelectorAll("figure, table, h2, h3, main > p, .toggle")].filter((one) => one.checkVisibility() && !one.closest("thead, .data .inside")).map((one) => ({ one, box: one.getBoundingClientRect() }));
for (let i = 0; i < boxes.length; ++i)
  for (let j = i + 1; j < boxes.length; ++j) {
    const [a, b] = [boxes[i], boxes[j]];
    if (a.one.contains(b.one) || b.one.contains(a.one) || a.one.closest("#legend") !== b.one.closest("#legend")) continue;
    const across = Math.min(a.box.right, b.box.right) - Math.max(a.box.left, b.box.left);
    const down = Math.min(a.box.bottom, b.box.bottom) - Math.max(a.box.top, b.box.top);
    if (across > 1 && down > 1) found.push(`${a.one.textContent.slice(0, 40)} over ${b.one.textContent.slice(0, 40)}`);
  }
return found.slice(0, 10);
"""


def at_any_width_every_chart_is_drawn_and_nothing_is_cut_off_or_overlaps(page):
    for width in WIDTHS:
        for unfolded in (False, True):
            page.open(width, unfolded)
            body = page.browser.run("return document.documentElement.scrollWidth")
            require(body <= width, f"{width}: the page is {body} wide")
            for script in (OVERFLOWING, OVERLAPPING):
                found = page.browser.run(script)
                require(not found, f"{width}, {'unfolded' if unfolded else 'folded'}: {found}")
        drawn = page.drawn()
        require(len(drawn) >= 12, f"only {len(drawn)} charts")
        for name, pixels in drawn.items():
            if not (pixels["drawn"] > 0.01 * pixels["pixels"] and pixels["colours"] >= 3):
                title = page.browser.run("return document.getElementById(arguments[0] + '-title').textContent", name)
                require(False, f"'{title}' at {width}: {pixels}")


def the_first_screen_gives_the_answer(page):
    for width, height in ((1280, 800), (768, 1024), (390, 844)):
        page.browser.size(width, height)
        page.browser.open(page.page)
        bottom = page.browser.run("return document.querySelector('.lead').getBoundingClientRect().bottom")
        require(bottom <= height, f"at {width} by {height} the answer ends at {bottom}")


def the_keyboard_reaches_everything(page):
    page.open()
    focused = "return [document.activeElement.tagName, document.activeElement.className, document.activeElement.textContent]"
    reached = []
    for _ in range(60):
        page.browser.driver.switch_to.active_element.send_keys("\ue004")
        reached.append(page.browser.run(focused))
    require("Skip to the answer" in reached[0][2], reached[0])
    require(any(tag == "A" for tag, *_ in reached[1:]), "no link of the contents")
    require(any(tag == "SUMMARY" for tag, *_ in reached), "nothing to unfold")
    if is_comparison(page):
        require(sum("toggle" in name for _, name, _ in reached) == len(page.document["in_full"]), "not every option of the legend")
        require(any(tag == "SELECT" for tag, *_ in reached), "no choice of one option")
        outline = page.browser.run("const one = document.querySelector('.toggle'); one.focus({ focusVisible: true }); return getComputedStyle(one).outlineStyle")
        require(outline != "none", "focus is not seen")


def headings_landmarks_and_tables_are_in_order(page):
    page.open(unfolded=True)
    levels = page.browser.run("return [...document.querySelectorAll('h1, h2, h3, h4')].map((one) => Number(one.tagName[1]))")
    require(levels.count(1) == 1 and levels[0] == 1, levels)
    require(all(after <= before + 1 for before, after in zip(levels, levels[1:])), levels)
    for landmark in ("header", "nav[aria-label]", "main", "footer"):
        require(len(page.all(f"body {landmark}")) == 1, landmark)
    without = page.browser.run("""return [...document.querySelectorAll("table")].filter((one) => !one.caption || !one.caption.textContent || ![...one.rows].every((row) => row.cells[0].scope)).length""")
    require(not without, f"{without} tables without a caption or row headings")
    twice = page.browser.run("const ids = [...document.querySelectorAll('[id]')].map((one) => one.id); return ids.filter((id, at) => ids.indexOf(id) !== at)")
    require(not twice, f"ids that stand twice: {twice}")
    links = page.browser.run("return [...document.querySelectorAll('nav a')].filter((one) => !document.querySelector(one.getAttribute('href'))).length")
    require(not links, "a link of the contents leads nowhere")
    require(bool(page.all("#sweep")) == bool(page.document["sweep"]), "a section of swept values, and none were")


CONTRAST = """
const light = ([r, g, b]) => [r, g, b].map((x) => (x / 255 <= 0.03928 ? x / 255 / 12.92 : ((x / 255 + 0.055) / 1.055) ** 2.4)).reduce((sum, x, at) => sum + x * [0.2126, 0.7152, 0.0722][at], 0);
const numbers = (text) => text.match(/[\\d.]+/g).map(Number);
const behind = (one) => { for (; one; one = one.parentElement) { const back = numbers(getComputedStyle(one).backgroundColor); if (back.length === 3 || back[3] > 0) return back; } return [255, 255, 255]; };
const poor = new Set();
for (const one of document.querySelectorAll("body *")) {
  if (!one.checkVisibility() || ![...one.childNodes].some((child) => child.nodeType === 3 && child.textContent.trim())) continue;
  const [a, b] = [light(numbers(getComputedStyle(one).color)), light(behind(one))];
  const ratio = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
  if (ratio < 4.5) poor.add(`${one.tagName}.${one.className}: ${ratio.toFixed(2)}`);
}
return [...poor].slice(0, 10);
"""


def light_and_dark_can_be_read(page):
    seen = {}
    for scheme in ("light", "dark"):
        page.browser.prefers(color_scheme=scheme)
        drawn = page.open(unfolded=True).drawn()
        back = page.browser.run("return getComputedStyle(document.body).backgroundColor")
        seen[scheme] = (back, [pixels["sum"] for pixels in drawn.values()])
        require(all(pixels["colours"] >= 3 for pixels in drawn.values()), f"a chart is not drawn in {scheme}")
        poor = page.browser.run(CONTRAST)
        require(not poor, f"{scheme}: {poor}")
    require(seen["light"][0] != seen["dark"][0], "dark is as light")
    require(all(a != b for a, b in zip(seen["light"][1], seen["dark"][1])), "a chart has the same colours in both")
    page.browser.prefers(color_scheme="light")
    one = page.all("#time figure canvas[role=img]")[0]
    require(page.browser.pixels(one)[0]["sum"] == seen["light"][1][[c.get_attribute("id") for c in page.all("figure canvas[role=img]")].index(one.get_attribute("id"))],
            "charts do not follow when the scheme changes")
    page.browser.prefers()


def it_prints_with_everything_open(page):
    page.browser.prefers(color_scheme="dark")
    page.open()
    printed = page.browser.printed()
    page.browser.prefers()
    pages = len(re.findall(rb"/Type\s*/Page\b", printed))
    require(pages >= 5, f"{pages} pages")
    closed = page.browser.run("""
        dispatchEvent(new Event("beforeprint"));
        const told = [document.querySelectorAll("main details:not([open])").length, charts.filter((one) => !one.chart).length];
        dispatchEvent(new Event("afterprint"));
        return told""")
    require(closed == [0, 0], f"folded, not drawn: {closed}")


def motion_is_left_out_where_that_is_asked(page):
    page.browser.prefers(prefers_reduced_motion="reduce", reduced_motion="reduce")
    page.open()
    require(page.browser.run("return getComputedStyle(document.documentElement).scrollBehavior") == "auto", "it scrolls smoothly")
    require(page.browser.run("return Chart.defaults.animation") is False, "charts move")
    page.browser.prefers()


def what_a_scenario_writes_stays_text(page):
    """Names, labels and notes that look like HTML are shown as they are, and nothing of them runs."""
    page.open(unfolded=True)
    require(not page.all("img, iframe, object, body b, main script, main style"), "an element came out of a text")
    require(page.browser.run("return window.wasHostile === undefined"), "a text was run")
    require(len(page.all("script")) == 4, "scripts came in")
    if is_comparison(page):
        names = [plain(text) for text in page.browser.run("return [...document.querySelectorAll('.toggle .name')].map((one) => one.textContent)")]
        require(names == shown(page, page.names.all), names)
    require(page.text("h1") == plain(page.document["title"]), page.text("h1"))
    require(plain(page.browser.driver.title) == plain(page.document["title"]), page.browser.driver.title)
    for event in page.document["events"][:1]:
        require(plain(event["label"]) in page.text("body main"), event)


def no_text_of_the_model_stands_where_a_person_reads(page):
    """Words of the profession: keys are for the scenario, which the options and what was assumed quote."""
    page.open(unfolded=True)
    text = page.browser.run("""
        for (const one of document.querySelectorAll("code, pre, #assumed, details.data")) one.remove();
        return document.body.innerText""")
    own = " ".join([page.document["title"], *(event["label"] for event in page.document["events"]), *(option["key"] for option in page.document["options"])])
    for word in re.findall(r"\b[a-z]+(?:_[a-z0-9]+)+\b|\breplications?\b|\bpolic(?:y|ies)\b|\bundefined\b|\bNaN\b|\bnull\b|\[object", text):
        require(word in own, f"'{word}' is in the page")



def sentences(of):
    """The functions of a file that are about a page."""
    return {name: value for name, value in of.items()
            if callable(value) and getattr(value, "__code__", None) and value.__code__.co_varnames[:value.__code__.co_argcount] == ("page",)
            and name not in ("is_comparison",)}


# Slow, and the same for pages of the same making: asked of some pages only.
OF_LOOKS = {"at_any_width_every_chart_is_drawn_and_nothing_is_cut_off_or_overlaps", "light_and_dark_can_be_read", "it_prints_with_everything_open",
            "motion_is_left_out_where_that_is_asked", "without_scripts_the_page_says_where_the_figures_are"}


def check_page(page, results, part="", with_looks=True, of=None):
    """Every sentence that is not true of the page, and why."""
    name_of_page, wrong = pathlib.Path(page).name, []
    with Browser() as browser:
        told = Page(browser, page, results)
        for name, sentence in sentences(of or globals()).items():
            if part not in name or (name in OF_LOOKS and not with_looks):
                continue
            browser.complaints()
            began = time.monotonic()
            try:
                sentence(told)
            except (AssertionError, WebDriverException) as mistake:
                why = mistake.msg if isinstance(mistake, WebDriverException) else str(mistake)
                wrong.append(f"{name_of_page}: not so: {name.replace('_', ' ')}: {why}")
            else:
                print(f"{name_of_page}: {name.replace('_', ' ')} ({time.monotonic() - began:.1f} s)", flush=True)
    return wrong


if __name__ == "__main__":
    mistakes = check_page(sys.argv[1], sys.argv[2], sys.argv[3] if len(sys.argv) > 3 else "")
    print("\n".join(mistakes), file=sys.stderr)
    sys.exit(1 if mistakes else 0)
