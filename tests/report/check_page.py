#!/usr/bin/python3
"""check_page.py PAGE.html FILE.h5 [PART OF A NAME]: what a report's page has, held against the result file that it tells of.

Each function of one argument `page` is a sentence about it (page.py).
"""

import re
import sys

import h5py
import numpy as np

sys.dont_write_bytecode = True
from document_from_file import document_of  # noqa: E402
from option_names import plain  # noqa: E402
from page import main, percent, require  # noqa: E402
from same_document import differences, unpacked  # noqa: E402

MOST_BYTES = 1_000_000


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


def headings_landmarks_and_tables_are_in_order(page):
    page.read(unfolded=True)
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


# ---- charts --------------------------------------------------------------------------------------

def every_chart_has_a_name_a_description_and_its_table(page):
    page.read(unfolded=True)
    for figure in page.all("figure"):
        told = page.browser.run("""
            const figure = arguments[0], canvas = figure.querySelector("canvas[role=img]");
            return { title: figure.querySelector("h3").textContent, label: canvas.getAttribute("aria-label"),
                     rows: figure.querySelectorAll("details.data tbody tr").length }""", figure)
        require(told["title"] and len(told["label"]) > len(told["title"]) + 10, told)
        require(told["rows"] > 0, f"no table behind '{told['title']}'")


def the_legend_switches_options_on_and_off(page):
    if not page.is_comparison:
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
    if not page.is_comparison:
        return
    page.open()
    before = page.drawn()
    follows = [canvas.get_attribute("id") for canvas in page.all("#workforce figure canvas[role=img]")]
    names = page.shown(page.names.all)
    for place in reversed(range(1, len(names))):  # some options differ from doing nothing in nothing that is drawn
        page.browser.run("""const one = document.querySelector(".single select");
            one.selectedIndex = arguments[0];
            one.dispatchEvent(new Event("change"))""", place)
        captions = page.texts("#stages caption, #teams caption")
        require(any(names[place] in caption for caption in captions), f"no table is of {names[place]}: {captions}")
        after = page.drawn()
        if any(before[name]["sum"] != after[name]["sum"] for name in follows):
            return
    require(False, "no chart of the workforce follows")


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

def the_answer_names_the_option_that_the_file_does(page):
    page.read()
    answer = page.text("#answer")
    with h5py.File(page.results) as file:
        names = page.names.all
        if "targets" not in file:
            if page.is_comparison:
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
    lead = page.text(".lead")
    if page.is_comparison and not met.max() > 0:
        require("in any of the simulated futures" in lead and "nearest" not in lead, f"no option ever does: {lead}")
        return
    require(percent(met[0]) in answer, f"doing nothing: {percent(met[0])} is not in the answer")
    if not page.is_comparison:
        return
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
    page.read(unfolded=True)
    with h5py.File(page.results) as file:
        names = page.names.all
        if page.is_comparison:
            rows = page.rows("Caseloads and hours")
            told = page.shown([None, *file["difference_run_year/caseload_mean"][:, -1]])[1:]
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
            require([row[0] for row in rows] == page.shown(names), rows)
            if "targets" in file:
                rows = page.rows("How often each option meets the targets")
                require([row[0] for row in rows] == page.shown(names), rows)
                for row, shares in zip(rows, page.shown(file["targets/probability"][()])):
                    require(all(any(percent(share) in cell for cell in row[1:]) for share in shares), f"{row}: {shares}")
        quantiles = file["summary/vacancy_rate"][0, -1, 5]
        step = next(one["step"] for one in page.document["series"] if one["measure"] == "vacancy_rate" and one["level"] == "council")
        last = page.rows("Vacancy rate: the middle future")[-1]
        require(abs(float(last[1].split("%")[0]) / 100 - quantiles) <= 0.0005 + step, f"{last}: {quantiles}")


def a_year_of_money_is_the_files(page):
    page.read()
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


# ---- texts ---------------------------------------------------------------------------------------

def what_a_scenario_writes_stays_text(page):
    """Names, labels and notes that look like HTML are shown as they are, and nothing of them runs."""
    page.read(unfolded=True)
    require(not page.all("img, iframe, object, body b, main script, main style"), "an element came out of a text")
    require(page.browser.run("return window.wasHostile === undefined"), "a text was run")
    require(len(page.all("script")) == 4, "scripts came in")
    if page.is_comparison:
        names = page.texts(".toggle .name")
        require(names == page.shown(page.names.all), names)
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


if __name__ == "__main__":
    main(sys.modules[__name__])
