// Along the swept values: one measure at all points, key by key, and all points in a table.

function sweepSection() {
  if (!SWEPT.length) return null;
  const measures = sweptMeasures();
  let measure = measures[0];
  const id = newId("measure");
  const select = make("select", {id}, measures.map(({title}, at) => make("option", {value: at}, title)));
  const figures = make(
    "div", {class: SWEPT.length > 1 ? "charts" : "charts wide"}, SWEPT.map((key) => sweptFigure(key, () => measure)));
  select.addEventListener("change", () => {
    measure = measures[Number(select.value)];
    for (const one of charts)
      if (figures.contains(one.canvas)) one.renew();
  });
  return section("sweep", "Swept values", "Along the swept values",
    paragraph("Each point is what the simulated futures give at its values, on average" +
      (report.targets || report.values.some((row) => isKnown(row.values[0].half)) ? "; the bar is its 95% interval" :
                                                                                    "") +
      ". All points meet the same simulated futures, so that differences between points are surer than their bars look. " +
      `The dashed line is ${BASE_WITHIN}: ${
        report.under ? `the scenario under ${spoken(report.under.key)}, with these values as they are written there` :
                       "the scenario as it is"}.`),
    make("p", {class: "measure"}, make("label", { for: id
    }, "Show "), select), figures, folded("All points", pointsTable));
}

function sweptFigure(key, measure) {
  return chartFigure({
    title: sweptWords(key),
    about: make("code", {}, key.key),
    follows: false,
    tall: true,
    config: () => sweptConfig(key, measure()),
    keys: () => sweptKeys(key),
    label: () => sweptSentence(key, measure()),
    table: () => sweptTable(key, measure()),
  });
}

/** The lines by the values of the other keys; of points alone, those that the answer names. */
function sweptKeys(key) {
  const {isJoined, lines} = linesAlong(key);
  const entries = isJoined ?
    (lines.length > 1 ? lines.map(({label}, place) => [markAt(place + 1, place), label]) : []) :
    POINTS.filter(isNamed).map((point) => [shapeMark(point.index), point.name]);
  return make("ul", {class: "keys"}, entries.map(([sign, text]) => make("li", {}, sign, text)));
}

/** "At 16: 60% (39 to 78); at 18: ..." of few points; of many, the lowest and the highest. */
function sweptSentence(key, measure) {
  const FEW_POINTS = 8;
  const points = inOrder([key, ...SWEPT]).filter(({index}) => isKnown(measure.at(index).mean));
  const at = (point) => `${SWEPT.map((one) => atValue(one, point.index)).join(", ")}: ${measure.text(point.index)}`;
  const byMean = [...points].sort((one, other) => measure.at(one.index).mean - measure.at(other.index).mean);
  const told = points.length <= FEW_POINTS ?
    points.map(at).join("; ") :
    `${points.length} points. Lowest: ${at(byMean[0])}. Highest: ${at(byMean[byMean.length - 1])}`;
  return `${measure.title}, along ${lowered(sweptWords(key))}. ${told}. ${OPTIONS[0].name}: ${
    measure.text(0)}. The data table below has the figures.`;
}

function sweptTable(key, measure) {
  const keys = [key, ...SWEPT.filter((other) => other !== key)];
  const rows =
    inOrder(keys).map((point) => [...keys.map((one) => bareValue(one, point.index)), measure.text(point.index)]);
  return table(`${measure.title}, along ${lowered(sweptWords(key))}`, [...keys.map(withUnit), measure.title],
    [[OPTIONS[0].name, ...keys.slice(1).map(() => "as it is"), measure.text(0)], ...rows], {class: "points"});
}

const SHOWN_OF_POINTS = ["caseload_mean", "agency_share"];

/** Every point by its values, in their order. */
function pointsTable() {
  const targets = targetsOf();
  const rows = SHOWN_OF_POINTS.map(rowOf).filter(Boolean);
  const headings = [
    ...SWEPT.map(withUnit), ...(targets.length ? [capitalised(howMany(targets.length))] : []),
    `Cost against ${BASE_WITHIN}`,
    ...rows.map((row) => [measureWords(row.measure).title, make("span", {class: "over"}, `, ${overText(row)}`)])
  ];
  const cells = (option) => [...(targets.length ? [ratedProbability(allMet(option))] : []), extraCostCell(option),
    ...rows.map((row) => meanText(row.measure, row.values[option.index]))];
  const line = (option,
    values) => [isNamed(option) ? [mark(option.index), values[0]] : values[0], ...values.slice(1), ...cells(option)];
  const nothing = line(OPTIONS[0], [OPTIONS[0].name, ...SWEPT.slice(1).map(() => "as it is")]);
  return table(`All points by their values, and ${BASE_WITHIN}`, headings,
    [nothing, ...inOrder(SWEPT).map((point) => line(point, SWEPT.map((key) => bareValue(key, point.index))))],
    {class: "points"});
}
