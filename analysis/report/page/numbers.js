// How values, differences, intervals and dates are written. A minus is a minus sign.

const MINUS = "\u2212";
const NONE = "\u2013";
const isKnown = (value) => value !== null && value !== undefined && !Number.isNaN(value);

function figure(value, decimals) {
  const text = new Intl.NumberFormat("en-GB", { minimumFractionDigits: decimals, maximumFractionDigits: decimals }).format(Math.abs(value));
  return value < 0 && /[1-9]/.test(text) ? MINUS + text : text;
}

/** Decimal places with which three digits of a value can be seen. */
function decimalsOf(largest) {
  const size = Math.abs(largest);
  return size >= 100 || size === 0 ? 0 : size >= 10 ? 1 : 2;
}

// By kind: what a value is divided by, and what stands around it.
const KINDS = {
  share: () => ({ by: 0.01, before: "", after: "%", points: " points", decimals: 1 }),
  percent: () => ({ by: 1, before: "", after: "%", points: " points", decimals: 1 }),
  one: () => ({ by: 1, before: "", after: "", points: "", decimals: 1 }),
  two: () => ({ by: 1, before: "", after: "", points: "", decimals: 2 }),
  count: (size) => ({ by: 1, before: "", after: "", points: "", decimals: size < 10 && size > 0 ? 1 : 0 }),
  money: (size) =>
    size >= 1e6 ? { by: 1e6, before: "£", after: " million", points: " million", decimals: size >= 1e8 ? 1 : 2 }
      : size >= 1e4 ? { by: 1e3, before: "£", after: ",000", points: ",000", decimals: 0 }
        : { by: 1, before: "£", after: "", points: "", decimals: 0 },
};

function written(value, form, after) {
  const text = figure(value / form.by, form.decimals);
  const sign = text.startsWith(MINUS) ? MINUS : "";
  const digits = text.slice(sign.length);
  // Thousands of pounds: "0" stays "0".
  const tail = form.by === 1e3 && digits === "0" ? "" : after;
  return sign + form.before + digits + tail;
}

/** A measure's value as text: 17.6, 22.0%, £94.0 million. */
function valueText(measure, value) {
  if (!isKnown(value)) return NONE;
  const form = KINDS[measureWords(measure).kind](Math.abs(value));
  return written(value, form, form.after);
}

/** Both ends in one form: "15.1 to 20.2", "12.0% to 25.3%". */
function rangeText(measure, low, high) {
  if (!isKnown(low) || !isKnown(high)) return NONE;
  const form = KINDS[measureWords(measure).kind](Math.max(Math.abs(low), Math.abs(high)));
  return `${written(low, form, form.after)} to ${written(high, form, form.after)}`;
}

const isDistinguishable = (difference) => difference.lower > 0 || difference.upper < 0;
const isNothing = (difference) => difference.mean === 0 && difference.lower === 0 && difference.upper === 0;

/** "−0.53 ± 0.08": decimals by the error, so that it can be seen. */
function differenceText(measure, difference) {
  if (!difference || !isKnown(difference.mean)) return NONE;
  if (isNothing(difference)) return "0";
  const half = isKnown(difference.lower) ? (difference.upper - difference.lower) / 2 : 0;
  const form = KINDS[measureWords(measure).kind](Math.max(Math.abs(difference.mean), half));
  const decimals = half > 0 ? Math.min(3, Math.max(0, Math.ceil(-Math.log10(half / form.by) + 0.02))) : form.decimals;
  const finer = { ...form, decimals: form.by === 1e3 ? 0 : decimals };
  const sign = difference.mean > 0 ? "+" : "";
  const mean = sign + written(difference.mean, finer, half > 0 ? "" : finer.points);
  return half > 0 ? `${mean} ± ${figure(half / form.by, finer.decimals)}${form.points}` : mean;
}

const percent = (share) => (isKnown(share) ? `${figure(100 * share, 0)}%` : NONE);

/** A probability with its 95% interval: "63% (53 to 72)". */
function probabilityText([share, low, high]) {
  if (!isKnown(share)) return NONE;
  return `${percent(share)} (${figure(100 * low, 0)} to ${figure(100 * high, 0)})`;
}

// ---- dates -----------------------------------------------------------------------------------------

const DAY = 86400000;
const dateOf = (iso) => Date.parse(`${iso}T00:00:00Z`);
const asDate = (time, parts) => new Intl.DateTimeFormat("en-GB", { timeZone: "UTC", ...parts }).format(time);
const fullDate = (time) => asDate(time, { day: "numeric", month: "long", year: "numeric" });
const shortDate = (time) => asDate(time, { day: "numeric", month: "short", year: "numeric" });
const monthDate = (time) => asDate(time, { month: "long", year: "numeric" });
const monthName = (month) => monthDate(dateOf(`${month}-01`));
const financialYear = (year) => `${year - 1}-${String(year % 100).padStart(2, "0")}`;

/** "a, b and c". */
function listed(words) {
  return words.length < 2 ? words.join("") : `${words.slice(0, -1).join(", ")} and ${words[words.length - 1]}`;
}
