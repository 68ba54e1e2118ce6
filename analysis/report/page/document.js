// The document that the page shows: docs/report.md says what each field is.

const report = JSON.parse(document.getElementById("document").textContent);

const SWEPT = report.sweep ? report.sweep.keys : [];

const sweptNumber = (value) =>
  (value < 0 ? MINUS : "") + new Intl.NumberFormat("en-GB", {maximumSignificantDigits: 6}).format(Math.abs(value));

/** A point's value of a key without its unit: a number, a date or the word. */
function bareValue(key, index) {
  const value = key.values[index];
  if (!isKnown(value)) return NONE;
  return key.meanings ? valueWords(key.meanings[value]) : sweptNumber(value);
}

/** With its unit: "16", "40%", "708.59 per year". */
function sweptValue(key, index) {
  const text = bareValue(key, index);
  return key.unit && text !== NONE ? `${text}${key.unit.startsWith("%") ? "" : " "}${key.unit}` : text;
}

/** "cover = 40%", "date = 6 April 2026": where a point stands along a key. */
const atValue = (key, index) => `${restWords(key.name)} = ${sweptValue(key, index)}`;

/** A point goes by its values. */
const nameOf = (key, index) =>
  capitalised(index && SWEPT.length ? SWEPT.map((swept) => atValue(swept, index)).join(", ") : optionName(key));

const ALL_OPTIONS = report.options.map((option, index) => ({...option, index, name: nameOf(option.key, index)}));
// What all others are held against, at the beginning of a sentence and within one, and what holds with it alone.
const BASE = ALL_OPTIONS[0].name;
const BASE_WITHIN = report.under ? BASE : "doing nothing";
const WITH_BASE = report.under ? `under ${BASE}` : "if nothing more is done";
// Those that the page shows: of a sweep of many points the first option and the few that the answer names.
const OPTIONS = report.in_full.map((index) => ALL_OPTIONS[index]);
const isAbridged = OPTIONS.length < ALL_OPTIONS.length;
const isComparison = report.kind === "compare";
const START = dateOf(report.start);

/** A week's end in days from the start, and as the file dates it: the midnight that it ends with. */
const endOfWeek = (week) => 7 * (week + 1);
const weekDate = (week) => START + endOfWeek(week) * DAY;

/** Multiples of a step from the first and the distances: NaN where there was no value. */
function unpacked(line, step) {
  let count = 0;
  return line.map((distance) => {
    if (distance === null) return NaN;
    count += distance;
    return count * step;
  });
}

function weeksShown(every, points) {
  return Array.from({length: points}, (_, point) => report.weeks - 1 - every * (points - 1 - point));
}

/** Anything with every, step and values[option][line][point], as numbers with its weeks; null of what is not shown. */
function unpackedSeries(packed) {
  const values = packed.values.map((lines) => lines && lines.map((line) => unpacked(line, packed.step)));
  return {...packed, values, weeks: weeksShown(packed.every, values[0][0].length)};
}

const SERIES = report.series.map(unpackedSeries);

function seriesOf(measure, level = "council", of = null) {
  return SERIES.find((one) => one.measure === measure && one.level === level && one.of === of);
}

/** One statistic's line of an option: lineOf(series, 0, "q50"). */
const lineOf = (series, option, statistic) => series.values[option][series.statistics.indexOf(statistic)];

const firstKnown = (line) => line.findIndex((value) => !Number.isNaN(value));
function lastKnown(line) {
  let position = line.length - 1;
  while (position >= 0 && Number.isNaN(line[position])) --position;
  return position;
}

const rowOf = (measure) => report.values.find((row) => row.measure === measure);
const targetsOf = () => (report.targets ? report.targets.each : []);

const wantedOf = (measure) => (own(report.measures, measure) || {}).wanted;

/** Whether a difference is one, and which way; neither of a measure of which either may be wanted. */
const isBetter = (wanted, difference) =>
  isDistinguishable(difference) && (wanted === "less" ? difference.mean < 0 : wanted === "more" && difference.mean > 0);
const isWorse = (wanted, difference) =>
  isDistinguishable(difference) && (wanted === "less" ? difference.mean > 0 : wanted === "more" && difference.mean < 0);
