// Where children are on the pathway, and where they wait.

function stageLines(measure) {
  const all = report.stages.map((stage) => seriesOf(measure, "stage", stage.key)).filter(Boolean);
  return {
    all,
    weeks: all.length ? all[0].weeks : [],
    lines: (option) =>
      all.map((series, index) => ({label: spoken(series.of), data: series.values[option.index][0], colour: index}))
  };
}

function stageTable() {
  const names = ["open_cases", "unallocated_cases", "awaiting_transfer", "open_over_limit"];
  const at = (measure, stage, point) => {
    const series = seriesOf(measure, "stage", stage.key);
    if (!series) return NONE;
    const line = series.values[single][0];
    return figure(line[point < 0 ? line.length - 1 : point], 0);
  };
  const all = () => table(
    `Children in each stage: ${singleOption().name}, means of the simulated futures, from the first weeks to the last`,
    ["Stage", "Statutory limit", ...names.map((name) => measureWords(name).title)],
    report.stages.map(
      (stage) => [spoken(stage.key), stage.limit || "none",
        ...names.map(
          (name) => (seriesOf(name, "stage", stage.key) ? `${at(name, stage, 0)} → ${at(name, stage, -1)}` : NONE))]));
  const holder = make("div", {}, all());
  onLegend(() => holder.replaceChildren(all()));
  return holder;
}

function stagesSection() {
  const open = stageLines("open_cases");
  const waiting = stageLines("unallocated_cases");
  const held = stageLines("awaiting_transfer");
  if (!open.all.length) return null;
  const one = (title, about, what) => stackedFigure({title, about, weeks: what.weeks, lines: what.lines});
  return section("stages", "Stages", "Stages of the pathway",
    make("div", {class: "charts thirds"},
      one("Children in each stage", "Open cases by stage, means of the simulated futures", open),
      one(
        "Children not allocated", "Waiting without a social worker, by stage, means of the simulated futures", waiting),
      one("Children waiting for a new team",
        "Held by a former worker until the new team takes them, by stage, means of the simulated futures", held)),
    stageTable());
}
