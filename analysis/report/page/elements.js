// Building the page. Whatever comes from a scenario goes in as text, never as HTML.

/** make("p", {class: "note"}, "text", element): attributes that are false or null are left out. */
function make(tag, attributes, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes || {})) {
    if (value === false || value === null || value === undefined) continue;
    element.setAttribute(name, value === true ? "" : String(value));
  }
  element.append(
    ...children.flat(Infinity).filter((child) => child !== null && child !== undefined && child !== false));
  return element;
}

let madeIds = 0;
const newId = (word) => `${word}-${++madeIds}`;

/** A section with its heading; the contents list finds it by data-short. */
function section(id, short, heading, ...children) {
  const headingId = `${id}-heading`;
  return make("section", {id, "aria-labelledby": headingId, "data-short": short},
    make("h2", {id: headingId, tabindex: -1}, heading), ...children);
}

/** Details that print open. `fill` builds what is inside when it is first opened. */
function folded(summary, fill, attributes) {
  const element = make("details", attributes || {}, make("summary", {}, summary));
  let isFilled = false;
  element.fill = () => {
    if (isFilled) return;
    isFilled = true;
    element.append(make("div", {
      class: "inside",
      ...(attributes && attributes.class === "data" ? {tabindex: 0, role: "region", "aria-label": summary} : {})
    },
      fill()));
    drawCharts(element);
  };
  element.addEventListener("toggle", () => element.open && element.fill());
  return element;
}

const asNodes = (cell) => (Array.isArray(cell) ? cell : [cell]);

const MANY = 4;  // columns that do not fit beside each other in a narrow place

/** A table whose rows turn into cards where it is too narrow. headings: the columns; rows: [row heading, cell, ...]. */
function table(caption, headings, rows, attributes) {
  const roles = (role) => ({role});
  const head = make("thead", roles("rowgroup"),
    make("tr", roles("row"), headings.map((text) => make("th", {scope: "col", role: "columnheader"}, asNodes(text)))));
  const labels = headings.map((text) => (typeof text === "string" ?
                                  text :
                                  text.map((part) => (typeof part === "string" ? part : part.textContent)).join("")));
  const body = make("tbody", roles("rowgroup"),
    rows.map((cells) => make("tr", roles("row"),
               cells.map((cell, column) => column === 0 ?
                   make("th", {scope: "row", role: "rowheader", "data-label": labels[column]}, asNodes(cell)) :
                   make("td", {role: "cell", "data-label": labels[column]}, make("span", {}, asNodes(cell)))))));
  const name = [headings.length > MANY ? "many" : "", (attributes || {}).class || ""].join(" ").trim();
  return make("table", {role: "table", ...attributes, class: name || null}, make("caption", {}, caption), head, body);
}

/** The name of an option with its mark, so that it is known from the charts. */
function optionLabel(option) {
  return [OPTIONS.includes(option) ? mark(option.index) : null, make("span", {class: "name"}, option.name)];
}

/** "Better" or "worse" in words and a sign, never by colour alone. */
function verdict(measure, difference) {
  if (!difference || !isKnown(difference.mean) || isNothing(difference)) return null;
  if (!isDistinguishable(difference)) return make("span", {class: "verdict same"}, "not distinguishable");
  if (isWorse(wantedOf(measure), difference)) return make("span", {class: "verdict worse"}, "▼ worse");
  return isBetter(wantedOf(measure), difference) ? make("span", {class: "verdict better"}, "▲ better") : null;
}

function paragraph(text, attributes) { return make("p", attributes || {}, text); }
