// Puts the page together.

function headerPart() {
  document.getElementById("title").textContent = report.title;
  document.title = report.title;
  const years = report.weeks >= 104 ? `${figure(report.weeks / 52, report.weeks % 52 ? 1 : 0)} years` :
                                      countText(report.weeks, "weeks");
  document.getElementById("facts").textContent =
    `${years} from ${fullDate(START)} · ${countText(report.futures, "simulated futures")}${
      isComparison ? ` · ${BASE_WITHIN} and ${othersText(ALL_OPTIONS.length - 1)}` :
        report.under ? ` · ${WITH_BASE}` :
                       ""}`;
  document.getElementById("question").textContent = question();
}

const othersText = (count) => `${figure(count, 0)} ${SWEPT.length ? "point" : "option"}${count > 1 ? "s" : ""}`;

function contents(sections) {
  const list = document.getElementById("contents");
  list.closest("details").open = window.matchMedia("(min-width: 44em)").matches;
  list.append(...sections.map((one) => make("li", {}, make("a", {href: `#${one.id}`}, one.dataset.short))));
}

function openAll() {
  // What is opened may hold more to open.
  for (let closed = []; (closed = [...document.querySelectorAll("main details:not([open])")]).length;) {
    for (const one of closed) {
      one.fill?.();
      one.open = true;
    }
  }
  drawCharts();
}

/** In print: everything open, on white. */
function watchPrint() {
  let closed = [];
  window.addEventListener("beforeprint", () => {
    settleCharts();
    closed = [...document.querySelectorAll("details:not([open])")];
    document.documentElement.classList.add("in-print");
    openAll();
    redrawCharts();
    for (const one of charts) one.chart?.resize();
  });
  window.addEventListener("afterprint", () => {
    for (const one of closed) one.open = false;
    document.documentElement.classList.remove("in-print");
    redrawCharts();
  });
}

function build() {
  chartDefaults();
  chartColours();
  const told = answer();
  beginLegend(told.named);
  onLegend(renewCharts);
  headerPart();
  document.documentElement.classList.toggle("is-swept", SWEPT.length > 0);
  const bar = legend();
  const first = [answerSection(told), sweepSection()].filter(Boolean);
  const others = [
    backtestSection(), targetsSection(), timeSection(), differencesSection(), moneySection(), workforceSection(),
    teamsSection(), stagesSection(), sureSection(), optionsSection(), assumedSection(), madeSection()
  ].filter(Boolean);
  document.querySelector("main").append(...first, ...(bar ? [bar] : []), ...others);
  contents([...first, ...others]);
  drawCharts();
  window.matchMedia("(prefers-color-scheme: dark)").addEventListener("change", redrawCharts);
  watchPrint();
  document.documentElement.classList.add("is-built");
}

build();
