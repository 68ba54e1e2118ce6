// What all charts share: Chart.js's settings, the marks of events and targets, and the figure around a
// canvas with its heading, its description for those who cannot see it, and its data as a table.

const charts = [];

function chartDefaults() {
  const {defaults} = Chart;
  defaults.animation = false;
  defaults.responsive = true;
  defaults.maintainAspectRatio = false;
  defaults.font.family = getComputedStyle(document.body).fontFamily;
  defaults.font.size = 13;
  defaults.plugins.legend.display = false;
  defaults.devicePixelRatio = Math.max(1.5, window.devicePixelRatio || 1);
}

function chartColours() {
  Chart.defaults.color = colour("ink");
  Chart.defaults.borderColor = colour("grid");
  Object.assign(Chart.defaults.plugins.tooltip, {
    backgroundColor: colour("tip"),
    titleColor: colour("tip-ink"),
    bodyColor: colour("tip-ink"),
    borderColor: colour("grid"),
    borderWidth: 1,
    padding: 10,
    usePointStyle: true
  });
}

/** Events as numbered vertical lines and targets as level ones, below the data. */
const marksPlugin = {
  id: "marks",
  beforeDatasetsDraw(chart, _, {events = [], targets = []}) {
    const {ctx, chartArea: area, scales: {x, y}} = chart;
    ctx.save();
    ctx.font = `11px ${Chart.defaults.font.family}`;
    ctx.strokeStyle = colour("quiet");
    ctx.fillStyle = colour("quiet");
    ctx.setLineDash([2, 3]);
    events.forEach((event, index) => {
      const at = x.getPixelForValue(event.day);
      if (at < area.left || at > area.right) return;
      stroke(ctx, at, area.top, at, area.bottom);
      ctx.textAlign = "center";
      ctx.fillText(String(index + 1), at, area.top - 4);
    });
    ctx.strokeStyle = colour("target");
    ctx.fillStyle = colour("target");
    ctx.setLineDash([8, 4]);
    for (const target of targets) {
      const at = y.getPixelForValue(target.bound);
      if (at < area.top || at > area.bottom) continue;
      stroke(ctx, area.left, at, area.right, at);
      ctx.textAlign = "left";
      ctx.fillText(target.label, area.left + 4, at - 4);
    }
    ctx.restore();
  },
};

function stroke(ctx, fromX, fromY, toX, toY) {
  ctx.beginPath();
  ctx.moveTo(fromX, fromY);
  ctx.lineTo(toX, toY);
  ctx.stroke();
}

/**
 * The heading, the canvas and its table. what: {title, about, config(), keys(), label(), table(), tall, height,
 * follows}.
 */
function chartFigure(what) {
  const id = newId("chart");
  const canvas = make("canvas", {role: "img", id});
  const holder = make("div", {class: what.tall ? "canvas tall" : "canvas"}, canvas);
  if (what.height) holder.style.height = `${what.height}px`;
  const heading = make("h3", {id: `${id}-title`}, what.title);
  const data = folded("Data table", () => what.table(), {class: "data"});
  const figure = make("figure", {"aria-labelledby": `${id}-title`}, heading,
    make("p", {class: "about"}, what.about || ""), holder, what.keys ? what.keys() : make("div", {}), data);
  const one = {canvas, what, chart: null, figure};
  charts.push(one);
  one.renew = () => {
    canvas.setAttribute("aria-label", what.label());
    if (one.chart) {
      const config = what.config();
      one.chart.data = config.data;
      one.chart.options = config.options;
      one.chart.update("none");
    }
    const inside = data.querySelector(".inside");
    if (inside) inside.replaceChildren(what.table());
    const keys = figure.querySelector(".keys");
    if (keys && what.keys) keys.replaceWith(what.keys());
  };
  canvas.setAttribute("aria-label", what.label());
  return figure;
}

// ---- when the legend changes: what is in view at once, the rest one by one behind it ------------------

const waiting = new Set();

function isNear({canvas}) {
  const {top, bottom} = canvas.getBoundingClientRect();
  return bottom > -innerHeight && top < 2 * innerHeight;
}

function renewCharts() {
  const isIdle = waiting.size === 0;
  for (const one of charts) {
    if (one.what.follows === false) continue;
    waiting.add(one);
    if (isNear(one)) renewOne(one);
  }
  if (isIdle && waiting.size) setTimeout(renewNext);
}

function renewOne(one) {
  waiting.delete(one);
  one.renew();
}

function renewNext() {
  const [one] = waiting;
  if (one) renewOne(one);
  if (waiting.size) setTimeout(renewNext);
}

/** Everything as the legend has it, now. */
function settleCharts() {
  for (const one of waiting) renewOne(one);
}

/** Draws what stands in the page and is not drawn yet; what is folded away waits. */
function drawCharts(within = document) {
  for (const one of charts) {
    if (one.chart || !within.contains(one.canvas) || one.canvas.closest("details:not([open])")) continue;
    draw(one);
  }
}

function draw(one) {
  const config = one.what.config();
  one.chart = new Chart(one.canvas, {...config, plugins: [marksPlugin, ...(config.plugins || [])]});
}

/** Colours are drawn into the canvas: light and dark draw anew. */
function redrawCharts() {
  chartColours();
  for (const one of charts) {
    if (!one.chart) continue;
    one.chart.destroy();
    draw(one);
  }
  for (const shape of document.querySelectorAll("canvas.shape")) drawShape(shape);
}

/** A small key under a chart: [[colour name, text]]. */
function keyList(entries) {
  return make("ul", {class: "keys"}, entries.map(([name, text]) => {
    const box = make("span", {class: "box", "aria-hidden": "true"});
    box.style.background = `var(--${name})`;
    return make("li", {}, box, text);
  }));
}
