#!/usr/bin/python3
"""check_looks.py PAGE.html FILE.h5 [PART OF A NAME]: how a report's page looks, and that whoever comes to it can read it:
on any screen, on paper, by the keyboard, in the dark, without scripts.

Each function of one argument `page` is a sentence about it (page.py).
"""

import collections
import re
import sys

sys.dont_write_bytecode = True
from page import main, require  # noqa: E402

WIDTHS = [1280, 768, 390]


def without_scripts_the_page_says_where_the_figures_are(page):
    page.browser.command("Emulation.setScriptExecutionDisabled", value=True)
    try:
        page.load()
        text = page.browser.command("Runtime.evaluate", expression="document.body.innerText", returnByValue=True)["result"]["value"]
    finally:
        page.browser.command("Emulation.setScriptExecutionDisabled", value=False)
    require("caseforce export" in text and page.document["title"] in text, text[:500])


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
        page.open(width)
        for unfolded in (False, True):
            if unfolded:
                page.browser.run("openAll()")
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
        page.open(width, height)
        bottom = page.browser.run("return document.querySelector('.lead').getBoundingClientRect().bottom")
        require(bottom <= height, f"at {width} by {height} the answer ends at {bottom}")


def the_keyboard_reaches_everything(page):
    page.open()
    wanted = {"A": 1, "SUMMARY": 1}
    if page.is_comparison:
        wanted |= {"toggle": len(page.document["in_full"]), "SELECT": 1}
    reached = collections.Counter()
    for step in range(60):
        page.browser.driver.switch_to.active_element.send_keys("\ue004")
        tag, name, text = page.browser.run("const { tagName, className, textContent } = document.activeElement; return [tagName, className, textContent]")
        if step == 0:
            require("Skip to the answer" in text, text)
            continue
        reached["toggle" if "toggle" in name else tag] += 1
        if all(reached[what] >= count for what, count in wanted.items()):
            break
    else:
        require(False, f"{wanted} wanted: {reached}")
    if page.is_comparison:
        outline = page.browser.run("const one = document.querySelector('.toggle'); one.focus({ focusVisible: true }); return getComputedStyle(one).outlineStyle")
        require(outline != "none", "focus is not seen")


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


if __name__ == "__main__":
    main(sys.modules[__name__])
