// What was observed beside what was foreseen of it, where the file is of a backtest.

function backtestSection() {
  const told = report.backtest;
  if (!told || !told.rows.length) return null;
  return section("backtest", "What was observed", "Held against what was observed", make("p", {}, backtestLead(told)),
    paragraph("Each value is held against what the simulated futures say of it. After ± " +
        "stands the standard error of the forecast. A year is named by the calendar year in which it ends.",
      {class: "small"}),
    table("Observed values, and what was foreseen of them",
      ["What", "Observed", "Forecast", "Nine in ten futures between"], told.rows.map(backtestRow)));
}

function backtestLead({from, within, rows}) {
  const count = rows.filter(isInside).length;
  const [share, low, high] = within;
  const since = isKnown(from) ? ` from ${Number.isNaN(dateOf(from)) ? from : fullDate(dateOf(from))} on` : "";
  const held = rows.filter((row) => isKnown(row.q05));
  if (!held.length)
    return [
      strong(countText(rows.length, "observed values")),
      `${since}: the simulated futures are too few for an interval that nine in ten should lie in.`
    ];
  return [
    strong(`${figure(count, 0)} of ${figure(held.length, 0)} observed values`),
    `${since} lie within the 90% interval of the simulated futures: ${percent(share)} (${figure(100 * low, 0)} to ${
      figure(100 * high, 0)} by chance of so few), where nine in ten should.`
  ];
}

/** To seven figures, as values are stored; neither inside nor outside where there is no interval. */
const isInside = ({observed, q05, q95}) =>
  isKnown(q05) && q05 - 1e-6 * Math.abs(observed) <= observed && observed <= q95 + 1e-6 * Math.abs(observed);

/** A unit's way of writing values: shares as %, pounds in millions where they are many. */
const kindOfUnit = (unit) => (unit === "1" ? "share" : unit === "%" ? "percent" : /GBP/.test(unit) ? "money" : "one");

/** As many decimals as the terminal has: three digits of the value, and one of its error. */
function decimalsBeside(largest, error) {
  let decimals = decimalsOf(largest);
  while (decimals < 3 && error > 0 && error * 10 ** decimals < 0.95) ++decimals;
  return decimals;
}

function backtestRow(row) {
  const largest = Math.max(Math.abs(row.observed), Math.abs(row.mean));
  const form = KINDS[kindOfUnit(row.unit)](largest);
  const finer = {...form, decimals: decimalsBeside(largest / form.by, isKnown(row.se) ? row.se / form.by : 0)};
  const text = (value) => (isKnown(value) ? written(value, finer, form.after) : NONE);
  const side = isInside(row) || !isKnown(row.q05) ? "" : row.observed < row.q05 ? "▼ below" : "▲ above";
  const when =
    isKnown(row.at) && row.at.includes("-") && !Number.isNaN(dateOf(row.at)) ? shortDate(dateOf(row.at)) : row.at;
  return [
    [measureWords(row.measure).title, row.of && lowered(spoken(row.of)), when].filter(isKnown).join(", "),
    side ? [`${text(row.observed)} `, make("span", {class: "verdict worse"}, side)] : text(row.observed),
    `${text(row.mean)}${isKnown(row.se) ? ` ± ${figure(row.se / form.by, finer.decimals)}` : ""}`,
    isKnown(row.q05) ? `${text(row.q05)} to ${text(row.q95)}` : NONE
  ];
}
