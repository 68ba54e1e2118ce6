// How values, differences, intervals and dates are written. A minus is a minus sign.

const MINUS = "\u2212";
const NONE = "\u2013";
const isKnown = (value) => value !== null && value !== undefined && !Number.isNaN(value);

/**
 * With so many decimals, half to even as in the program's own tables: 22.5 is 22. toFixed takes the larger one where
 * both are as near, which can only be where nothing follows the 5.
 */
function digitsOf(size, decimals) {
  const text = size.toFixed(decimals);
  const isHalf = Number.isInteger(size * 2 ** (decimals + 1)) && size.toFixed(decimals + 1).endsWith("5");
  return isHalf && Number(text[text.length - 1]) % 2 ? (size - 0.5 / 10 ** decimals).toFixed(decimals) : text;
}

function figure(value, decimals) {
  const [whole, ...rest] = digitsOf(Math.abs(value), decimals).split(".");
  const text = [whole.replace(/\B(?=(\d{3})+$)/g, ","), ...rest].join(".");
  return value < 0 && /[1-9]/.test(text) ? MINUS + text : text;
}

/** Decimal places with which three digits of a value can be seen. */
function decimalsOf(largest) {
  const size = Math.abs(largest);
  return size >= 100 || size === 0 ? 0 : size >= 10 ? 1 : 2;
}

// By kind: what a value is divided by, and what stands around it.
const KINDS = {
  share: () => ({by: 0.01, before: "", after: "%", points: " points", decimals: 1}),
  percent: () => ({by: 1, before: "", after: "%", points: " points", decimals: 1}),
  one: () => ({by: 1, before: "", after: "", points: "", decimals: 1}),
  two: () => ({by: 1, before: "", after: "", points: "", decimals: 2}),
  count: (size) => ({by: 1, before: "", after: "", points: "", decimals: size < 10 && size > 0 ? 1 : 0}),
  money: (size) =>
    (size >= 1e5 ? {by: 1e6, before: "£", after: " million", points: " million", decimals: size >= 1e7 ? 1 : 2} :
                   {by: 1, before: "£", after: "", points: "", decimals: 0}),
};

function written(value, form, after) {
  const text = figure(value / form.by, form.decimals);
  const sign = text.startsWith(MINUS) ? MINUS : "";
  return sign + form.before + text.slice(sign.length) + after;
}

/** A measure's value as text: 17.6, 22.0%, £94.0 million. */
function valueText(measure, value) {
  if (!isKnown(value)) return NONE;
  const form = KINDS[measureWords(measure).kind](Math.abs(value));
  return written(value, form, form.after);
}

/** Decimal places with which an axis' ticks differ from each other. */
function placesOf(ticks, by = 1) {
  const step = ticks.length > 1 ? Math.abs(ticks[1].value - ticks[0].value) / by : 0;
  let places = 0;
  while (places < 6 && Math.abs(step * 10 ** places - Math.round(step * 10 ** places)) > 1e-6) ++places;
  return places;
}

/** A value beside an axis: short, and no two alike. */
function tickText(measure, value, ticks) {
  const {kind} = measureWords(measure);
  if (kind !== "money") {
    const form = KINDS[kind](Math.abs(value));
    return written(value, {...form, decimals: placesOf(ticks, form.by)}, form.after);
  }
  const [by, letter] = Math.abs(value) >= 1e6 ? [1e6, "m"] : Math.abs(value) >= 1e3 ? [1e3, "k"] : [1, ""];
  return `${value < 0 ? MINUS : ""}£${
    new Intl.NumberFormat("en-GB", {maximumFractionDigits: Math.max(1, placesOf(ticks, by))})
      .format(Math.abs(value) / by)}${letter}`;
}

/** Both ends in one form: "15.1 to 20.2", "12.0% to 25.3%". */
function rangeText(measure, low, high) {
  if (!isKnown(low) || !isKnown(high)) return NONE;
  const form = KINDS[measureWords(measure).kind](Math.max(Math.abs(low), Math.abs(high)));
  return `${written(low, form, form.by === 1e6 ? "" : form.after)} to ${written(high, form, form.after)}`;
}

const isDistinguishable = (difference) => difference.lower > 0 || difference.upper < 0;
const isNothing = (difference) => difference.mean === 0 && difference.lower === 0 && difference.upper === 0;

/** Decimal places with which an error can be seen; of pounds that are not millions none. */
const decimalsForError = (half, form) =>
  form.before === "£" && form.by === 1 ? 0 : Math.min(3, Math.max(0, Math.ceil(-Math.log10(half / form.by) + 0.02)));

/** A mean and half of its 95% interval: "17.6 ± 0.5", "22.0% ± 0.6". */
function meanText(measure, {mean, half}) {
  if (!isKnown(mean)) return NONE;
  if (!isKnown(half) || half === 0) return valueText(measure, mean);
  const form = KINDS[measureWords(measure).kind](Math.abs(mean));
  const finer = {...form, decimals: decimalsForError(half, form)};
  const after = form.by === 1e6 ? "m" : form.after;
  return solid(
    `${written(mean, finer, after)} ± ${figure(half / form.by, finer.decimals)}${form.by === 1e6 ? "m" : ""}`);
}

/** A text that stays on one line. */
const solid = (text) => text.replaceAll(" ", "\u00a0");

/** "−0.53 ± 0.08": decimals by the error, so that it can be seen. */
function differenceText(measure, difference) {
  if (!difference || !isKnown(difference.mean)) return NONE;
  if (isNothing(difference)) return "0";
  const half = isKnown(difference.lower) ? (difference.upper - difference.lower) / 2 : 0;
  const form = KINDS[measureWords(measure).kind](Math.max(Math.abs(difference.mean), half));
  const decimals = half > 0 ? decimalsForError(half, form) : form.decimals;
  const finer = {...form, decimals};
  const isMillions = form.by === 1e6;
  const sign = difference.mean > 0 ? "+" : "";
  const mean = sign + written(difference.mean, finer, isMillions ? "m" : half > 0 ? "" : finer.points);
  return solid(
    half > 0 ? `${mean} ± ${figure(half / form.by, finer.decimals)}${isMillions ? "m" : form.points}` : mean);
}

/** "1 week", "78 weeks". */
const countText = (count, words) => `${figure(count, 0)} ${count === 1 ? words.replace(/s$/, "") : words}`;

const percent = (share) => (isKnown(share) ? `${figure(100 * share, 0)}%` : NONE);

/** A probability with its 95% interval: "63% (53 to 72)". */
function probabilityText([share, low, high]) {
  if (!isKnown(share)) return NONE;
  return solid(`${percent(share)} (${figure(100 * low, 0)} to ${figure(100 * high, 0)})`);
}

// ---- dates -----------------------------------------------------------------------------------------

const DAY = 86400000;
const dateOf = (iso) => Date.parse(`${iso}T00:00:00Z`);
const asDate = (time, parts) => new Intl.DateTimeFormat("en-GB", {timeZone: "UTC", ...parts}).format(time);
const fullDate = (time) => asDate(time, {day: "numeric", month: "long", year: "numeric"});
const shortDate = (time) => asDate(time, {day: "numeric", month: "short", year: "numeric"});
const monthDate = (time) => asDate(time, {month: "long", year: "numeric"});
const monthName = (month) => monthDate(dateOf(`${month}-01`));
const financialYear = (year) => `${year - 1}-${String(year % 100).padStart(2, "0")}`;

/** "a, b and c". */
function listed(words) {
  return words.length < 2 ? words.join("") : `${words.slice(0, -1).join(", ")} and ${words[words.length - 1]}`;
}
