#!/usr/bin/python3
"""check_sweep_page.py PAGE.html FILE.h5 [PART OF A NAME]: the page of a sweep in headless Chromium, held against the
file: charts along the swept values, the tables of points, and what the answer leaves to them.

Each function of one argument `page` is a sentence about it (page.py).
"""

import math
import re
import sys

import h5py
import numpy as np

sys.dont_write_bytecode = True
from document_from_file import document_of  # noqa: E402
from option_names import plain, said  # noqa: E402
from page import main, percent, require  # noqa: E402

MANY = 8  # points
MOST_LINES = 6

CHOOSE = """
const select = document.querySelector("#sweep .measure select");
select.selectedIndex = arguments[0];
select.dispatchEvent(new Event("change"));
"""
# Of each chart: its sets as they are drawn, its axes, and what its canvas was told to draw.
DRAWN = """
return charts.filter((one) => one.canvas.closest("#sweep")).map(({chart, figure, canvas}) => {
  const [lines, texts] = [[], []];
  const {ctx, scales: {x, y}} = chart;
  const own = {moveTo: ctx.moveTo, lineTo: ctx.lineTo, fillText: ctx.fillText};
  let from = null;
  ctx.moveTo = (...to) => { from = to; own.moveTo.apply(ctx, to); };
  ctx.lineTo = (...to) => { if (from) lines.push([...from, ...to]); from = to; own.lineTo.apply(ctx, to); };
  ctx.fillText = (text, ...at) => { texts.push(String(text)); own.fillText.apply(ctx, [text, ...at]); };
  chart.draw();
  for (const name of Object.keys(own)) delete ctx[name];
  const place = (value) => x.getPixelForValue(x.type === "category" ? x.getLabels().indexOf(value) : value);
  return {
    type: x.type, unit: [x.options.title.text].flat().join(" "), ticks: x.ticks.map(({label}) => [label].flat().join(" ")),
    places: [...new Set(chart.data.datasets.flatMap(({data}) => data.map((point) => place(point.x))))],
    area: chart.chartArea, asItIs: chart.options.plugins.swept.level, level: y.getPixelForValue(chart.options.plugins.swept.level), lines, texts,
    code: figure.querySelector("code").textContent, label: canvas.getAttribute("aria-label"),
    keys: [...figure.querySelectorAll(".keys li")].map((one) => one.textContent),
    sets: chart.data.datasets.map((set, at) => ({
      label: set.label, joined: set.showLine,
      points: set.data.map((point, i) => {
        const element = chart.getDatasetMeta(at).data[i];
        return {...point, place: place(point.x), drawnX: element.x, drawnY: element.y, atY: y.getPixelForValue(point.y),
                atLow: y.getPixelForValue(point.low), atHigh: y.getPixelForValue(point.high)};
      }),
    })),
  };
});
"""


def _is_many(page):
    return len(page.document["options"]) > MANY + 1


def _keys_of(page):
    """The swept keys with their values at each option: numbers, texts, or none."""
    with h5py.File(page.results) as file:
        told = {}
        for name in [key["key"] for key in page.document["sweep"]["keys"]]:
            variable = file["sweep"][name]
            values = variable[()]
            words = [variable.attrs[f"value_{at}"] for at in range(len(variable.attrs)) if f"value_{at}" in variable.attrs]
            words = [word.decode() if isinstance(word, bytes) else word for word in words]
            unit = variable.attrs["units"]
            unit = unit.decode() if isinstance(unit, bytes) else unit
            told[name] = {"unit": "" if unit == "1" else unit, "words": words,
                          "values": [None if math.isnan(value) else words[int(value)] if words else float(value) for value in values]}
        assert set(told) | {"policy"} == set(file["sweep"])
    return told


def _measures_of(page):
    """What can be chosen, in order: a text that its name has, and by option the mean and the ends of its interval."""
    document, told = document_of(page.results), []
    if document["targets"]:
        with h5py.File(page.results) as file:
            ends = [file[f"targets/{name}"][()] for name in ("all_met", "all_met_lower", "all_met_upper")]
        told.append(("met", list(zip(*ends))))
    for row in document["values"]:
        half = [one["half"] if one["half"] is not None else math.nan for one in row["values"]]
        told.append(("", [(one["mean"], one["mean"] - by, one["mean"] + by) if one["mean"] is not None else None
                          for one, by in zip(row["values"], half)]))
    return told


def close(one, other):
    return (one is None and math.isnan(other)) or math.isclose(one, other, rel_tol=2e-4, abs_tol=1e-4)


def number(text):
    return float(text.replace("\u2212", "-").replace(",", ""))


def same_value(text, value):
    return text == said(value) if isinstance(value, str) else math.isclose(number(text), value, rel_tol=1e-5)


# ---- charts --------------------------------------------------------------------------------------

def every_measure_can_be_chosen_and_is_drawn_as_the_file_has_it(page):
    page.open()
    keys, measures = _keys_of(page), _measures_of(page)
    texts = page.texts("#sweep .measure option")
    require(len(texts) == len(measures) and len(set(texts)) == len(texts), f"{texts}, {len(measures)} measures")
    seen = set()
    for position, (word, values) in enumerate(measures):
        page.browser.run(CHOOSE, position)
        require(word in texts[position], texts[position])
        charts = page.browser.run(DRAWN)
        require([chart["code"] for chart in charts] == list(keys), [chart["code"] for chart in charts])
        for chart in charts:
            points = [point for one in chart["sets"] for point in one["points"]]
            wanted = [option for option in range(1, len(values)) if values[option] and keys[chart["code"]]["values"][option] is not None]
            require(sorted(point["option"] for point in points) == wanted, f"{texts[position]}: not each point once")
            for point in points:
                mean, low, high = values[point["option"]]
                require(point["x"] == keys[chart["code"]]["values"][point["option"]], f"{texts[position]}: {point}")
                require(close(point["y"], mean) and close(point["low"], low) and close(point["high"], high), f"{texts[position]}: {point}, {values[point['option']]}")
            require(close(chart["asItIs"], values[0][0]), f"{texts[position]}: the level line is at {chart['asItIs']}, {values[0]}")
            seen.add((chart["code"], chart["label"]))
            require(texts[position] in chart["label"] and page.names.first in chart["label"], chart["label"])
    require(len(seen) == len(keys) * len(measures), "a description does not follow the choice")


def points_stand_at_their_values_with_their_intervals(page):
    """What the canvas was told to draw: a bar from end to end at each point, a level line, and its name."""
    for width in (1280, 390):
        page.open(width)
        for position in range(min(2, len(_measures_of(page)))):
            page.browser.run(CHOOSE, position)
            for chart in page.browser.run(DRAWN):
                area, lines = chart["area"], np.array(chart["lines"])
                places = sorted(chart["places"])
                for point in (point for one in chart["sets"] for point in one["points"]):
                    require(abs(point["drawnY"] - point["atY"]) < 1, point)
                    nearest = min(places, key=lambda place: abs(place - point["drawnX"]))
                    require(nearest == point["place"] and area["left"] - 1 <= point["drawnX"] <= area["right"] + 1, f"{width}: {point} of {places}")
                    if point["low"] is None:
                        continue
                    bar = [point["drawnX"], point["atLow"], point["drawnX"], point["atHigh"]]
                    require(np.abs(lines - bar).max(axis=1).min() < 0.5, f"no bar at {point}")
                level = [area["left"], chart["level"], area["right"], chart["level"]]
                require(np.abs(lines - level).max(axis=1).min() < 0.5, "no level line of the scenario as it is")
                require(page.names.first in chart["texts"], chart["texts"])


def words_stand_side_by_side_and_numbers_in_their_unit(page):
    page.read()
    keys = _keys_of(page)
    for chart in page.browser.run(DRAWN):
        key = keys[chart["code"]]
        require((chart["type"] == "category") == bool(key["words"]), f"{chart['code']} on an axis that is {chart['type']}")
        if key["words"]:
            require(chart["ticks"] == [said(word) for word in key["words"]], f"{chart['ticks']}: {key['words']}")
            require(len(set(chart["places"])) == len(key["words"]), chart["places"])
            continue
        require(key["unit"] in chart["unit"], f"{chart['unit']}: {key['unit']}")
        values = sorted(set(value for value in key["values"] if value is not None))
        slopes = np.diff(sorted(chart["places"])) / np.diff(values)
        require(np.allclose(slopes, slopes[0], rtol=1e-3), f"{chart['code']} is not on a line: {chart['places']}")


def points_of_a_grid_are_joined_where_only_one_key_changes(page):
    page.read()
    keys = _keys_of(page)
    points = range(1, len(page.document["options"]))
    is_grid = math.prod(len(set(key["values"][point] for point in points)) for key in keys.values()) == len(points)
    for chart in page.browser.run(DRAWN):
        others = [key["values"] for name, key in keys.items() if name != chart["code"]]
        lines = {tuple(values[point] for values in others) for point in points}
        joined = is_grid and len(lines) <= MOST_LINES
        require(all(one["joined"] == joined for one in chart["sets"]), f"{chart['code']}: joined or not")
        if not joined:
            require(len(chart["sets"]) == 1, f"{len(chart['sets'])} sets of points that stand alone")
            continue
        require(len(chart["sets"]) == len(lines), f"{len(chart['sets'])} lines for {len(lines)}")
        order = keys[chart["code"]]["words"]
        for one in chart["sets"]:
            of = {tuple(values[point["option"]] for values in others) for point in one["points"]}
            require(len(of) == 1, f"a line goes through {of}")
            along = [order.index(point["x"]) if order else point["x"] for point in one["points"]]
            require(along == sorted(along), f"a line goes back: {along}")
            if len(lines) > 1:
                require(one["label"] in chart["keys"], f"'{one['label']}' is not in {chart['keys']}")
                require(all((said(value) if isinstance(value, str) else f"{value:g}") in one["label"] for value in next(iter(of))), f"{one['label']}: {of}")


# ---- tables --------------------------------------------------------------------------------------

def rows_of(page, table):
    return [[plain(cell) for cell in row] for row in page.browser.run(
        "return [...arguments[0].tBodies[0].rows].map((row) => [...row.cells].map((cell) => cell.textContent))", table)]


def in_order(page, names):
    """Options but the baseline by their values of these keys, numbers by size and words as the file lists them."""
    keys = _keys_of(page)
    def place(option):
        told = [(keys[name]["values"][option], keys[name]["words"]) for name in names]
        return [words.index(value) if words else value for value, words in told]
    return sorted(range(1, len(page.document["options"])), key=place)


def behind_each_chart_stands_every_point(page):
    page.open(unfolded=True)
    keys, measures = _keys_of(page), _measures_of(page)
    for position in (0, len(measures) - 1):
        page.browser.run(CHOOSE, position)
        for figure in page.all("#sweep figure"):
            own = page.browser.run("return arguments[0].querySelector('code').textContent", figure)
            names = [own, *(name for name in keys if name != own)]
            rows = rows_of(page, page.browser.run("return arguments[0].querySelector('details.data table')", figure))
            require(rows[0][0] == page.names.first, rows[0])
            points = in_order(page, names)
            require(len(rows) == len(points) + 1, f"{own}: {len(rows) - 1} rows of {len(points)} points")
            for row, point in zip(rows[1:], points):
                require(all(same_value(cell, keys[name]["values"][point]) for cell, name in zip(row, names)), f"{own}: {row}")
                if position == 0 and page.document["targets"]:
                    require(row[-1].startswith(percent(measures[0][1][point][0])), f"{row}: {measures[0][1][point]}")


def the_table_of_all_points_misses_none(page):
    page.open()
    require(not page.all("#sweep table.points"), "the points are not folded away")
    page.browser.run("openAll()")
    keys, points = _keys_of(page), in_order(page, list(_keys_of(page)))
    rows = page.rows("All points")
    require(rows[0][0] == page.names.first, rows[0])
    require(len(rows) == len(points) + 1, f"{len(rows) - 1} rows of {len(points)} points")
    document = document_of(page.results)
    means = {row["measure"]: row["values"] for row in document["values"]}
    costs = next(row["differences"] for row in document["values"] if row["measure"] == "cost_total")
    for row, point in zip(rows[1:], points):
        cells = row[len(keys):]
        require(all(same_value(cell, key["values"][point]) for cell, key in zip(row, keys.values())), row)
        if document["targets"]:
            require(percent(document["targets"]["all"][point][0]) in cells.pop(0), row)
        if costs:
            found = re.match(r"([+−]?)£?([\d.,]+)", cells[0])
            scale = 1e6 if "m ±" in cells[0] else 1
            told = (-1 if found[1] == "−" else 1) * number(found[2]) * scale
            digit = scale * 10.0 ** -len(found[2].partition(".")[2])
            require(abs(told - costs[point]["mean"]) <= 0.51 * digit + 1e-3 * abs(told), f"{row}: {costs[point]}")
        for cell, measure, by in zip(cells[1:], ("caseload_mean", "agency_share"), (1, 100)):
            found = re.match(r"[\d.]+", cell)[0]
            digit = 10.0 ** -len(found.partition(".")[2])
            require(abs(float(found) - by * means[measure][point]["mean"]) <= 0.51 * digit, f"{row}: {measure} {means[measure][point]}")


# ---- the answer ----------------------------------------------------------------------------------

def of_many_points_the_answer_shows_those_that_it_names(page):
    page.read()
    names = page.names.all
    answer = page.text("#answer")
    if not _is_many(page):
        require(page.document["in_full"] == list(range(len(names))) and "All points" not in answer, "few points, and not all are shown")
        return
    bold = set(page.texts("#answer strong"))
    require({name for name in names if name in bold} <= set(page.shown(names)), f"{bold}: {page.shown(names)}")
    require(set(page.shown(names)[1:]) <= bold, f"shown and not named: {page.shown(names)}")
    require("All points" in answer and f"{len(names) - 1} points" in answer, answer)
    require(page.all("#answer a[href='#sweep']"), "no way from the answer to all points")
    if page.document["targets"]:
        require([row[0] for row in page.rows("How often each option")] == page.shown(names), "other rows than those named")
        require(f"less than {page.names.within} and meets" not in answer, "single points are warned of")


def the_section_stands_first_after_the_answer(page):
    page.read()
    sections = page.browser.run("return [...document.querySelectorAll('main > section')].map((one) => one.id)")
    require(sections[:2] == ["answer", "sweep"], sections)
    require(page.browser.run("const one = document.querySelector('#sweep select'); return one.labels.length === 1 && one.labels[0].textContent.trim() !== ''"),
            "the choice of a measure has no label")


if __name__ == "__main__":
    main(sys.modules[__name__])
