// Who is there and how they came: routes, intakes, bands of caseload, and what the national statistics
// will say.

const WORKFORCE = unpackedSeries({...report.workforce, statistics: []});
const BANDS = unpackedSeries({...report.bands, statistics: []});

function workforceSection() {
  return section("workforce", "Workforce", "Workforce",
    make("div", {class: "charts thirds"}, stackedFigure({
      title: "Workforce by route",
      about: "People in post by the way they came; means of the simulated futures",
      weeks: WORKFORCE.weeks,
      lines: (option) => WORKFORCE.names.map(
        (name, line) =>
          ({label: ROUTES[name] || spoken(name), data: WORKFORCE.values[option.index][line], colour: line}))
    }),
      intakesFigure(), stackedFigure({
        title: "Caseloads in bands",
        about: "Case holders present, by how many cases each holds; means of the simulated futures",
        weeks: BANDS.weeks,
        lines: (option) => BANDS.names.map((name, line) => ({
          label: `${name.replace("-", " to ").replace("26+", "26 or more")} cases`,
          data: BANDS.values[option.index][line],
          colour: line
        }))
      })),
    nationalTable());
}

// ---- when intakes land -----------------------------------------------------------------------------

function intakesConfig() {
  const {months, rows} = report.intakes;
  const starts = rows.filter((row) => row.counts === "starts").map((row) => ({
    label: ROUTES[row.route] || spoken(row.route),
    data: row.values[single],
    backgroundColor: partColour(partOfRoute(row.route), 0.8),
    stack: "starts",
    barPercentage: 1,
    categoryPercentage: 0.9,
    order: 2
  }));
  const inPost = rows.filter((row) => row.counts === "in_post").map((row) => ({
    type: "line",
    label: ROUTES[row.route] || spoken(row.route),
    data: row.values[single],
    borderColor: colour("ink"),
    backgroundColor: colour("ink"),
    borderDash: [5, 3],
    borderWidth: 2,
    pointRadius: 0,
    stepped: true,
    order: 1
  }));
  return {
    type: "bar",
    data: {labels: months, datasets: [...starts, ...inPost]},
    options: {
      interaction: {mode: "index", intersect: false},
      scales: {
        x: {
          stacked: true,
          grid: {display: false},
          ticks: {
            autoSkip: false,
            maxRotation: 0,
            callback: (_, at) => (months[at].endsWith("-01") ? months[at].slice(0, 4) : "")
          }
        },
        y: {stacked: true, beginAtZero: true, ticks: {maxTicksLimit: 6}},
      },
      plugins: {
        tooltip: {
          filter: (item) => item.raw > 0,
          callbacks: {
            title: (items) => (items.length ? monthName(months[items[0].dataIndex]) : ""),
            label: (item) => `${item.dataset.label}: ${figure(item.raw, 1)}`
          }
        }
      },
    },
  };
}

/** The colour that the route has in the area chart above. */
const partOfRoute = (route) => Math.max(0, WORKFORCE.names.indexOf(route));

function intakesFigure() {
  const {months, rows} = report.intakes;
  if (!rows.length) return null;
  const largest = (row) => {
    const values = row.values[single];
    return values.indexOf(Math.max(...values));
  };
  const text = () => rows.filter((row) => Math.max(...row.values[single]) > 0)
                       .map((row) => `${ROUTES[row.route] || row.route}: most in ${monthName(months[largest(row)])}, ${
                              figure(row.values[single][largest(row)], 1)}`)
                       .join("; ");
  return chartFigure({
    title: "When each intake lands",
    about: "Bars: people who start in the month, by route. Dashed line: managed teams in post at its end. " +
      "Means of the simulated futures",
    tall: true,
    config: intakesConfig,
    keys: () =>
      keyList(rows.filter((row) => row.counts === "starts")
                .map((row) => [`part-${partOfRoute(row.route) % COLOURS}`, ROUTES[row.route] || spoken(row.route)])),
    label: () => `When each intake lands, ${singleOption().name}. ${text()}.`,
    table: () => table(`When each intake lands: ${singleOption().name}`,
      ["Month", ...rows.map((row) => ROUTES[row.route] || spoken(row.route))],
      months.map((month, at) => [monthName(month), ...rows.map((row) => figure(row.values[single][at], 1))])),
  });
}

// ---- national statistics ---------------------------------------------------------------------------

function nationalTable() {
  if (!report.years) return null;
  const rows = report.years.rows.filter((row) => row.year !== "financial");
  if (!rows.length) return null;
  const {labels} = report.years;
  const kept = labels.map((_, position) => position).filter((position) => rows.some((row) => row.values[0][position]));
  const all = () => table(`As the national statistics will count it: ${
                            singleOption().name}. Means; in brackets what nine in ten futures lie between`,
    ["Measure", ...kept.map((position) => String(labels[position]))],
    rows.map(
      (row) => [measureWords(row.measure).title, ...kept.map((position) => yearCell(row, singleOption(), position))]));
  const holder = make("div", {}, all());
  onLegend(() => holder.replaceChildren(all()));
  return make("div", {}, make("h3", {}, "As the national statistics will count it"),
    paragraph("Workforce on 30 September of the year; referrals in the year to 31 March."), holder);
}
