// Teams side by side, which of them breaks first, and a page for each.

const teamSeries = (measure, team) => seriesOf(measure, "team", team);

function teamsSection() {
  if (!report.teams.length) return null;
  return section("teams", "Teams", "Teams", breaksPart(), sideBySide(), report.teams.map(teamPage));
}

const BREAK_BOUNDS = {
  unallocated_cases: () => report.breaks.bounds.unallocated,
  share_excessive: () => report.breaks.bounds.share_excessive,
};
const BREAK_WORDS = {
  unallocated_cases: "of its children not allocated",
  share_excessive: "of weeks with excessive hours",
};
const overBound = (by) => `more than ${percent(BREAK_BOUNDS[by]())} ${BREAK_WORDS[by]}`;
const onAverage = ({mean, by}) => `on average ${percent(mean)} ${BREAK_WORDS[by]}`;

/** Every time that a team breaks under an option, the first one first. */
const breaksUnder = (row, option) => row.options[option.index].breaks;

/** The day that a week begins with, as the file dates weeks. */
const weekBegins = (week) => weekDate(week - 1);
const isToTheEnd = (found) => found.last === report.weeks - 1;

/** The team that breaks before all others under an option, if any does. */
function firstToBreak(option) {
  const broken = report.breaks.teams.filter((row) => breaksUnder(row, option).length);
  if (!broken.length) return null;
  return broken.reduce(
    (first, row) => (breaksUnder(row, option)[0].first < breaksUnder(first, option)[0].first ? row : first));
}

/** "from 7 August 2023 to 18 November 2024", or "... on" where it stays so until the end. */
function breakSpan(found, date) {
  const from = `from ${date(weekBegins(found.first))}`;
  return isToTheEnd(found) ? `${from} on` : `${from} to ${date(weekDate(found.last))}`;
}

const TIMES = ["", "", "twice"];

/**
 * How it goes on where it breaks by the same bound after the first time: "; again from ...", "; twice more, the last
 * time from ...".
 */
function againText(alike, date) {
  const more = alike.length - 1;
  if (more < 1) return "";
  const last = breakSpan(alike[more], date);
  return more === 1 ? `; again ${last}` :
                      `; ${TIMES[more] || `${FEW_WORDS[more] || more} times`} more, the last time ${last}`;
}

/** Breaks by bound: that which is passed first stands first. */
const breaksByBound = (all) => distinct(all.map(({by}) => by)).map((by) => all.filter((one) => one.by === by));

/** What comes nearest to breaking under an option: the highest of all means by its bound. */
function nearestToBreak(option) {
  const all = report.breaks.teams.flatMap(
    (row) =>
      Object.entries(row.options[option.index].highest).filter(([, highest]) => highest).map(([by,
        [share, last]]) => ({team: row.team, by, share, last})));
  const isNear = ({share, by}) => share / BREAK_BOUNDS[by]();
  return all.reduce((nearest, one) => (nearest && isNear(nearest) >= isNear(one) ? nearest : one), null);
}

const teamName = (team) => `${lowered(spoken(team))} team`;

/** Teams that break in the same week as the first: none of them is before the others. */
function atTheSameTime(first) {
  const weekOf = (row) => breaksUnder(row, OPTIONS[0])[0]?.first;
  const others = report.breaks.teams.filter((row) => row !== first && weekOf(row) === weekOf(first));
  return others.length ? ` In the same week ${listed(others.map((row) => `the ${teamName(row.team)}`))} ${
                           others.length > 1 ? "break" : "breaks"}, too.` :
                         "";
}

function breaksLead() {
  const first = firstToBreak(OPTIONS[0]);
  if (first) {
    const [alike] = breaksByBound(breaksUnder(first, OPTIONS[0]));
    return [
      strong(`The ${teamName(first.team)} breaks first`),
      ` ${WITH_BASE}: ${breakSpan(alike[0], fullDate)} it has ${onAverage(alike[0])} in the middle future${
        againText(alike, fullDate)}.${atTheSameTime(first)}`
    ];
  }
  const nearest = nearestToBreak(OPTIONS[0]);
  return [
    strong("No team breaks"), ` ${WITH_BASE}, in the middle future.`,
    nearest && nearest.share > 0 ?
      ` Nearest to it is the ${teamName(nearest.team)}: ${percent(nearest.share)} ${BREAK_WORDS[nearest.by]} in the ${
        countText(report.breaks.bounds.weeks, "weeks")} to ${fullDate(weekDate(nearest.last))}.` :
      ""
  ];
}

function breaksPart() {
  const {bounds, teams} = report.breaks;
  if (!teams.length) return null;
  const told = (alike) => `${breakSpan(alike[0], monthDate)}: ${onAverage(alike[0])}${againText(alike, monthDate)}`;
  const cell = (all) => (all.length ? breaksByBound(all).map(told).map(capitalised).join(". ") : "does not break");
  return make("div", {}, make("h3", {}, "Which team breaks first"), make("p", {}, breaksLead()),
    paragraph(`A team is said to break where it has ${overBound("unallocated_cases")} or ${
                overBound("share_excessive")} in the middle of the simulated futures, on average over ${
                countText(bounds.weeks, "weeks")}: a few weeks of leave are no breaking.`,
      {class: "small"}),
    table("When each team breaks, in the middle future", ["Option", ...teams.map((row) => spoken(row.team))],
      OPTIONS.map((option) => [optionLabel(option), ...teams.map((row) => cell(breaksUnder(row, option)))])));
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
      options: overWeeks(0, "posts_fte", {
        marks: {events: EVENTS},
        tooltip: {callbacks: {title: dayTitle, label: (item) => `${item.dataset.label}: ${figure(item.parsed.y, 1)}`}}
      }),
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
