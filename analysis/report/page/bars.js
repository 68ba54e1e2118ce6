// Charts that are not fans: intervals, the plane of cost and gain, the parts of an option, and wholes
// made of parts over time.

/** What each option costs more than doing nothing, against what it gains towards a target. */
function planeConfig(target, rows, costs) {
  const sets = OPTIONS.filter((option) => rows[option.index]).map((option) => {
    const {gain, cost, gain_lower: low, gain_upper: high} = rows[option.index];
    const interval = costs ? costs[option.index] : null;
    return {
      label: option.name,
      data: [{x: gain, y: cost}],
      pointStyle: optionShape(option.index).pointStyle,
      pointRotation: optionShape(option.index).rotation,
      pointRadius: 8,
      pointHoverRadius: 10,
      borderWidth: 2.5,
      borderColor: optionColour(option.index),
      backgroundColor: optionColour(option.index, 0.4),
      cross: {x: gain, y: cost, low, high, under: interval && interval.lower, over: interval && interval.upper},
    };
  });
  sets.push({
    label: BASE,
    data: [{x: 0, y: 0}],
    pointStyle: "circle",
    pointRadius: 6,
    borderColor: optionColour(0),
    backgroundColor: optionColour(0)
  });
  const share = measureWords(target.measure).kind === "share";
  const ends = (low, high) => sets.flatMap(({cross}) => (cross ? [cross[low], cross[high]] : [])).filter(isKnown);
  const [across, up] = [ends("low", "high"), ends("under", "over")];
  const line = (context) => (context.tick.value === 0 ? colour("ink") : colour("grid"));
  return {
    type: "scatter",
    data: {datasets: sets},
    plugins: [crosses],
    options: {
      scales: {
        x: {
          suggestedMin: Math.min(...across),
          suggestedMax: Math.max(...across),
          grace: "8%",
          title: {display: true, text: `← worse      better than ${BASE_WITHIN} →`},
          ticks: {
            maxTicksLimit: 7,
            callback: (value, _, all) => `${value > 0 ? "+" : ""}${
              figure(share ? 100 * value : value, placesOf(all, share ? 0.01 : 1))}${share ? " pts" : ""}`
          },
          grid: {color: line}
        },
        y: {
          suggestedMin: Math.min(...up),
          suggestedMax: Math.max(...up),
          grace: "8%",
          title: {display: true, text: "← saves      costs more →"},
          ticks: {maxTicksLimit: 6, callback: (value, _, all) => tickText("cost_total", value, all)},
          grid: {color: line}
        },
      },
      plugins: {
        tooltip: {
          callbacks: {
            label: (item) => `${item.dataset.label}: ${valueText("cost_total", item.parsed.y)} for a gain of ${
              figure(share ? 100 * item.parsed.x : item.parsed.x, share ? 1 : 2)}${share ? " points" : ""}`
          }
        }
      },
    },
  };
}

/** The 95% intervals of a point of the plane, both ways. */
const crosses = {
  id: "crosses",
  beforeDatasetsDraw(chart) {
    const {ctx, chartArea: area, scales: {x, y}} = chart;
    ctx.save();
    ctx.beginPath();
    ctx.rect(area.left, area.top, area.width, area.height);
    ctx.clip();
    ctx.lineWidth = 1.5;
    for (const {cross, borderColor} of chart.data.datasets) {
      if (!cross) continue;
      ctx.strokeStyle = borderColor;
      const [atX, atY] = [x.getPixelForValue(cross.x), y.getPixelForValue(cross.y)];
      if (isKnown(cross.low)) stroke(ctx, x.getPixelForValue(cross.low), atY, x.getPixelForValue(cross.high), atY);
      if (isKnown(cross.under)) stroke(ctx, atX, y.getPixelForValue(cross.under), atX, y.getPixelForValue(cross.over));
    }
    ctx.restore();
  },
};

/** Each option's probability as a bar with its 95% interval as a line. */
function probabilityConfig(metByOption) {
  const met = OPTIONS.map((option) => metByOption[option.index]);
  const bars = {
    label: "Share of simulated futures",
    data: met.map(([share]) => 100 * share),
    backgroundColor: OPTIONS.map((option) => optionColour(option.index, 0.35)),
    borderColor: OPTIONS.map((option) => optionColour(option.index)),
    borderWidth: 1.5,
    barPercentage: 0.7
  };
  const intervals = {
    id: "intervals",
    afterDatasetsDraw(chart) {
      const {ctx, scales: {x, y}} = chart;
      ctx.save();
      ctx.strokeStyle = colour("ink");
      ctx.lineWidth = 2;
      met.forEach(([, low, high], row) => {
        const [from, to, at] = [x.getPixelForValue(100 * low), x.getPixelForValue(100 * high), y.getPixelForValue(row)];
        stroke(ctx, from, at, to, at);
        stroke(ctx, from, at - 4, from, at + 4);
        stroke(ctx, to, at - 4, to, at + 4);
      });
      ctx.restore();
    },
  };
  return {
    type: "bar",
    data: {labels: OPTIONS.map(nameLines), datasets: [bars]},
    plugins: [intervals],
    options: {
      indexAxis: "y",
      scales: {
        x: {min: 0, max: 100, ticks: {callback: (value) => `${value}%`}},
        y: {grid: {display: false}, ticks: {autoSkip: false}}
      },
      plugins: {
        tooltip: {
          callbacks:
            {title: (items) => OPTIONS[items[0].dataIndex].name, label: (item) => probabilityText(met[item.dataIndex])}
        }
      },
    },
  };
}

/** An option's name beside its bar. */
const nameLines = ({name}) => wrapped(name, 18, SWEPT.length ? 6 : 3);

/** A long name in lines of about so many letters, for axes. */
function wrapped(text, width = 18, most = 3) {
  const lines = [""];
  for (const word of String(text).split(" ")) {
    const line = lines[lines.length - 1];
    if (line && line.length + word.length + 1 > width)
      lines.push(word);
    else
      lines[lines.length - 1] = line ? `${line} ${word}` : word;
  }
  return lines.map((line) => (line.length > width + 4 ? `${line.slice(0, width + 3)}…` : line)).slice(0, most);
}

/** Parts of a whole over time, laid on each other. lines: [{label, data, colour}]. */
function stackedConfig(weeks, lines, measure) {
  const set = (line, index) => ({
    label: line.label,
    data: line.data.map((y, point) => ({x: endOfWeek(weeks[point]), y})),
    fill: index === 0 ? "origin" : "-1",
    stack: "all",
    backgroundColor: partColour(line.colour, 0.75),
    borderColor: colour("paper"),
    borderWidth: 1,
    pointRadius: 0,
    pointHitRadius: 6,
    pointStyle: "rect",
  });
  return {
    type: "line",
    data: {datasets: lines.map(set)},
    options: {
      parsing: false,
      normalized: true,
      interaction: {mode: "index", intersect: false},
      layout: {padding: {top: 14}},
      scales: {
        x: timeAxis(0),
        y: {
          stacked: true,
          beginAtZero: true,
          ticks: {maxTicksLimit: 6, callback: (value, _, all) => figure(value, placesOf(all))},
          grid: {color: colour("grid")}
        }
      },
      plugins: {
        marks: {events: EVENTS},
        tooltip: {
          itemSort: (one, other) => other.datasetIndex - one.datasetIndex,
          callbacks: {
            title: dayTitle,
            label: (item) =>
              `${item.dataset.label}: ${measure ? valueText(measure, item.raw.y) : figure(item.raw.y, 1)}`
          }
        },
      },
    },
  };
}

function stackedFigure(what) {
  const isEmpty = OPTIONS.every((option) => what.lines(option).every((line) => !line.data.some((value) => value > 0)));
  if (isEmpty) return paragraph(`${what.title}: none, under any option.`);
  const lines = () => what.lines(singleOption()).filter((line) => line.data.some((value) => value > 0));
  const last = (line) => line.data[line.data.length - 1];
  return chartFigure({
    title: what.title,
    about: what.about,
    tall: true,
    config: () => stackedConfig(what.weeks, lines(), what.measure),
    keys: () => keyList(lines().map((line) => [`part-${line.colour % COLOURS}`, line.label]).reverse()),
    label: () => `${what.title}, ${singleOption().name}. In the last week: ${
      listed(lines().map((line) => `${line.label} ${figure(last(line), 1)}`))}.`,
    table: () => {
      const rows = [];
      for (let point = what.weeks.length - 1; point >= 0; point -= 3)
        rows.unshift([shortDate(weekDate(what.weeks[point])), ...lines().map((line) => figure(line.data[point], 1))]);
      return table(`${what.title}: ${singleOption().name}, every twelve weeks`,
        ["Week to", ...lines().map((line) => line.label)], rows);
    },
  });
}

/** What each part adds, one after the other, to the whole. */
function waterfallConfig(measure, names, parts, whole) {
  let sum = 0;
  const floating = parts.map((part) => {
    const from = sum;
    sum += part.mean;
    return [from, sum];
  });
  const values = [...parts, whole];
  const isGood = (value) => (own(report.measures, measure) || {}).wanted === (value < 0 ? "less" : "more");
  return {
    type: "bar",
    data: {
      labels: [...names, "All of them"].map((name) => wrapped(name, 16)),
      datasets: [{
        data: [...floating, [0, whole.mean]],
        backgroundColor: values.map((part, index) => colour(index === parts.length ? "ink" :
                                        isGood(part.mean)                          ? "good" :
                                                                                     "bad",
                                      0.75)),
        barPercentage: 0.8
      }]
    },
    options: {
      indexAxis: "y",
      scales: {
        x: {
          grace: "5%",
          ticks: {maxTicksLimit: 5, callback: (value, _, all) => tickText(measure, value, all).replace("%", " pts")}
        },
        y: {grid: {display: false}, ticks: {autoSkip: false}}
      },
      plugins: {tooltip: {callbacks: {label: (item) => differenceText(measure, values[item.dataIndex])}}},
    },
  };
}
