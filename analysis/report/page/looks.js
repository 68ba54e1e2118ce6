// Colours and dashes of options and of parts of a whole. Colours stand in page.css, for light and dark;
// each option has a dash of its own besides, so that colour is never all that tells two apart.

const DASHES = [[], [7, 3], [2, 2], [10, 3, 2, 3], [5, 2, 1, 2, 1, 2], [12, 4], [4, 4], [1, 3], [8, 2, 2, 2, 2, 2]];
const SHAPES = [
  ["circle", 0], ["rect", 0], ["triangle", 0], ["rectRot", 0], ["star", 0], ["crossRot", 0], ["cross", 0],
  ["triangle", 180], ["triangle", 90]
];
const COLOURS = 9;

/** Where an option stands among those that are shown: its looks are of that place. */
const placeOf = (index) => Math.max(0, OPTIONS.findIndex((option) => option.index === index));

const dashAt = (place) => DASHES[place % DASHES.length];
const optionDash = (index) => dashAt(placeOf(index));
/** A point as Chart.js takes it: its form, turned by so many degrees. */
function optionShape(index) {
  const [pointStyle, rotation] = SHAPES[placeOf(index) % SHAPES.length];
  return {pointStyle, rotation};
}

const styleValue = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();

/** A colour of the style sheet, by name, with how much it covers. */
function colour(name, alpha = 1) {
  const value = styleValue(`--${name}`);
  if (alpha === 1) return value;
  const [red, green, blue] = [1, 3, 5].map((at) => parseInt(value.slice(at, at + 2), 16));
  return `rgba(${red}, ${green}, ${blue}, ${alpha})`;
}

// Doing nothing is the first and has the colour of the text; the others go round.
const colourNameAt = (place) => (place === 0 ? "option-0" : `option-${1 + ((place - 1) % (COLOURS - 1))}`);
const optionColour = (index, alpha) => colour(colourNameAt(placeOf(index)), alpha);
const partColour = (index, alpha) => colour(`part-${index % COLOURS}`, alpha);

/** A short line as the charts draw the option, for legends and tables. */
const mark = (index) => markAt(placeOf(index));

/** A line in the colour of a place, and the dash of that or another. */
function markAt(place, dash = place) {
  const space = "http://www.w3.org/2000/svg";
  const svg = document.createElementNS(space, "svg");
  const line = document.createElementNS(space, "line");
  for (const [name, value] of Object.entries(
         {class: "mark", width: 28, height: 10, viewBox: "0 0 28 10", "aria-hidden": "true", focusable: "false"}))
    svg.setAttribute(name, value);
  for (const [name, value] of Object.entries(
         {x1: 0, y1: 5, x2: 28, y2: 5, "stroke-width": 3, "stroke-dasharray": dashAt(dash).join(" ")}))
    line.setAttribute(name, value);
  line.style.stroke = `var(--${colourNameAt(place)})`;
  svg.append(line);
  return svg;
}

/** The sign of an option in charts of points. */
function shapeMark(index) {
  const canvas = document.createElement("canvas");
  Object.assign(canvas, {width: 40, height: 32, className: "shape"});  // shown at half of it
  canvas.setAttribute("aria-hidden", "true");
  canvas.dataset.option = index;
  drawShape(canvas);
  return canvas;
}

function drawShape(canvas) {
  const index = Number(canvas.dataset.option);
  const ctx = canvas.getContext("2d");
  ctx.setTransform(2, 0, 0, 2, 0, 0);
  ctx.clearRect(0, 0, 20, 16);
  ctx.strokeStyle = optionColour(index);
  ctx.fillStyle = optionColour(index, 0.4);
  ctx.lineWidth = 2.5;
  Chart.helpers.drawPoint(ctx, {...optionShape(index), radius: 6, borderWidth: 2.5}, 10, 8);
}
