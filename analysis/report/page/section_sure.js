// How sure it is: which part of a band is chance and which is not knowing, and what knowing would be worth.

function sureSection() {
  if (!report.chance && !report.knowing) return null;
  return section("sure", "How sure", "How sure this is", chanceFigure(), knowingTable());
}

/** The key of an uncertain value as words: "x leaving.hazard.permanent" is a factor on it. */
function uncertainWords(key) {
  const path = key.replace(/^x /, "");
  const words = pathWords(path);
  return capitalised(key.startsWith("x ") ? `${words} (factor)` : words);
}

// Of a share of variance: two standard errors beyond which a figure would say nothing. docs/report.md, "Bounds".
const MOST_ERROR = 0.3;
const TOO_FEW = "cannot be told from so few futures";
const canBeTold = ([share, se]) => isKnown(share) && !(2 * se > MOST_ERROR);

const shareText = (told) => {
  const [share, se] = told;
  if (!isKnown(share)) return NONE;
  if (!canBeTold(told)) return TOO_FEW;
  return `${percent(share)}${isKnown(se) ? ` ± ${figure(200 * se, 0)}` : ""}`;
};

const bounded = (share) => Math.min(1, Math.max(0, share));

/** Of the first measure, how much of its variance comes from what is not known. */
function shareSentence({measure, share: [told]}) {
  const of = `Of how far the ${measureWords(measure).of} over the whole period varies between futures, `;
  if (!canBeTold(told)) return [of, "the part that comes from what is not known ", strong(TOO_FEW), "."];
  const [share, se] = told;
  return [
    of, strong(percent(bounded(share))), " comes from what is not known",
    isKnown(se) ? ` (± ${figure(200 * se, 0)}, two standard errors)` : "", ", the rest is chance."
  ];
}

function chanceFigure() {
  if (!report.chance) return null;
  const rows = () => report.chance.filter((row) => isKnown(row.share[single][0]));
  const bars = (of) =>
    rows().map((row) => (canBeTold(row.share[single]) ? of(100 * bounded(row.share[single][0])) : null));
  const largest = report.chance.find((row) => isKnown(row.share[0][0]));
  return make("div", {}, make("h3", {}, "Chance and not knowing"),
    paragraph("Part of each band is chance: who applies, who falls ill, which family is referred. More " +
      "simulated futures do not make it narrower. The rest comes from what is not known of the " +
      "council, and better data would narrow it."),
    largest ? make("p", {}, shareSentence(largest)) : null, make("div", {class: "charts wide"}, chartFigure({
      title: "What the bands are made of",
      about: "Share of the variance over the whole period; no bar where it cannot be told from so few futures",
      height: 80 + 26 * report.chance.length,
      config: () => ({
        type: "bar",
        data: {
          labels: rows().map((row) => wrapped(measureWords(row.measure).title, 26)),
          datasets: [
            {label: "Not knowing", data: bars((share) => share), backgroundColor: partColour(0, 0.85), stack: "all"},
            {label: "Chance", data: bars((share) => 100 - share), backgroundColor: partColour(1, 0.45), stack: "all"}
          ]
        },
        options: {
          indexAxis: "y",
          scales: {
            x: {stacked: true, min: 0, max: 100, ticks: {callback: (value) => `${value}%`}},
            y: {stacked: true, grid: {display: false}, ticks: {autoSkip: false}}
          },
          plugins: {tooltip: {callbacks: {label: (item) => `${item.dataset.label}: ${figure(item.raw, 0)}%`}}}
        },
      }),
      keys: () => keyList([["part-0", "Not knowing"], ["part-1", "Chance"]]),
      label: () => `Share of the variance that comes from not knowing, ${singleOption().name}. ${
        rows().map((row) => `${measureWords(row.measure).title}: ${shareText(row.share[single])}`).join("; ")}.`,
      table: () =>
        table(`Share of the variance that comes from what is not known, ± two standard errors: ${singleOption().name}`,
          ["Measure", "Of the measure", ...(single ? [`Of the difference from ${BASE_WITHIN}`] : [])],
          report.chance.map((row) => [measureWords(row.measure).title, shareText(row.share[single]),
                              ...(single ? [row.of_difference ? shareText(row.of_difference[single]) : NONE] : [])])),
    })));
}

function knowingTable() {
  if (!report.knowing || !report.knowing.length) return null;
  const worth = (row) =>
    (isKnown(row.gain) && isKnown(row.gain_se) && row.gain > 2 * row.gain_se ? `${figure(100 * row.gain, 1)} points` :
                                                                               "nothing that can be told");
  const cell = (low, high) => (isKnown(low[0]) && isKnown(high[0]) ? [probabilityText(low), probabilityText(high)] :
                                                                     ["too few futures", "too few futures"]);
  const all = () =>
    table("Were it known: how often all targets are met where the value is low (a tenth of its draws lie below) " +
        `and where it is high, with 95% intervals. ${singleOption().name}`,
      [
        "What is not known", "Low and high", "Targets met where it is low", "Where it is high",
        ...(isComparison ? ["Knowing it before choosing would add"] : [])
      ],
      report.knowing.map((row) => [uncertainWords(row.key),
                           `${figure(row.low, decimalsOf(row.high))} and ${figure(row.high, decimalsOf(row.high))}`,
                           ...cell(...row.all_met[single]), ...(isComparison ? [worth(row)] : [])]));
  const holder = make("div", {}, all());
  onLegend(() => holder.replaceChildren(all()));
  return make("div", {}, make("h3", {}, "What it would be worth to know"), holder);
}
