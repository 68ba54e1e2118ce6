// What each option changes against doing nothing, with intervals; nothing hides that a difference
// cannot be told from none.

const GROUPS = [
  ["Caseloads and hours", ["caseload_mean", "share_excessive", "excess_hours", "unallocated_cases"]],
  ["Workforce", ["agency_share", "permanent_fte", "vacancy_rate", "turnover_12m"]],
  ["Children and cost", ["open_cases", "changes_of_worker_3plus", "agency_premium", "cost_total"]],
];

function differenceCell(measure, difference) {
  return [differenceText(measure, difference), " ", verdict(measure, difference)];
}

function overText(row) {
  if (row.over === "horizon") return "over the whole period";
  return `over the year to ${shortDate(weekDate(row.last_week))}`;
}


/** The caption says over what where all are over the same; else the columns do. */
function differenceTable([title, names]) {
  const rows = names.map(rowOf).filter(Boolean);
  if (!rows.length) return null;
  const isAlike = rows.every((row) => row.over === rows[0].over);
  const headings = [
    "Option",
    ...rows.map(
      (row) => (isAlike ? measureWords(row.measure).title :
                          [measureWords(row.measure).title, make("span", {class: "over"}, `, ${overText(row)}`)]))
  ];
  const lines = OPTIONS.map((option) => [optionLabel(option),
                              ...rows.map((row) => (option.index === 0 || !row.differences ?
                                              meanText(row.measure, row.values[option.index]) :
                                              differenceCell(row.measure, row.differences[option.index])))]);
  const caption = `${title}${isAlike ? ` ${overText(rows[0])}` : ""}${
    isComparison ? `: ${BASE_WITHIN}, and each option’s difference from it` : ""}`;
  return table(caption, headings, lines, {class: "even"});
}

/** Else the last year beside what is known of today reads as if it were an option's doing. */
function aboutChangesOfWorker() {
  const name = "changes_of_worker_3plus";
  if (!rowOf(name)) return null;
  const {title, what} = measureWords(name);
  return paragraph(`${title}: ${lowered(what)}.`, {class: "small"});
}

function differencesSection() {
  return section("differences", isComparison ? "What options change" : "In figures",
    isComparison ? "What each option changes" : "In figures",
    paragraph(isComparison ?
        "Each difference is taken in the same simulated futures, so that chance which both share " +
          "cancels. After ± stands half of the 95% interval. Not distinguishable: no difference at all " +
          "lies within the interval." :
        "After ± stands half of the 95% interval of the mean."),
    GROUPS.map(differenceTable), aboutChangesOfWorker(), excessiveTable(), rankingTable());
}

function excessiveTable() {
  const rows = report.excessive_hours;
  if (!rows || rows.every((row) => row.values.every((value) => !isKnown(value.mean)))) return null;
  return folded("Excessive hours over the whole period",
    () => [rows.slice(0, 4), rows.slice(4)].map((part) => part.length ?
        table("Excessive hours over the whole period: who works them, for how long",
          ["Option", ...part.map((row) => measureWords(row.what).title)],
          OPTIONS.map((option) => [optionLabel(option),
                        ...part.map((row) => (option.index === 0 || !row.differences ?
                                        meanText(row.what, row.values[option.index]) :
                                        differenceCell(row.what, row.differences[option.index])))])) :
        null));
}

function rankingTable() {
  if (!report.ranking) return null;
  const measure = report.ranking.of.of.split(" ")[0];
  const rows = report.ranking.rows.map((row, index) => ({...row, option: ALL_OPTIONS[index]}))
                 .sort((one, other) => one.place - other.place);
  const title = `Ranked by ${measureWords(measure).of}, the ${
    report.ranking.of.better} the better; intervals hold for all pairs together`;
  const ranked = () => table(title, ["Option", "Mean", "Behind the first", "Simulated futures"],
    rows.map((row) => [optionLabel(row.option), valueText(measure, row.mean),
               row.place === 1 ? NONE :
                                 [
                                   differenceText(measure, {mean: row.behind, lower: row.lower, upper: row.upper}),
                                   row.may_be_best ? " may be the best" : ""
                                 ],
               figure(row.n, 0)]));
  return isAbridged ? folded(`All points, ranked by ${measureWords(measure).of}`, ranked) : ranked();
}
