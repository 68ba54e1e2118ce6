// What it costs: the plane of cost and gain, financial years against the budget, the parts of an option.

function moneySection() {
  return section("money", "Cost", "What it costs", planes(), paybacks(), financialYears(), parts());
}

/** Pounds for each unit that a target's measure gets better, or why there is no such price. */
function priceText(target, row) {
  if (!isKnown(row.ratio) || !isKnown(row.gain)) return NONE;
  const unit = measureWords(target.measure).kind === "share" ? 0.01 : 1;
  // The ratio has an interval where the gain can be told from none, and only there.
  if (!isKnown(row.ratio_lower) || !isKnown(row.ratio_upper)) return "no gain that can be told from chance";
  if (row.gain < 0) return row.cost < 0 ? "saves and loses" : "costs and loses";
  if (row.cost < 0 && row.ratio_upper < 0) return "saves and gains";
  return `£${figure(row.ratio * unit, 0)} (${figure(row.ratio_lower * unit, 0)} to ${
    figure(row.ratio_upper * unit, 0)})`;
}

const gainText = (target, gain) => {
  const share = measureWords(target.measure).kind === "share";
  return `${gain > 0 ? "+" : ""}${figure(share ? 100 * gain : gain, share ? 1 : 2)}${share ? " points" : ""}`;
};

function planeTable(target, rows) {
  const lines = OPTIONS.filter((option) => rows[option.index]).map((option) => {
    const row = rows[option.index];
    const by = isKnown(row.dominated_by) ? `${ALL_OPTIONS[row.dominated_by].name} costs no more and gains no less (in ${
                                             percent(row.probability_dominated)} of the futures)` :
                                           "";
    return [option.name, valueText("cost_total", row.cost), gainText(target, row.gain), priceText(target, row), by];
  });
  return table(`${capitalised(shortTarget(target))}: what each option costs and gains`,
    [
      "Option", `Cost against ${BASE_WITHIN}`, "Gain",
      measureWords(target.measure).kind === "share" ? "Pounds for each point" : "Pounds for each unit", "Dominated by"
    ],
    lines);
}

function planes() {
  if (!report.worth || OPTIONS.length < 2) return null;
  const row = costRow();
  const one = (target, position) => chartFigure({
    title: `Cost and gain: ${shortTarget(target)}`,
    about: "Right is better, down is cheaper; the lines are 95% intervals",
    follows: false,
    tall: true,
    config: () => planeConfig(target, report.worth[position], row.over === "horizon" ? row.differences : null),
    keys: () =>
      make("ul", {class: "keys"}, OPTIONS.map((option) => make("li", {}, shapeMark(option.index), option.name))),
    label: () => `Cost and gain towards ${targetText(target)}. ${
      OPTIONS.slice(1)
        .map((option) => `${option.name}: ${valueText("cost_total", report.worth[position][option.index].cost)} for ${
               gainText(target, report.worth[position][option.index].gain)}`)
        .join("; ")}.`,
    table: () => planeTable(target, report.worth[position]),
  });
  return make("div", {}, make("h3", {}, "Cost against gain"), make("div", {class: "charts"}, targetsOf().map(one)));
}

// ---- when it is back --------------------------------------------------------------------------------

const EXTRA = report.payback && unpackedSeries(report.payback);

const endOf = (weeks) => shortDate(START + 7 * weeks * DAY);
const notByEnd = () => `not by ${endOf(report.weeks)}`;

/** "9 Mar 2026", with its 95% interval where that has a date. */
function backText(row) {
  if (!isKnown(row.outlay_after)) return NONE;
  const when = isKnown(row.back_after) ? endOf(row.back_after) : notByEnd();
  if (!isKnown(row.back_after_earliest)) return when;
  const latest = isKnown(row.back_after_latest) ? endOf(row.back_after_latest) : notByEnd();
  return `${when} (${endOf(row.back_after_earliest)} to ${latest})`;
}

function outlayText(row) {
  if (!isKnown(row.outlay_after))
    return report.futures > 1 ? "nothing that can be told from none" : "not known from one simulated future";
  return `${meanText("cost_total", {mean: row.outlay, half: row.outlay_half})} by ${endOf(row.outlay_after)}`;
}

/** "The package: laid out £4.20m ± 0.51m by 25 May 2026; back: not by 27 Sept 2027." */
const paybackSentence = (option) => `${option.name}: laid out ${outlayText(report.payback.rows[option.index])}; back ${
  backText(report.payback.rows[option.index])}.`;

function paybackTable() {
  return table(`What each option has cost more than ${BASE_WITHIN} so far, where that is most, and when it is back`,
    ["Option", "Laid out", "Back", "Costs no more over the whole period, in so many futures"],
    OPTIONS.slice(1).map((option) => {
      const row = report.payback.rows[option.index];
      return [optionLabel(option), outlayText(row), backText(row), probabilityText(row.by_end)];
    }));
}

function extraTable() {
  const options = shownOptions().filter((option) => option.index > 0);
  const rows = quarterlyRows(
    EXTRA, options, (at) => differenceText("cost_total", {mean: at("mean"), lower: at("lower"), upper: at("upper")}));
  return table(
    `Cost so far against ${BASE_WITHIN}, every quarter`, ["Week to", ...options.map((option) => option.name)], rows);
}

function paybackConfig() {
  const options = shownOptions().filter((option) => option.index > 0);
  const band = (option) => bandOf(EXTRA, option, "lower", "upper", OUTER[Math.min(options.length, FEW + 1)]);
  return {
    type: "line",
    data: {datasets: options.flatMap((option) => [...band(option), lineSet(EXTRA, option, "mean")])},
    options: overWeeks(0, "cost_total", {
      tooltip: {
        filter: (item) => !item.dataset.band,
        callbacks: {
          title: dayTitle,
          label: (item) => `${item.dataset.label}: ${valueText("cost_total", item.parsed.y)} more so far`,
        },
      },
      marks: {events: EVENTS},
    }),
  };
}

function paybacks() {
  if (!EXTRA || OPTIONS.length < 2) return null;
  return make("div", {}, make("h3", {}, "What it pays back, and when"),
    paragraph(
      `What an option has cost more than ${BASE_WITHIN} so far, in the same simulated futures. Where the line is ` +
      "at 0 again, what was laid out has come back; below 0 it saves. The bands are 95% intervals of the mean."),
    paybackTable(), make("div", {class: "charts"}, chartFigure({
      title: `Cost so far against ${BASE_WITHIN}`,
      about: "Pounds more, from the beginning to each week’s end",
      config: paybackConfig,
      label: () => `Cost so far against ${BASE_WITHIN}. ${
        shownOptions().filter((option) => option.index > 0).map(paybackSentence).join(" ") ||
        "No other option is shown."}`,
      table: extraTable,
    })));
}

// ---- financial years -------------------------------------------------------------------------------

const COST_PARTS = ["cost_permanent", "cost_agency", "cost_managed", "cost_intake", "cost_placements", "cost_policy"];
/** What the money goes to, where it is known to be money. */
const partTitle = (name) => measureWords(name).part || measureWords(name).title;
const yearRow = (measure) => report.years.rows.find((row) => row.measure === measure);

function yearCell(row, option, year) {
  const value = row && row.values[option.index][year];
  if (!value) return NONE;
  return isKnown(value[1]) && value[1] !== value[2] ?
    [
      valueText(row.measure, value[0]),
      make("span", {class: "over"}, ` (${rangeText(row.measure, value[1], value[2])})`)
    ] :
    valueText(row.measure, value[0]);
}

/** Below 0 is within the budget: said in words. */
function budgetCell(row, option, year) {
  const value = row && row.values[option.index][year];
  if (!value) return NONE;
  const word = value[2] <= 0 ? "within, nine futures in ten" :
    value[1] > 0             ? "over, nine futures in ten" :
                               "may go either way";
  return [yearCell(row, option, year), make("span", {class: "verdict same"}, ` ${word}`)];
}

function financialYears() {
  if (!report.years) return null;
  const years = report.years.labels.map((label, position) => ({label, position}))
                  .filter(({position}) => yearRow("cost_total") && yearRow("cost_total").values[0][position]);
  if (!years.length) return null;
  const kept = COST_PARTS.filter((name) => yearRow(name) &&
      OPTIONS.some(({index}) => yearRow(name).values[index].some((value) => value && value[0] !== 0)));
  const hasBudget = Boolean(yearRow("budget"));
  const text = () => `${singleOption().name}: ${
    years
      .map(({label, position}) =>
             `${financialYear(label)} ${valueText("cost_total", yearRow("cost_total").values[single][position][0])}`)
      .join(", ")}.`;
  const all = () => {
    const option = singleOption();
    const headings = [
      "Financial year", "Cost", ...(hasBudget ? ["Budget", "Cost without placements against it"] : []),
      "Agency premium", "Vacancy saving"
    ];
    const rows = years.map(
      ({label, position}) => [financialYear(label), yearCell(yearRow("cost_total"), option, position),
        ...(hasBudget ?
            [yearCell(yearRow("budget"), option, position), budgetCell(yearRow("cost_vs_budget"), option, position)] :
            []),
        yearCell(yearRow("agency_premium"), option, position), yearCell(yearRow("vacancy_saving"), option, position)]);
    return table(
      `Financial years: ${option.name}. Means; in brackets what nine in ten futures lie between`, headings, rows);
  };
  const holder = make("div", {}, all());
  onLegend(() => holder.replaceChildren(all()));
  return make("div", {}, make("h3", {}, "Financial years"),
    paragraph("From 1 April to 31 March; years that the projection holds almost whole. Agency premium: what agency " +
      "workers cost more than employed ones would. Vacancy saving: what vacant posts would cost if filled." +
      (hasBudget ? "" : " The scenario names no budget.")),
    holder, make("div", {class: "charts"}, chartFigure({
      title: "Cost by financial year",
      about: "By what the money goes to, means of the simulated futures",
      config: () => yearsConfig(years, kept),
      keys: () => keyList(kept.map((name, index) => [`part-${index}`, partTitle(name)])),
      label: () => `Cost by financial year, ${text()}`,
      table: () => table(`Cost by financial year: ${singleOption().name}`,
        ["Financial year", ...kept.map((name) => partTitle(name))],
        years.map(({label, position}) => [financialYear(label),
                    ...kept.map((name) => yearCell(yearRow(name), singleOption(), position))])),
    })));
}

function yearsConfig(years, kept) {
  const value = (name, position) => (yearRow(name).values[single][position] || [0])[0];
  const bars = kept.map((name, index) => ({
    label: partTitle(name),
    data: years.map(({position}) => value(name, position)),
    backgroundColor: partColour(index, 0.8),
    borderColor: colour("paper"),
    borderWidth: 1,
    stack: "cost"
  }));
  const budget = yearRow("budget") ? [{
    type: "line",
    label: "Budget",
    data: years.map(({position}) => value("budget", position) || null),
    showLine: false,
    pointStyle: "line",
    pointRadius: 26,
    borderWidth: 4,
    borderColor: colour("target"),
    order: -1
  }] :
                                     [];
  return {
    type: "bar",
    data: {labels: years.map(({label}) => financialYear(label)), datasets: [...bars, ...budget]},
    options: {
      scales: {
        x: {stacked: true, grid: {display: false}},
        y: {stacked: true, ticks: {maxTicksLimit: 6, callback: (y, _, all) => tickText("cost_total", y, all)}}
      },
      plugins: {tooltip: {callbacks: {label: (item) => `${item.dataset.label}: ${valueText("cost_total", item.raw)}`}}}
    },
  };
}

// ---- the parts of an option ------------------------------------------------------------------------

function parts() {
  if (!report.waterfall) return null;
  const {option, parts: names, rows} = report.waterfall;
  const titles =
    names.map((name) => (name === "cost of the policy itself" ? "Cost of the option itself" : capitalised(name)));
  const one = (row) => {
    const {title} = measureWords(row.measure);
    const all = [...titles, "All of them"].map((name, at) => ({name, adds: [...row.parts, row.whole][at]}));
    return chartFigure({
      title: `${title}: what each part adds`,
      about: "Over the whole period; bars begin where the one before ends",
      follows: false,
      height: 90 + 38 * names.length,
      config: () => waterfallConfig(row.measure, titles, row.parts, row.whole),
      label: () =>
        `${title}. ${all.map(({name, adds}) => `${name}: ${differenceText(row.measure, adds)}`).join("; ")}.`,
      table: () => table(`${title}: what each part of the option adds`, ["Part", "Difference"],
        all.map(({name, adds}) => [name, differenceCell(row.measure, adds)])),
    });
  };
  return make("div", {}, make("h3", {}, `What each part does: ${ALL_OPTIONS[option].name}`),
    paragraph("The effect of the option shared out among its parts: what each adds, in the mean of all orders " +
      "in which they can be introduced. The shares add up to the whole."),
    make("div", {class: rows.length % 3 === 0 || rows.length > 4 ? "charts thirds" : "charts"}, rows.map(one)));
}
