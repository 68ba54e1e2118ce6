// Teams side by side, which of them breaks first, and a page for each.

const teamSeries = (measure, team) => seriesOf(measure, "team", team);

function teamsSection() {
  if (!report.teams.length) return null;
  return section("teams", "Teams", "Teams", breaksPart(), sideBySide(), report.teams.map(teamPage));
}

const BREAK_WORDS = {
  unallocated_cases: () => `more than ${percent(report.breaks.bounds.unallocated)} of its children not allocated`,
  share_excessive: () => `more than ${percent(report.breaks.bounds.share_excessive)} of weeks with excessive hours`,
};

/** The team whose bound is passed first under an option, if any. */
function firstToBreak(option) {
  const broken = report.breaks.teams.filter((row) => row.options[option.index]);
  if (!broken.length) return null;
  return broken.reduce(
    (first, row) => (row.options[option.index].week < first.options[option.index].week ? row : first));
}

function breaksPart() {
  const {bounds, teams} = report.breaks;
  if (!teams.length) return null;
  const nothing = firstToBreak(OPTIONS[0]);
  const lead = nothing ?
    [
      strong(`The ${lowered(spoken(nothing.team))} team breaks first`),
      ` if nothing more is done: from ${fullDate(weekDate(nothing.options[0].week))} on it has ${
        BREAK_WORDS[nothing.options[0].by]()} in the middle future.`
    ] :
    [strong("No team breaks"), " if nothing more is done, in the middle future."];
  const cell = (found) => (found ? `${monthDate(weekDate(found.week))}: ${BREAK_WORDS[found.by]()}` : "does not break");
  return make("div", {}, make("h3", {}, "Which team breaks first"), make("p", {}, lead),
    paragraph(`A team is said to break in the first week from which, for ${
                bounds.weeks} weeks on end, the middle of the simulated futures has ${
                BREAK_WORDS.unallocated_cases()} or ${BREAK_WORDS.share_excessive()}.`,
      {class: "small"}),
    table("When each team breaks, in the middle future", ["Option", ...teams.map((row) => spoken(row.team))],
      OPTIONS.map((option) => [optionLabel(option), ...teams.map((row) => cell(row.options[option.index]))])));
}

const TEAM_COLUMNS = ["caseload_mean", "unallocated_cases", "share_excessive", "vacancy_rate", "agency_share"];

function sideBySide() {
  const all = () => table(`Teams in the last week, middle future (nine in ten between): ${singleOption().name}`,
    ["Team", ...TEAM_COLUMNS.map((name) => measureWords(name).title)],
    report.teams.map((team) => [spoken(team), ...TEAM_COLUMNS.map((name) => {
      const series = teamSeries(name, team);
      if (!series) return NONE;
      const at = (statistic) => lineOf(series, single, statistic)[series.weeks.length - 1];
      if (!isKnown(at("q50"))) return NONE;
      return [valueText(name, at("q50")), make("span", {class: "over"}, ` (${rangeText(name, at("q05"), at("q95"))})`)];
    })]));
  const holder = make("div", {}, all());
  onLegend(() => holder.replaceChildren(all()));
  return make("div", {}, make("h3", {}, "Teams side by side"), holder);
}

/** One page a team: its fans, and its people against what its children ask for. */
function teamPage(team) {
  return folded(spoken(team),
    () => make("div", {class: "charts"},
      TEAM_COLUMNS.map((name) => teamSeries(name, team))
        .filter(Boolean)
        .map((series) => fanFigure(series, measureWords(series.measure).title)),
      peopleFigure(team)),
    {class: "team", "data-team": team});
}

const PEOPLE = ["practitioners_needed_fte", "posts_fte", "permanent_fte", "agency_fte", "managed_fte"];

function peopleFigure(team) {
  const lines =
    PEOPLE.map((name) => teamSeries(name, team))
      .filter((series) => series && OPTIONS.some(({index}) => series.values[index][0].some((value) => value > 0)));
  if (!lines.length) return null;
  const last = (series) => series.values[single][0][series.weeks.length - 1];
  const index = (series) => PEOPLE.indexOf(series.measure);
  return chartFigure({
    title: "Needed, established, in post",
    about: `Full-time equivalents, middle future.${
      lines[0].measure === "practitioners_needed_fte" ?
        " Needed are practitioners who hold cases; establishment and people in post are all roles of the team" :
        ""}`,
    config: () => ({
      type: "line",
      data: {
        datasets: lines.map((series) => ({
          label: measureWords(series.measure).title,
          data: points(series, series.values[single][0]),
          borderColor: partColour(index(series)),
          borderDash: DASHES[index(series)],
          borderWidth: 2.5,
          pointRadius: 0,
          pointStyle: "line"
        }))
      },
      options: {
        parsing: false,
        normalized: true,
        interaction: {mode: "nearest", axis: "x", intersect: false},
        layout: {padding: {top: 14}},
        scales: {x: timeAxis(0), y: valueAxis("posts_fte")},
        plugins: {
          marks: {events: EVENTS},
          tooltip: {
            callbacks: {
              title: (items) => (items.length ? fullDate(START + items[0].parsed.x * DAY) : ""),
              label: (item) => `${item.dataset.label}: ${figure(item.parsed.y, 1)}`
            }
          }
        },
      },
    }),
    keys: () => make("ul", {class: "keys"},
      lines.map((series) => make("li", {}, lineKey(index(series)), measureWords(series.measure).title))),
    label: () => `${spoken(team)}, ${singleOption().name}, in the last week: ${
      listed(lines.map((series) => `${lowered(measureWords(series.measure).title)} ${figure(last(series), 1)}`))}.`,
    table: () => table(`${spoken(team)}: ${singleOption().name}, every twelve weeks`,
      ["Week to", ...lines.map((series) => measureWords(series.measure).title)],
      lines[0]
        .weeks
        .map(
          (week,
            point) => [shortDate(weekDate(week)), ...lines.map((series) => figure(series.values[single][0][point], 1))])
        .filter((_, point) => (lines[0].weeks.length - 1 - point) % 3 === 0)),
  });
}

/** A line in a part's colour and dash. */
function lineKey(index) {
  const svg = mark(0);
  const line = svg.firstChild;
  line.style.stroke = `var(--part-${index % COLOURS})`;
  line.setAttribute("stroke-dasharray", DASHES[index].join(" "));
  return svg;
}
