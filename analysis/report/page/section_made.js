// What the options are, what was assumed, and how the page was made.

const sweptText = (option) =>
  SWEPT.map((key) => `${pathWords(key.key)} set to ${sweptValue(key, option.index)}`).join("; ");

/** "£900,000 a year and £2,000 a year for each permanent FTE". */
const costsText = (costs) => (costs.length ? listed(costs.map(({key,
  value}) => `£${amountText(value)} ${COSTS_OF_AN_OPTION[key] || key}`.replace(" a year a year", " a year"))) :
                                             NONE);

const changesList = (changes) => make("ul", {}, changes.map((change) => make("li", {}, changeText(change))));

function whatChanges(option) {
  if (option.changes.length) return changesList(option.changes);
  if (option.index === 0 || option.is_policy) return "Nothing changes";
  return SWEPT.length ? sweptText(option) : "As its own file has it";
}

/** What is decided anyway stands apart from what the option changes that all is under. */
function rowsOfBase() {
  const [base] = OPTIONS;
  if (!report.under) return [[optionLabel(base), whatChanges(base), costsText(base.cost)]];
  const {changes, cost} = report.under;
  return [
    ["Already decided", whatChanges(base), NONE],
    [optionLabel(base), changes.length ? changesList(changes) : "Nothing changes", costsText(cost)]
  ];
}

function optionsLead() {
  if (!report.under)
    return isComparison ?
      "Doing nothing is the scenario as it stands, with what is already decided; that holds under every option." :
      "What the scenario has as decided.";
  const what = `${BASE} is the option of that name on top of what is already decided`;
  return isComparison ? `${what}; both hold at every point, but for the values swept.` : `${what}.`;
}

function optionsSection() {
  const rows = [
    ...rowsOfBase(),
    ...OPTIONS.slice(1).map((option) => [optionLabel(option), whatChanges(option), costsText(option.cost)])
  ];
  const hasOptions = isComparison || report.under;
  return section("options", hasOptions ? "The options" : "Decided already",
    hasOptions ? "The options" : "What is already decided", paragraph(optionsLead()),
    table("What each option does", ["Option", "What changes", "Costs besides what the model counts"], rows,
      {class: "options"}));
}

function assumedSection() {
  const groups = new Map();
  for (const entry of report.assumed) {
    const top = entry.key.split(".")[0];
    groups.set(top, [...(groups.get(top) || []), entry]);
  }
  return section("assumed", "What was assumed", "What was assumed",
    paragraph(`Values that are not those of England (${
      figure(report.assumed.length, 0)}); all others are in england.yaml with their sources.`),
    [...groups].map(([top, entries]) => folded(`${spoken(top)} (${entries.length})`,
                      () => table(`${spoken(top)}: values that are not England’s`, ["Key", "Here", "England"],
                        entries.map((entry) => [make("code", {}, entry.key), entry.value,
                                      isKnown(entry.england) ? entry.england : "not given"]),
                        {class: "assumed"}))));
}

function madeSection() {
  const made = report.provenance;
  const sharing = !isComparison ? "" :
    report.ranking              ? " at most: options that were soon out have the first of them" :
                                  ", the same ones under every option";
  const facts = [
    ["Program", `caseforce ${made.version}`],
    ["Made", made.created ? fullDate(Date.parse(made.created)) : NONE],
    ["Simulated futures", `${figure(made.replications, 0)}${sharing}`],
    ["Seed", String(made.seed)],
    ["Detail kept", made.detail],
    ["Digest of the scenario", make("code", {}, made.digest || NONE)],
  ];
  const errors = report.values.filter((row) => isKnown(row.values[0].se));
  return section("made", "How it was made", "How this was made",
    make("dl", {}, facts.map(([name, value]) => [make("dt", {}, name), make("dd", {}, value)])),
    paragraph("To make it again, with the same numbers to the last digit:"),
    make("pre", {tabindex: 0, role: "region", "aria-label": "Command"}, make("code", {}, made.command_line)),
    errors.length ?
      folded("Errors of the means",
        () => table(`Means and their standard errors, ${BASE_WITHIN}`, ["Measure", "Mean", "Standard error"],
          errors.map((row) => [`${measureWords(row.measure).title}, ${overText(row)}`,
                       valueText(row.measure, row.values[0].mean), valueText(row.measure, row.values[0].se)]))) :
      null,
    paragraph("The page holds the figures of its charts and needs no network. All figures are in the result " +
      "file: caseforce export writes them as tables."),
    folded("Licence of the charts’ library",
      () => make("pre", {class: "licence"}, document.getElementById("licence").textContent)));
}
