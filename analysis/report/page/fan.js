// Fan charts: the middle future as a line, half of the futures in the inner band, nine in ten in the
// outer one; published figures as points before.

const FEW = 3;  // more options than this, and inner bands would only hide each other
// How much a band covers, by how many options are shown.
const OUTER = [0, 0.16, 0.12, 0.1, 0.07];
const INNER = [0, 0.26, 0.16, 0.12];

const dayOf = (iso) => (dateOf(iso) - START) / DAY;

const EVENTS = report.events.map((event) => ({...event, day: dayOf(event.at)}))
                 .filter((event) => event.day <= endOfWeek(report.weeks - 1));

const SHORT = 62, YEARS = 731;  // days: shorter than this, and weeks or months are told, not years

/**
 * The beginning of each year as ticks, each second or more where they are many; of months or weeks where time is
 * short.
 */
function timeTicks(axis) {
  const dates = [axis.min, axis.max].map((day) => new Date(START + day * DAY));
  const [months, end] = dates.map((date) => 12 * date.getUTCFullYear() + date.getUTCMonth());
  const most = Math.max(3, Math.floor(axis.width / 64));
  const length = axis.max - axis.min;
  const every = (first, last, step, dayOfTick) => {
    const apart = step * Math.max(1, Math.ceil((last - first) / step / most));
    axis.ticks = [];
    for (let at = first; at <= last; at += apart) axis.ticks.push({value: dayOfTick(at)});
  };
  if (length < SHORT) return every(axis.min, axis.max, 7, (day) => day);
  const monthBegins = (month) => (Date.UTC(Math.floor(month / 12), month % 12, 1) - START) / DAY;
  if (length < YEARS) return every(months + 1, end, 1, monthBegins);
  return every(12 * (dates[0].getUTCFullYear() + 1), end, 12, monthBegins);
}

function timeText(day) {
  const length = this.max - this.min;
  const parts = length < SHORT ? {day: "numeric", month: "short"} :
    length < YEARS             ? {month: "short", year: "numeric"} :
                                 {year: "numeric"};
  return asDate(START + day * DAY, parts);
}

const timeAxis = (from) => ({
  type: "linear",
  min: from,
  max: endOfWeek(report.weeks - 1),
  afterBuildTicks: timeTicks,
  ticks: {callback: timeText, maxRotation: 0, autoSkip: false},
  grid: {color: colour("grid")},
});

const valueAxis = (measure) => {
  const {base} = measureWords(measure);
  return {
    beginAtZero: base === 0,
    grace: "4%",
    afterDataLimits: measureWords(measure).kind === "share" ? withinShares : undefined,
    afterBuildTicks: measureWords(measure).kind === "share" ? upToAll : undefined,
    ticks: {maxTicksLimit: 6, callback: (value, _, all) => tickText(measure, value, all)},
    grid: {color: colour("grid")}
  };
};

/** A share's axis ends at 0 and 1 where its values do. */
function withinShares(axis) {
  const {max, min} = axis.getMinMax(false);
  if (min >= 0) axis.min = Math.max(axis.min, 0);
  if (max <= 1) axis.max = Math.min(axis.max, 1);
}

/** Round steps would go on to 120%. */
function upToAll(axis) {
  if (axis.getMinMax(false).max > 1) return;
  axis.ticks = axis.ticks.filter(({value}) => value < 1 + 1e-9);
  axis.max = Math.min(axis.max, 1);
}

const points = (series, line) => line.map((y, point) => ({x: endOfWeek(series.weeks[point]), y}));

function bandOf(series, option, low, high, alpha) {
  const band = (statistic, fill) => ({
    data: points(series, lineOf(series, option.index, statistic)),
    borderWidth: 0,
    pointRadius: 0,
    pointHitRadius: 0,
    fill,
    backgroundColor: optionColour(option.index, alpha),
    band: true,
  });
  return [band(low, false), band(high, "-1")];
}

/** An option's line: of its middle future, or of its mean. */
const lineSet = (series, option, statistic) => ({
  label: option.name,
  option: option.index,
  data: points(series, lineOf(series, option.index, statistic)),
  borderColor: optionColour(option.index),
  backgroundColor: optionColour(option.index),
  borderDash: optionDash(option.index),
  borderWidth: 2.5,
  pointRadius: 0,
  pointHitRadius: 6,
  pointStyle: "line",
});

/** What a chart of lines over the weeks from a day on has in common with the others. */
const overWeeks = (from, measure, plugins) => ({
  parsing: false,
  normalized: true,
  interaction: {mode: "nearest", axis: "x", intersect: false},
  layout: {padding: {top: 14}},
  scales: {x: timeAxis(from), y: valueAxis(measure)},
  plugins,
});

/** The day at the pointer, as a tip's title. */
const dayTitle = (items) => (items.length ? fullDate(START + items[0].parsed.x * DAY) : "");

function fanOf(series, option, count) {
  const has = (statistic) => series.statistics.includes(statistic);
  const middle = lineSet(series, option, "q50");
  const outer = has("q05") ? bandOf(series, option, "q05", "q95", OUTER[Math.min(count, FEW + 1)]) : [];
  const inner = has("q25") && count <= FEW ? bandOf(series, option, "q25", "q75", INNER[count]) : [];
  return [...outer, ...inner, middle];
}

const historyOf = (series) => report.history.filter(
  (point) => point.measure === series.measure && point.level === series.level && point.of === series.of);

function historySet(series) {
  const published = historyOf(series);
  if (!published.length) return [];
  return [{
    label: "Published",
    published: true,
    data: published.map((point) => ({x: dayOf(point.at), y: point.value, source: point.source})),
    showLine: false,
    pointRadius: 4,
    pointHoverRadius: 6,
    pointStyle: "rectRot",
    backgroundColor: colour("ink"),
    borderColor: colour("ink"),
  }];
}

function fanTip(series) {
  return {
    filter: (item) => !item.dataset.band,
    callbacks: {
      title: dayTitle,
      label: (item) => {
        const {dataset, dataIndex} = item;
        if (dataset.published)
          return `Published: ${valueText(series.measure, item.parsed.y)}${
            dataset.data[dataIndex].source ? ` (${dataset.data[dataIndex].source})` : ""}`;
        const at = (statistic) => lineOf(series, dataset.option, statistic)[dataIndex];
        const middle = `${dataset.label}: ${valueText(series.measure, at("q50"))}`;
        return series.statistics.includes("q05") ?
          `${middle}, nine in ten ${rangeText(series.measure, at("q05"), at("q95"))}` :
          middle;
      },
    },
  };
}

/** Of targets that a single week can be held against. */
function targetLines(series) {
  return targetsOf()
    .filter((target, position) => report.milestones.targets[position] && target.measure === series.measure &&
        target.level === series.level && target.of === series.of)
    .map((target) => ({bound: target.bound, label: `target: ${boundText(target)}`}));
}

/** A bound with all its digits: a rounded one would be another. A week's cost says that it is a week's. */
function boundText(target) {
  const {kind} = measureWords(target.measure);
  const size = kind === "share" ? 100 * target.bound : target.bound;
  const isLarge = kind === "money" && Math.abs(size) >= 1e6;
  const digits =
    new Intl.NumberFormat("en-GB", {maximumSignificantDigits: 8}).format(Math.abs(isLarge ? size / 1e6 : size));
  const isOfWeek = kind === "money" && (target.at || target.every_week_of);
  return `${target.wanted === "at_most" ? "at most" : "at least"} ${size < 0 ? MINUS : ""}${
    kind === "money" ? "£" : ""}${digits}${isLarge ? "m" : ""}${kind === "share" || kind === "percent" ? "%" : ""}${
    isOfWeek ? " a week" : ""}`;
}

function fanConfig(series) {
  const options = shownOptions();
  const published = historyOf(series);
  const from = Math.min(0, ...published.map((point) => dayOf(point.at) - 60));
  return {
    type: "line",
    data: {datasets: [...options.flatMap((option) => fanOf(series, option, options.length)), ...historySet(series)]},
    options:
      overWeeks(from, series.measure, {tooltip: fanTip(series), marks: {events: EVENTS, targets: targetLines(series)}}),
  };
}

/** "Doing nothing: from 18.9 to 17.6 by September 2027, nine in ten futures 15.1 to 20.2." */
function fanSentence(series, option) {
  const line = lineOf(series, option.index, "q50");
  const [first, last] = [firstKnown(line), lastKnown(line)];
  if (first < 0) return `${option.name}: no value.`;
  const at = (statistic) => lineOf(series, option.index, statistic)[last];
  const range =
    series.statistics.includes("q05") ? `, nine in ten futures ${rangeText(series.measure, at("q05"), at("q95"))}` : "";
  return `${option.name}: from ${valueText(series.measure, line[first])} to ${
    valueText(series.measure, line[last])} by ${monthDate(weekDate(series.weeks[last]))}${range}.`;
}

const QUARTER = 13;

/** Rows of a week every quarter, the last one among them: its date, and each option's cell of `cellAt(at)`. */
function quarterlyRows(series, options, cellAt) {
  const rows = [];
  for (let point = series.weeks.length - 1; point >= 0; point -= Math.max(1, Math.round(QUARTER / series.every)))
    rows.unshift([
      shortDate(weekDate(series.weeks[point])),
      ...options.map((option) => cellAt((statistic) => lineOf(series, option.index, statistic)[point]))
    ]);
  return rows;
}

function fanTable(series, title) {
  const options = shownOptions();
  const rows = quarterlyRows(series, options, (at) => {
    const middle = valueText(series.measure, at("q50"));
    return series.statistics.includes("q05") && isKnown(at("q50")) ?
      `${middle} (${rangeText(series.measure, at("q05"), at("q95"))})` :
      middle;
  });
  const published = historyOf(series).map(
    (point) => [shortDate(dateOf(point.at)), valueText(series.measure, point.value), point.source || ""]);
  const between = series.statistics.includes("q05") ? ", and between what nine in ten futures lie" : "";
  return make("div", {},
    table(`${title}: the middle future${between}, every quarter`, ["Week to", ...options.map((option) => option.name)],
      rows),
    published.length ? table(`${title}: published`, ["Date", "Value", "Source"], published) : null);
}

function fanFigure(series, title, about) {
  return chartFigure({
    title,
    about: about || measureWords(series.measure).what,
    config: () => fanConfig(series),
    label: () => `${title} over time. ${
      shownOptions().map((option) => fanSentence(series, option)).join(" ")} The data table below has the figures.`,
    table: () => fanTable(series, title),
  });
}
