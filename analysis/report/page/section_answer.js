// The first screen: the question, the answer, and each option in one row.

function answerSection({first, more}) {
  const [lead, ...rest] = first;
  return section("answer", "The answer", "The answer", make("p", {class: "lead"}, lead),
    rest.map((sentence) => make("p", {}, sentence)), answerTable(), pointsNote(),
    more.map((sentence) => make("p", {class: "more"}, sentence)), fewFutures());
}

/** Of a sweep of many points: where the others are. */
function pointsNote() {
  if (!isAbridged) return null;
  return make("p", {},
    `The sweep has ${figure(ALL_OPTIONS.length - 1, 0)} points. Shown here, and on the rest of the page, ${
      OPTIONS.length > 1 ? `are ${BASE_WITHIN} and those that this answer names` : `is ${BASE_WITHIN}`}; all are `,
    make("a", {href: "#sweep"}, "along the swept values"), " and in the table “All points” there.");
}

function fewFutures() {
  const warnings = [];
  if (report.futures < report.futures_asked)
    warnings.push(`This is not the whole run: ${figure(report.futures, 0)} of the ${
      figure(report.futures_asked, 0)} simulated futures that were asked for.`);
  if (report.futures < 20)
    warnings.push(`Only ${
      countText(report.futures, "simulated futures")}: intervals and bands are rough. Run more before deciding.`);
  return warnings.length ? make("p", {class: "warning"}, warnings.join(" ")) : null;
}

/** A probability with a word for where it stands, by the bounds of the milestones. */
function ratedProbability(met) { return isKnown(met[0]) ? [rating(met[0]), " ", probabilityText(met)] : NONE; }

/** What an option costs more than doing nothing; of that itself what it costs in all. */
function extraCostCell(option) {
  const row = costRow();
  if (option.index === 0) return `${valueText("cost_total", costOf(option))} in all`;
  const difference = row.differences && row.differences[option.index];
  if (!difference) return NONE;
  const isSure = isDistinguishable(difference) || isNothing(difference);
  return [differenceText("cost_total", difference), isSure ? "" : " (not distinguishable)"];
}

function answerTable() {
  const targets = targetsOf();
  if (!isComparison || !targets.length) return null;
  const headings = [
    "Option", ...(targets.length > 1 ? [capitalised(howMany(targets.length))] : []),
    ...targets.map((target) => capitalised(shortTarget(target))), `Cost against ${BASE_WITHIN}`
  ];
  const rows =
    OPTIONS.map((option) => [optionLabel(option), ...(targets.length > 1 ? [ratedProbability(allMet(option))] : []),
                  ...targets.map((target) => ratedProbability(target.met[option.index])), extraCostCell(option)]);
  return make("div", {},
    table("How often each option meets the targets: share of simulated futures, with its 95% interval", headings, rows,
      {class: "even"}),
    boundsNote());
}

/** "last 52 weeks", "29 Sep 2025 to 30 Mar 2026". */
const shortSpan = (span) =>
  span.split("..").map((part, _, parts) => parts.length === 2 ? shortDate(dateOf(part)) : part).join(" to ");

/** "agency share at most 20% on 29 Sep 2025": the head of a column. */
function shortTarget(target) {
  const words = measureWords(target.measure);
  const where = placeWords(target.level, target.of);
  const when = target.at ? shortDate(dateOfTarget(target)) :
    target.over          ? shortSpan(target.over) :
    target.every_week_of ? `every week of ${shortSpan(target.every_week_of)}` :
                           "whole period";
  return `${lowered(words.title)} ${where ? `${where} ` : ""}${boundText(target)}, ${when}`;
}
