// The keys of a sweep, its points in their order, and the chart of a measure along one key.

const POINTS = SWEPT.length ? ALL_OPTIONS.slice(1) : [];
const MOST_LINES = 6;  // more, and nobody tells them apart

// ---- keys and values -------------------------------------------------------------------------------

/** "Share of vacancies that ...", "Caseload cap of social worker". */
const sweptWords = (key) => capitalised(pathWords(key.key));

/** "Referrals, per year": where numbers stand without their unit. */
const withUnit = (key) => (key.unit ? `${sweptWords(key)}, ${key.unit}` : sweptWords(key));

/** Points by their values, those of the first of these keys first. */
function inOrder(keys, points = POINTS) {
  const by = (one, other) => {
    const key = keys.find(({values}) => values[one.index] !== values[other.index]);
    return key ? key.values[one.index] - key.values[other.index] : one.index - other.index;
  };
  return [...points].sort(by);
}

const distinct = (values) => [...new Set(values)];

/** Whether the points are every combination of the keys' values. */
const isGrid = () => POINTS.length ===
  SWEPT.reduce((count, key) => count * distinct(POINTS.map(({index}) => key.values[index])).length, 1);

/**
 * The points along a key: those with the same values of the other keys as a line, where these are few; else one set.
 */
function linesAlong(key) {
  const others = SWEPT.filter((other) => other !== key);
  const lines = new Map();
  for (const point of inOrder([...others, key])) {
    const label = others.map((other) => `${atValue(other, point.index)}`).join(", ");
    lines.set(label, [...(lines.get(label) || []), point]);
  }
  if (!isGrid() || lines.size > MOST_LINES)
    return {isJoined: false, lines: [{label: "", points: inOrder([key, ...others])}]};
  return {isJoined: true, lines: [...lines].map(([label, points]) => ({label: capitalised(label), points}))};
}

// ---- measures --------------------------------------------------------------------------------------

const ofTargets = () => `How often ${howMany(targetsOf().length)} ${targetsOf().length === 1 ? "is" : "are"} met`;

/** What can be shown along a key: {title, short, at(index) -> {mean, low, high}, text(index), axis()}. */
function sweptMeasures() {
  const met = {
    title: ofTargets(),
    short: "Share of simulated futures",
    at: (index) => {
      const [mean, low, high] = report.targets.all[index];
      return {mean, low, high};
    },
    text: (index) => probabilityText(report.targets.all[index]),
    axis: () => ({min: 0, max: 1, ticks: {maxTicksLimit: 6, callback: percent}, grid: {color: colour("grid")}})
  };
  const ofRow = (row) => ({
    title: `${measureWords(row.measure).title}, ${overText(row)}`,
    short: measureWords(row.measure).title,
    at: (index) => {
      const {mean, half} = row.values[index];
      return isKnown(half) ? {mean, low: mean - half, high: mean + half} : {mean, low: NaN, high: NaN};
    },
    text: (index) => meanText(row.measure, row.values[index]),
    axis: () => valueAxis(row.measure)
  });
  return [...(report.targets ? [met] : []), ...report.values.map(ofRow)];
}

// ---- the chart -------------------------------------------------------------------------------------

/**
 * How far to the side of its value a point is drawn, in shares of the room there, so that those at one value do not
 * hide each other. Gives how many there are at most at one value.
 */
function putAside(sets) {
  const at = new Map();
  for (const {data} of sets)
    for (const point of data) at.set(point.x, [...(at.get(point.x) || []), point]);
  for (const points of at.values())
    points.forEach((point, place) => {
      point.aside = points.length > 1 ? (place + 0.5) / points.length - 0.5 : 0;
    });
  return Math.max(0, ...[...at.values()].map((points) => points.length));
}

/** The least distance between neighbours; all of it where there is only one. */
function leastGap(places, all) {
  const sorted = distinct(places).sort((one, other) => one - other);
  return Math.min(all, ...sorted.slice(1).map((place, at) => place - sorted[at]));
}

/** Each point of a chart as it is drawn and as it is. */
const eachPoint = (chart, tell) => chart.data.datasets.forEach(
  ({data}, set) => chart.getDatasetMeta(set).data.forEach((drawn, at) => tell(drawn, data[at])));

/** The 95% intervals of points, points moved aside, and a level line with its name. */
const sweptMarks = {
  id: "swept",
  afterDatasetsUpdate(chart, _, {most, apart}) {
    const places = [];
    eachPoint(chart, ({x}) => places.push(x));
    const room = Math.min(0.6 * leastGap(places, chart.scales.x.width), apart * most);
    eachPoint(chart, (drawn, point) => {
      drawn.x += room * point.aside;
    });
  },
  beforeDatasetsDraw(chart, _, {level, isPale}) {
    const {ctx, chartArea: area, scales: {y}} = chart;
    ctx.save();
    if (isKnown(level)) {
      ctx.strokeStyle = colour("option-0");
      ctx.lineWidth = 1.5;
      ctx.setLineDash([7, 4]);
      stroke(ctx, area.left, y.getPixelForValue(level), area.right, y.getPixelForValue(level));
      ctx.setLineDash([]);
    }
    ctx.beginPath();
    ctx.rect(area.left, area.top, area.width, area.height);
    ctx.clip();
    ctx.lineWidth = 1.5;
    eachPoint(chart, (drawn, {low, high, option}) => {
      if (!isKnown(low) || !isKnown(high)) return;
      ctx.globalAlpha = isPale && !isNamed(ALL_OPTIONS[option]) ? 0.5 : 1;
      ctx.strokeStyle = drawn.options.borderColor;
      const [from, to] = [y.getPixelForValue(low), y.getPixelForValue(high)];
      stroke(ctx, drawn.x, from, drawn.x, to);
      for (const end of [from, to]) stroke(ctx, drawn.x - 3, end, drawn.x + 3, end);
    });
    ctx.restore();
  },
  afterDatasetsDraw(chart, _, {level, name}) {
    if (isKnown(level)) nameLevel(chart, chart.scales.y.getPixelForValue(level), name);
  },
};

/** What a text would stand upon: points, their bars and the lines between them, as [x, y, weight]. */
function inTheWay(chart) {
  const marks = [];
  const {y} = chart.scales;
  eachPoint(chart, (drawn, {low, high}) => {
    marks.push([drawn.x, drawn.y, 4]);
    for (let share = 0; share <= 1 && isKnown(low); share += 0.05)
      marks.push([drawn.x, y.getPixelForValue(low + share * (high - low)), 0.5]);
  });
  chart.data.datasets.forEach(({showLine}, set) => chart.getDatasetMeta(set).data.forEach(({x, y: at}, place, all) => {
    for (let share = 0; showLine && place && share < 1; share += 0.05)
      marks.push(
        [all[place - 1].x + share * (x - all[place - 1].x), all[place - 1].y + share * (at - all[place - 1].y), 1]);
  }));
  return marks;
}

/** Above or below the line, where the least is in its way; further to the left where all is alike. */
function nameLevel(chart, at, name) {
  const {ctx, chartArea: area} = chart;
  const size = 12;
  ctx.save();
  ctx.font = `${size}px ${Chart.defaults.font.family}`;
  const width = ctx.measureText(name).width;
  const marks = inTheWay(chart);
  let best = {cost: Infinity};
  for (const foot of [at - 5, at + size + 3]) {
    if (foot - size < area.top || foot > area.bottom) continue;
    for (let left = area.left + 5; left + width + 5 < area.right; left += 8) {
      const isOver = ([x, y]) => x > left - 7 && x < left + width + 7 && y > foot - size - 4 && y < foot + 5;
      const cost = marks.filter(isOver).reduce((sum, [, , weight]) => sum + weight, 0);
      if (cost < best.cost) best = {cost, left, foot};
    }
  }
  if (isKnown(best.left)) {
    ctx.textAlign = "left";
    ctx.strokeStyle = colour("paper");
    ctx.lineWidth = 4;
    ctx.lineJoin = "round";
    ctx.strokeText(name, best.left, best.foot);
    ctx.fillStyle = colour("option-0");
    ctx.fillText(name, best.left, best.foot);
  }
  ctx.restore();
}

/** Of points that are not joined: those that the page shows have their own colour, the others are quiet. */
const isNamed = (point) => isAbridged && OPTIONS.includes(point);

/** The shapes of those by which they are known elsewhere, too. */
const shapesOf = (points) => ({
  pointStyle: points.map((point) => (isNamed(point) ? optionShape(point.index).pointStyle : "circle")),
  pointRotation: points.map((point) => (isNamed(point) ? optionShape(point.index).rotation : 0)),
  pointRadius: points.map((point) => (isNamed(point) ? 7 : 3.5))
});

function sweptSet(key, measure, line, place, isJoined) {
  const known = line.points.filter(({index}) => isKnown(key.values[index]) && isKnown(measure.at(index).mean));
  const of = (point) => (isJoined ? colour(colourNameAt(place + 1)) :
      isNamed(point)              ? optionColour(point.index) :
                                    colour("quiet"));
  return {
    label: line.label,
    data: known.map((point) => {
      const {mean, low, high} = measure.at(point.index);
      const value = key.values[point.index];
      return {x: key.meanings ? key.meanings[value] : value, y: mean, low, high, option: point.index};
    }),
    showLine: isJoined,
    clip: 8,
    borderColor: isJoined ? of() : known.map(of),
    borderDash: dashAt(place),
    borderWidth: 2,
    pointBackgroundColor: isJoined ? of() : known.map(of),
    pointBorderColor: isJoined ? of() : known.map(of),
    pointBorderWidth: 1,
    pointRadius: 4,
    pointHoverRadius: 7,
    ...(isJoined ? {} : shapesOf(known))
  };
}

/** Numbers on a linear axis, ticks at the values where they are few; words side by side. */
function sweptAxis(key, isCrowded) {
  const title = {display: true, text: wrapped(withUnit(key), 46)};
  if (key.meanings)
    return {
      type: "category",
      labels: key.meanings,
      offset: true,
      title,
      grid: {display: false},
      ticks: {
        autoSkip: false,
        maxRotation: 0,
        callback(position) { return wrapped(valueWords(this.getLabelForValue(position)), 14); }
      }
    };
  const values = distinct(key.values.filter(isKnown)).sort((one, other) => one - other);
  const [low, high] = [values[0], values[values.length - 1]];
  const range = high - low || Math.abs(low) / 5 || 1;
  const aside = isCrowded ? 0.33 * leastGap(values, range) : 0.06 * range;
  return {
    type: "linear",
    min: low - aside,
    max: high + aside,
    title,
    afterBuildTicks: (axis) => {
      if (values.length <= 9) axis.ticks = values.map((value) => ({value}));
    },
    ticks: {includeBounds: false, maxTicksLimit: 8, maxRotation: 0, callback: sweptNumber},
    grid: {color: colour("grid")}
  };
}

function sweptConfig(key, measure) {
  const {isJoined, lines} = linesAlong(key);
  const sets = lines.map((line, place) => sweptSet(key, measure, line, place, isJoined));
  const most = putAside(sets);
  const level = measure.at(0).mean;
  const ends = sets.flatMap(({data}) => data.flatMap(({y, low, high}) => [y, low, high])).concat(level).filter(isKnown);
  return {
    type: "line",
    data: {datasets: sets},
    plugins: [sweptMarks],
    options: {
      interaction: {mode: "nearest", intersect: false},
      layout: {padding: {top: 8}},
      scales: {
        x: sweptAxis(key, !isJoined && most > 1),
        y: {
          suggestedMin: Math.min(...ends),
          suggestedMax: Math.max(...ends),
          ...measure.axis(),
          title: {display: true, text: wrapped(measure.short, 32)}
        }
      },
      plugins: {
        swept: {most, apart: isJoined ? 6 : 8, level, name: OPTIONS[0].name, isPale: !isJoined},
        tooltip: {
          callbacks: {
            title: (items) => (items.length ? wrapped(ALL_OPTIONS[items[0].raw.option].name, 40) : ""),
            label: (item) => measure.text(item.raw.option)
          }
        }
      },
    },
  };
}
