// How surely each target is met, and the milestones on the way, month by month.

// Where a probability is green, amber or red. Said on the page; docs/report.md, "Bounds".
const GREEN = 0.75;
const AMBER = 0.5;

/** A coloured word with a shape: never colour alone. */
function rating(share) {
  if (!isKnown(share)) return null;
  const level = share >= GREEN ? 0 : share >= AMBER ? 1 : 2;
  const [name, word] = [["green", "● Green"], ["amber", "▲ Amber"], ["red", "■ Red"]][level];
  return make("span", {class: `rating ${name}`}, word);
}

const boundsNote = () =>
  paragraph(`Green: ${percent(GREEN)} of the simulated futures or more; amber: ${percent(AMBER)} or more; red: less.`,
    {class: "small"});

function targetsSection() {
  if (!targetsOf().length) return null;
  return section(
    "targets", "Targets", "Targets and milestones", isComparison ? targetCharts() : targetTable(), milestones());
}

function targetTable() {
  const rows = targetsOf().map((target) => [capitalised(targetText(target)), ratedProbability(target.met[0])]);
  if (rows.length > 1) rows.push([capitalised(howMany(rows.length)), ratedProbability(report.targets.all[0])]);
  return table("Share of simulated futures that meet each target, with its 95% interval", ["Target", "Met in"], rows);
}

function targetCharts() {
  const one = (title, met) => chartFigure({
    title,
    about: "Share of simulated futures; the line is the 95% interval",
    follows: false,
    height: 60 + Math.max(40, ...OPTIONS.map((option) => 16 * nameLines(option).length + 6)) * OPTIONS.length,
    config: () => probabilityConfig(met),
    label: () =>
      `${title}. ${OPTIONS.map((option) => `${option.name}: ${probabilityText(met[option.index])}`).join("; ")}.`,
    table: () => table(title, ["Option", "Share of simulated futures (95% interval)"],
      OPTIONS.map((option) => [option.name, probabilityText(met[option.index])])),
  });
  const all = targetsOf().length > 1 ? [one(capitalised(howMany(targetsOf().length)), report.targets.all)] : [];
  return make("div", {class: targetsOf().length === 2 ? "charts thirds" : "charts"}, all,
    targetsOf().map((target) => one(capitalised(shortTarget(target)), target.met)));
}

// ---- milestones ------------------------------------------------------------------------------------

const metText = ([low, high]) => (low === high ? percent(low) : `${figure(100 * low, 0)} to ${percent(high)}`);

function milestoneRow(position, month, option) {
  const line = report.milestones.targets[position];
  const {measure} = targetsOf()[position];
  const met = line.met[option.index][month];
  return [
    valueText(measure, line.should[month]), valueText(measure, line.median[option.index][month]),
    met ? [rating(met[0]), ` ${metText(met)}`] : NONE
  ];
}

function milestoneTable(position, option, from, to) {
  const months = report.milestones.months.slice(from, to);
  return table(`${capitalised(shortTarget(targetsOf()[position]))}: ${option.name}`,
    ["Month’s end", "Should be", "Middle future", "Where it should be or better"],
    months.map((month, at) => [monthName(month), ...milestoneRow(position, from + at, option)]));
}

/** A year's months under each target; the whole is made anew when another option is chosen. */
function milestones() {
  if (!report.milestones) return null;
  const {months, targets} = report.milestones;
  const known = targetsOf().map((_, position) => position).filter((position) => targets[position]);
  if (!known.length) return null;
  const years = [...new Set(months.map((month) => month.slice(0, 4)))];
  const holder = make("div", {});
  const fill = () => {
    const open = new Set([...holder.children].filter((one) => one.open).map((one) => one.dataset.year));
    holder.replaceChildren(...years.map((year) => {
      const from = months.findIndex((month) => month.startsWith(year));
      const to = from + months.filter((month) => month.startsWith(year)).length;
      const one = folded(`Milestones of ${year}`,
        () => make(
          "div", {class: "side-by-side"}, known.map((position) => milestoneTable(position, singleOption(), from, to))),
        {"data-year": year, open: open.has(year)});
      if (open.has(year)) one.fill();
      return one;
    }));
  };
  fill();
  onLegend(fill);
  const title = make("p", {}, "Shown for ", make("strong", {}, singleOption().name),
    isComparison ? "; the bar of options chooses another." : ".");
  onLegend(() => {
    title.querySelector("strong").textContent = singleOption().name;
  });
  return make("div", {}, make("h3", {}, "Milestones, month by month"),
    paragraph("Where it should be is a straight line from the first week’s middle future to the target at the " +
      "week that it is due, and the target from then on. The share is that of the simulated futures " +
      "that are there or better in the month’s last week."),
    title, boundsNote(), holder);
}
