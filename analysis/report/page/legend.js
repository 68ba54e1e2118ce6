// One legend for all charts over time: which options are shown, and which one where only one can be.

const shown = new Set();
let single = 0;
const listeners = [];

const onLegend = (listener) => listeners.push(listener);
const shownOptions = () => OPTIONS.filter((option) => shown.has(option.index));
const singleOption = () => ALL_OPTIONS[single];

function legendChanged() {
  for (const listener of listeners) listener();
}

/** To begin with: doing nothing and what the answer names. */
function beginLegend(named) {
  shown.add(0);
  for (const option of named) shown.add(option.index);
}

function toggleButton(option) {
  const button = make(
    "button", {type: "button", class: "toggle", "aria-pressed": String(shown.has(option.index))}, optionLabel(option));
  button.addEventListener("click", () => {
    if (shown.has(option.index))
      shown.delete(option.index);
    else
      shown.add(option.index);
    button.setAttribute("aria-pressed", String(shown.has(option.index)));
    legendChanged();
  });
  return button;
}

function singleChoice() {
  const id = newId("single");
  const select = make("select", {id}, OPTIONS.map((option) => make("option", {value: option.index}, option.name)));
  select.addEventListener("change", () => {
    single = Number(select.value);
    legendChanged();
  });
  return make("p", {class: "single"}, make("label", { for: id
  }, "Charts of one option show "), select);
}

/** The bar that stays in view; closed on a phone, where it would hide what it is for. */
function legend() {
  if (!isComparison) return null;
  const count = make("span", {class: "count", "aria-live": "polite"});
  const tell = () => {
    count.textContent = `${shown.size} of ${OPTIONS.length}`;
  };
  tell();
  onLegend(tell);
  const buttons = make("div", {class: "toggles", role: "group", "aria-label": "Options shown in charts over time"},
    OPTIONS.map(toggleButton));
  return make("details", {id: "legend", open: window.matchMedia("(min-width: 60em)").matches},
    make("summary", {}, "Options in the charts: ", count), make("div", {class: "inside"}, buttons, singleChoice()));
}
