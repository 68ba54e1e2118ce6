// What a change of a scenario does, in words: paths and values as the scenario has them become what a board would say.

const ORDINALS = ["first", "second", "third", "fourth", "fifth", "sixth"];
const ordinal = (position) => ORDINALS[position] || `${position + 1}th`;

/** "social worker": a key within a sentence. */
const inWords = (key) => lowered(spoken(key));

/** What one entry of a list is called. */
const ENTRIES = {
  managed_teams: "managed team",
  cohorts: "academy cohort",
  campaigns: "overseas campaign",
  changes: "change",
};

/** "managed_teams[1]" is the second managed team. */
function partWords(part) {
  const [, key, position] = part.match(/^(.*?)(?:\[(\d+)\])?$/);
  return position === undefined ? inWords(key) : `${ordinal(Number(position))} ${own(ENTRIES, key) || inWords(key)}`;
}

const FIELDS = {
  at: "date",
  over: "time it takes",
  until: "last day"
};
const fieldWords = (field) => own(FIELDS, field) || partWords(field);

/** A path's last parts, after that to which they belong. */
const restWords = (rest) => rest.split(".").map(fieldWords).join(", ");

// The first that a path is like; parts in round brackets are given in order.
const PATHS = [
  [/^teams\.([^.]+)\.posts\.([^.]+)$/, (team, role) => `posts of ${inWords(role)} in ${inWords(team)}`],
  [/^teams\.([^.]+)\.(.+)$/, (team, rest) => `${restWords(rest)} in ${inWords(team)}`],
  [/^roles\.([^.]+)\.(.+)$/, (role, rest) => `${restWords(rest)} of ${inWords(role)}`],
  [/^pathway\.stages\.([^.]+)\.(.+)$/, (stage, rest) => `${restWords(rest)} in the stage ${inWords(stage)}`],
  [
    /^policies\.([^.]+)\.changes\[(\d+)\]\.(?:set|scale|add)\.(.+)$/,
    (option, at, path) => `${pathWords(path)}, in the ${ordinal(Number(at))} change of ${spoken(option)}`
  ],
  [
    /^policies\.([^.]+)\.changes\[(\d+)\]\.([^.]+)$/,
    (option, at, field) => `${fieldWords(field)} of the ${ordinal(Number(at))} change of ${spoken(option)}`
  ],
  [
    /^policies\.([^.]+)\.cost\.([^.]+)$/,
    (option, cost) => `cost of ${spoken(option)} ${own(COSTS_OF_AN_OPTION, cost) || inWords(cost)}`
  ],
  [
    /^changes\[(\d+)\]\.(?:set|scale|add)\.(.+)$/,
    (at, path) => `${pathWords(path)}, in the ${ordinal(Number(at))} change that is decided`
  ],
  [
    /^changes\[(\d+)\]\.([^.]+)$/,
    (at, field) => `${fieldWords(field)} of the ${ordinal(Number(at))} change that is decided`
  ],
  [
    /^supply\.(?:academy\.|overseas\.)?([^.]+\[\d+\])\.(.+)$/,
    (entry, rest) => `${restWords(rest)} of the ${partWords(entry)}`
  ],
];

/** The words of the longest part of a path that has any, and what is left of it. */
function beginningOf(path) {
  for (let end = path.lastIndexOf("."); end > 0; end = path.lastIndexOf(".", end - 1)) {
    const known = own(VALUES, path.slice(0, end));
    if (known) return `${known}, ${restWords(path.slice(end + 1))}`;
  }
  return null;
}

/** "posts of social worker in locality"; of a path that nothing else is said of, its parts as words. */
function pathWords(path) {
  const known = own(VALUES, path);
  if (known) return known;
  for (const [like, words] of PATHS) {
    const found = path.match(like);
    if (found) return words(...found.slice(1));
  }
  return beginningOf(path) || path.split(".").map(partWords).join(", ");
}

// ---- values ----------------------------------------------------------------------------------------

const isDate = (text) => /^\d{4}-\d{2}-\d{2}$/.test(text);

/** Thousands are parted and "per" is "a": "19,500 a week". */
const amountText = (text) => text.replace(/^-?\d{4,}(?=\.| |$)/, (digits) => figure(Number(digits), 0))
                               .replace(/^-/, MINUS)
                               .replace(/ per (year|month|week|hour)$/, " a $1");

const textWords = (text) => isDate(text) ? fullDate(dateOf(text)) :
  /^[a-z]+(_[a-z0-9]+)+$/.test(text)     ? inWords(text) :
                                           amountText(text);

/** A value of a scenario: a text, a list or an object of such. */
function valueWords(value) {
  if (typeof value === "string") return textWords(value);
  if (Array.isArray(value)) return value.length ? listed(value.map(valueWords)) : "none";
  return listed(Object.entries(value).map(
    ([key, one]) => `${inWords(key)} ${typeof one === "string" ? valueWords(one) : `(${valueWords(one)})`}`));
}

/** "1 practitioner", "6 practitioners". */
const counted = (count, words) => `${valueWords(count)} ${count === "1" ? words.replace(/s$/, "") : words}`;

/** From one date, or every so often: {at} or {every, from, until}. */
function whenWords({at, every, from, until}) {
  if (at) return `on ${valueWords(at)}`;
  return `every ${every.replace(/^1 /, "")} from ${valueWords(from)}${until ? ` until ${valueWords(until)}` : ""}`;
}

function managedTeamWords({at, length, team, practitioners, managers, caseload_cap: cap, fee}) {
  const people = [counted(practitioners, "practitioners")];
  if (managers && managers !== "0") people.push(counted(managers, "managers"));
  return `a managed team of ${listed(people)} in ${inWords(team)} from ${valueWords(at)} for ${valueWords(length)}${
    cap && cap !== "none" ? `, at most ${valueWords(cap)} cases each` :
                            ""}${fee && !/^0 /.test(fee) ? `, for £${valueWords(fee)}` : ""}`;
}

// What is said of each entry where a path's value is a list of them.
const INTAKES = {
  "supply.managed_teams": managedTeamWords,
  "supply.academy.cohorts": (one) => `a cohort of ${counted(one.seats, "seats")} ${whenWords(one)}`,
  "supply.overseas.campaigns": (one) => `an overseas campaign of ${counted(one.offers, "offers")} ${whenWords(one)}`,
};

/** Of the intakes that are added or set, one text each; null where a path has none, or no such list. */
function intakesOf({path, value}) {
  const words = own(INTAKES, path);
  if (!words || typeof value === "string") return null;
  const entries = Array.isArray(value) ? value : [value];
  return entries.length && entries.every((one) => one.at || one.every) ? entries.map(words) : null;
}

// ---- changes ---------------------------------------------------------------------------------------

/** Posts by role are told role by role, as if each had been written by its path. */
function roleByRole(what) {
  const isOfPosts = /^teams\.[^.]+\.posts$/.test(what.path) && typeof what.value === "object";
  return isOfPosts ?
    Object.entries(what.value).map(([role, value]) => ({...what, path: `${what.path}.${role}`, value})) :
    [what];
}

const valueOf = ({path, value}) => path === "supply.agency.additional" && typeof value === "object" ?
  listed(Object.entries(value).map(([team, count]) => `${valueWords(count)} in ${inWords(team)}`)) :
  valueWords(value);

function whatText(what) {
  const intakes = intakesOf(what);
  if (intakes) return what.how === "set" ? `${pathWords(what.path)} set to ${intakes.join("; ")}` : intakes.join("; ");
  if (what.how === "add" && typeof what.value === "string" && what.value.startsWith("-"))
    return `${pathWords(what.path)} less ${valueWords(what.value.slice(1))}`;
  const hows = {set: "set to", scale: "times", add: "plus"};
  return `${pathWords(what.path)} ${hows[what.how] || what.how} ${valueOf(what)}`;
}

/** Whether all that it does is to add intakes that have dates of their own, none before its own. */
const haveOwnDates = (change) => change.what.every((what) => what.how === "add" && intakesOf(what) &&
    [what.value].flat().every((one) => (one.at || one.from) >= change.at));

function changeText(change) {
  const when = `${change.at ? `from ${shortDate(dateOf(change.at))}` : "from the start"}${
    change.over ? `, over ${change.over}` : ""}${change.until ? `, until ${shortDate(dateOf(change.until))}` : ""}`;
  return `${change.note ? `${capitalised(change.note)}: ` : ""}${
    change.what.flatMap(roleByRole).map(whatText).join("; ")}${haveOwnDates(change) ? "" : `, ${when}`}`;
}
