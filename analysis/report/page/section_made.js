// What the options are, what was assumed, and how the page was made.

function changeText(change) {
  const hows = {set: "set to", scale: "times", add: "plus", remove: "removed"};
  const when = `${change.at ? `from ${shortDate(dateOf(change.at))}` : "from the start"}${
    change.over ? `, over ${change.over}` : ""}${change.until ? `, until ${shortDate(dateOf(change.until))}` : ""}`;
  return [
    change.note ? `${capitalised(change.note)}: ` : "",
    change.what.map((what, at) => [at ? "; " : "", own(VALUES, what.path) || make("code", {}, what.path),
                      ` ${hows[what.how] || what.how} ${what.value}`]),
    `, ${when}`
  ];
}

const sweptText = (option) => SWEPT.map((key, at) => [at ? "; " : "", own(VALUES, key.key) || make("code", {}, key.key),
                                          ` set to ${sweptValue(key, option.index)}`]);

function optionsSection() {
  const rows = OPTIONS.map(
    (option) => [optionLabel(option),
      option.changes.length ? make("ul", {}, option.changes.map((change) => make("li", {}, changeText(change)))) :
        option.index && SWEPT.length ? sweptText(option) :
        option.index === 0           ? "Nothing changes" :
                                       "As its own file has it",
      option.cost.length ? listed(option.cost.map((cost) => `£${
                                                    cost.value.replace(/ per year$/, " a year")
                                                      .replace(/^\d{4,}/, (digits) => figure(Number(digits), 0))} ${
                                                    COSTS_OF_AN_OPTION[cost.key] ||
                                                    cost.key}`.replace(" a year a year", " a year"))) :
                           NONE]);
  return section("options", isComparison ? "The options" : "Decided already",
    isComparison ? "The options" : "What is already decided",
    paragraph(isComparison ?
        "Doing nothing is the scenario as it stands, with what is already decided; that holds under every option." :
        "What the scenario has as decided."),
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
  const facts = [
    ["Program", `caseforce ${made.version}`],
    ["Made", made.created ? fullDate(Date.parse(made.created)) : NONE],
    ["Simulated futures", `${figure(made.replications, 0)}${isComparison ? ", the same ones under every option" : ""}`],
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
        () => table("Means and their standard errors, doing nothing", ["Measure", "Mean", "Standard error"],
          errors.map((row) => [`${measureWords(row.measure).title}, ${overText(row)}`,
                       valueText(row.measure, row.values[0].mean), valueText(row.measure, row.values[0].se)]))) :
      null,
    paragraph("The page holds the figures of its charts and needs no network. All figures are in the result " +
      "file: caseforce export writes them as tables."),
    folded("Licence of the charts’ library",
      () => make("pre", {class: "licence"}, document.getElementById("licence").textContent)));
}
