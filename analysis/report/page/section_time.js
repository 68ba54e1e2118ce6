// The measures that a council watches, week by week.

const WATCHED = [
  "caseload_mean", "agency_share", "vacancy_rate", "share_excessive", "excess_hours", "unallocated_cases",
  "turnover_12m", "cost_total", "permanent_fte", "agency_fte"
];

/** "the stage assessment" in a title. */
function seriesTitle(series) {
  const {title} = measureWords(series.measure);
  if (series.measure === "stage_in_limit") return `${spoken(series.of)} within the limit`;
  return series.of === null ? title : `${title} ${placeWords(series.level, series.of)}`;
}

const limitOf = (key) => (report.stages.find((stage) => stage.key === key) || {}).limit;

function aboutSeries(series) {
  const {what} = measureWords(series.measure);
  return series.measure === "stage_in_limit" ? `${what} of ${limitOf(series.of)}` : what;
}

function eventsList() {
  if (!EVENTS.length) return null;
  return make("div", {class: "marks"}, make("p", {}, "Marks in the charts:"),
    make("ol", {}, EVENTS.map((event) => make("li", {}, `${event.label}, ${shortDate(dateOf(event.at))}`))));
}

function timeSection() {
  const councils = WATCHED.map((name) => seriesOf(name)).filter(Boolean);
  const limits = SERIES.filter((series) => series.measure === "stage_in_limit");
  const others = SERIES.filter((series) => series.level === "council" && !WATCHED.includes(series.measure));
  const ofTargets =
    targetsOf()
      .filter((target) => target.level !== "council" && target.measure !== "stage_in_limit")
      .map((target) => SERIES.find((series) => series.measure === target.measure && series.level === target.level &&
               series.of === target.of && series.statistics.includes("q25")))
      .filter(Boolean);
  const all = [...new Set([...councils, ...others, ...ofTargets, ...limits])];
  return section("time", "Over time", "Over time",
    paragraph(`The line is the middle of ${
      countText(
        report.futures, "simulated futures")}, the darker band holds half of them and the lighter one nine in ten.${
      report.history.length ? " Diamonds are published figures." : ""}`),
    eventsList(),
    make("div", {class: "charts"}, all.map((series) => fanFigure(series, seriesTitle(series), aboutSeries(series)))));
}
