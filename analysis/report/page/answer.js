// The answer in plain sentences. Which is said when, with examples: docs/report.md, "Sentences".
// A sentence is a list of texts and elements.

const LIKELY = 0.5;
const strong = (text) => make("strong", {}, text);

const FEW_WORDS = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"];
const howMany = (count) => (count === 1 ? "the target" :
    count === 2                         ? "both targets" :
                                          `all ${FEW_WORDS[count] || count} targets`);

/** Costs and counts add up over weeks; all else is averaged. */
const isAddedUp = (target) => (own(report.measures, target.measure) || {}).over_time === "sum";

function whenText(target) {
  const over = isAddedUp(target) ? "in all over" : "on average over";
  if (target.at) return `on ${fullDate(dateOfTarget(target))}`;
  if (target.over) return `${over} ${spanText(target.over)}`;
  if (target.every_week_of) return `in every week of ${spanText(target.every_week_of)}`;
  return `${over} the whole period`;
}

const dateOfTarget = (target) => weekDate(report.target_weeks[targetsOf().indexOf(target)][1]);

function spanText(span) {
  const dates = span.split("..");
  return dates.length === 2 ? `${fullDate(dateOf(dates[0]))} to ${fullDate(dateOf(dates[1]))}` : `the ${span}`;
}

const articleOf = (words) => (/^[aeio]/.test(words) ? "an" : "a");

/** "an agency share of at most 20%", of one team where it is one team's. */
function wantedText(target) {
  const {of} = measureWords(target.measure);
  const where = placeWords(target.level, target.of);
  return `${articleOf(of)} ${of} of ${boundText(target)}${where ? ` ${where}` : ""}`;
}

/** "an agency share of at most 20% on 29 September 2025". */
const targetText = (target) => `${wantedText(target)} ${whenText(target)}`;

function question() {
  const targets = targetsOf();
  if (targets.length)
    return `${isComparison ? "What would it take to have" : "How likely is it to have"} ${
      listed(targets.map(targetText))}${isComparison ? ", and what does it cost" : ""}?`;
  return isComparison ? "What does each option change, how surely, and at what cost?" : `What lies ahead ${WITH_BASE}?`;
}

// ---- with targets ----------------------------------------------------------------------------------

const costRow = () => rowOf("cost_total");
const costOf = (option) => costRow().values[option.index].mean;
/** Beyond doing nothing, in the futures that both have: a ranking gives options different numbers of them. */
const moreOf = (option) => costRow().differences?.[option.index]?.mean ?? 0;
const allMet = (option) => report.targets.all[option.index];

/**
 * The cheapest option that meets all targets in half of the futures, and the one that meets them most often; null
 * where none ever does. Of a sweep of many points these are among the few options that the page has.
 */
function chosenOptions() {
  const likely = OPTIONS.filter((option) => allMet(option)[0] >= LIKELY);
  const ever = OPTIONS.filter((option) => allMet(option)[0] > 0);
  const cheapest =
    likely.length ? likely.reduce((best, option) => (moreOf(option) < moreOf(best) ? option : best)) : null;
  const surest = ever.length ?
    ever.reduce((best, option) => (allMet(option)[0] > allMet(best)[0] ||
                      (allMet(option)[0] === allMet(best)[0] && moreOf(option) < moreOf(best)) ?
                    option :
                    best)) :
    null;
  return {cheapest, surest};
}

const inFutures = ([share, low, high]) =>
  `in ${percent(share)} of the simulated futures (95% interval ${figure(100 * low, 0)} to ${figure(100 * high, 0)})`;

/** Decimal places of millions with which an error can be seen, two at least: as on the terminal. */
const decimalsOfMillions = (half) => [2, 3, 4].find((places) => half / 1e6 * 10 ** places >= 0.5) || 2;

/** "£0.72 million (± 0.04)", "£0.118 million (± 0.004)": small sums in pounds. */
function sumText(mean, half) {
  const size = Math.abs(mean);
  const decimals = decimalsOfMillions(half);
  return size >= 1e5 ? `£${figure(size / 1e6, decimals)} million (± ${figure(half / 1e6, decimals)})` :
                       `£${figure(Number(size.toPrecision(3)), 0)} (± ${figure(Number(half.toPrecision(2)), 0)})`;
}

/** "for £0.72 million (± 0.04) more than doing nothing". */
function extraCost(option) {
  const row = costRow();
  const difference = row.differences && row.differences[option.index];
  if (!difference) return "";
  if (!isDistinguishable(difference)) return `at a cost that cannot be told apart from ${BASE_WITHIN}`;
  return `for ${sumText(difference.mean, (difference.upper - difference.lower) / 2)} ${
    difference.mean > 0 ? "more" : "less"} than ${BASE_WITHIN}`;
}

/** Whether the interval of a share leaves out the half that an answer turns on: else the sentence says "seems to". */
const isSure = (share) => share[1] >= LIKELY || share[2] < LIKELY;
const meets = (share) => (isSure(share) ? "meets" : "seems to meet");
const whatWouldTell = (share) => (isSure(share) ? "" : " More simulated futures would tell.");

const overlap = (one, other) => one[1] <= other[2] && other[1] <= one[2];

/** Whether a target has a value in no simulated future of any option: what is said of all leaves it out. */
const hasNoValue = (target) => target.met.every((met) => !isKnown(met[0]));

/** In how many simulated futures a target has no value: the shares are not of these. */
function leftOut() {
  const counts = OPTIONS.map((option) => report.targets.left_out[option.index]).filter(isKnown);
  const [least, most] = [Math.min(...counts), Math.max(...counts)];
  if (!counts.length || most === 0) return [];
  const whose =
    least === most ? `${figure(most, 0)} of the` : `${figure(least, 0)} to ${figure(most, 0)} of each option’s`;
  return [[`${whose} simulated futures ${most === 1 ? "is" : "are"} left out, as ${
    targetsOf().length > 1 ? "a target" : "the target"} has no value there.`]];
}

function withoutValue() {
  const without = targetsOf().filter(hasNoValue);
  if (!without.length) return leftOut();
  return [
    [
      strong(capitalised(listed(without.map(targetText)))),
      ` cannot be told: there is no value in any simulated future. `,
      `What is said of ${howMany(targetsOf().length)} is of the ${
        targetsOf().length - without.length > 1 ? "others" : "other"}.`
    ],
    ...leftOut()
  ];
}

function sentencesOfTargets() {
  const targets = targetsOf();
  const all = howMany(targets.length);
  const nothing = OPTIONS[0];
  const are = targets.length === 1 ? "is" : "are";
  if (OPTIONS.every((option) => !isKnown(allMet(option)[0])))
    return [[
      strong(`Whether ${all} ${are} met cannot be told`),
      targets.every(hasNoValue) ? ": there is no value in any simulated future." :
                                  ": no simulated future has a value for each."
    ]];
  if (!isComparison) {
    return [
      [strong(`${capitalised(all)} ${are} met ${inFutures(allMet(nothing))}`), ` ${WITH_BASE}.`],
      ...withoutValue(),
      ...(targets.length > 1 ? [oneByOne(nothing)] : []),
    ];
  }
  const {cheapest, surest} = chosenOptions();
  const told = [];
  if (!surest) {
    told.push([
      strong(`No option meets ${all} in any of the simulated futures${isAbridged ? " of any point" : ""}.`),
      whatWouldTell(allMet(OPTIONS.find((option) => isKnown(allMet(option)[0]))))
    ]);
  } else if (!cheapest) {
    told.push([
      strong(`No option ${meets(allMet(surest))} ${all} in half of the simulated futures.`),
      ` The nearest is ${surest.name}: it does so ${inFutures(allMet(surest))}${
        surest.index ? `, ${extraCost(surest)}` : ""}.${whatWouldTell(allMet(surest))}`
    ]);
  } else if (cheapest.index === 0) {
    told.push([
      strong(BASE), ` meets ${all} ${inFutures(allMet(cheapest))}, and no cheaper option does so in half of them.`,
      isSure(allMet(cheapest)) ? "" : ` It only seems to be half or more.${whatWouldTell(allMet(cheapest))}`
    ]);
  } else {
    told.push([
      strong(cheapest.name),
      ` is the cheapest option that ${meets(allMet(cheapest))} ${
        all} in half of the simulated futures or more: it does so ${inFutures(allMet(cheapest))}, ${
        extraCost(cheapest)}.${whatWouldTell(allMet(cheapest))}`
    ]);
  }
  if (cheapest && surest !== cheapest) {
    told.push([
      strong(surest.name),
      ` meets ${targets.length === 1 ? "it" : "them"} most often: ${inFutures(allMet(surest))}${
        surest.index ? `, ${extraCost(surest)}` : ""}.`,
      overlap(allMet(surest), allMet(cheapest)) ? " On this the two cannot be told apart: their intervals overlap." : ""
    ]);
  }
  if (surest && (cheapest || surest) !== nothing && isKnown(allMet(nothing)[0]))
    told.push([strong(BASE), ` meets ${all} ${inFutures(allMet(nothing))}.`]);
  return [...told, ...withoutValue()];
}

/** "One by one: an agency share of ... in 63%, ...". */
function oneByOne(option) {
  return [`One by one: ${
    listed(targetsOf().map((target) => `${targetText(target)} in ${probabilityText(target.met[option.index])}`))}.`];
}

/** At which months' ends the middle future is within a target: what lies between them is not said. */
function whenWithin(position, option) {
  const line = report.milestones.targets[position];
  if (!line) return null;
  const {wanted, bound} = targetsOf()[position];
  const values = line.median[option.index];
  const known = values.map((value, at) => at).filter((at) => isKnown(values[at]));
  const within =
    known.filter((at) => (wanted === "at_most" ? values[at] <= bound * (1 + 1e-6) : values[at] >= bound * (1 - 1e-6)));
  if (!known.length) return null;
  if (!within.length) return "at no month’s end";
  if (within.length === values.length) return "at every month’s end";
  const month = (at) => monthName(report.milestones.months[at]);
  const [first, last] = [within[0], within[within.length - 1]];
  if (first === last) return `at the end of ${month(first)} alone`;
  if (known.filter((at) => at >= first && at <= last).length > within.length)
    return `at ${within.length} of the ${known.length} months’ ends (the first ${month(first)}, the last ${
      month(last)})`;
  const each = "at each month’s end";
  if (last === known[known.length - 1]) return `${each} from ${month(first)} on`;
  return first === 0 ? `${each} until ${month(last)}` : `${each} from ${month(first)} until ${month(last)}`;
}

/**
 * "With X, the middle future has an agency share of at most 20% at each month's end from ... on and a caseload of ..."
 */
function whenSentence(option) {
  const parts =
    targetsOf().map((target, position) => [target, whenWithin(position, option)]).filter(([, when]) => when).map(([
      target, when
    ]) => `${wantedText(target)} ${when}`);
  return parts.length ?
    [
      option.index ? ["With ", strong(option.name)] : strong(capitalised(WITH_BASE)),
      `, the middle future has ${listed(parts)}.`
    ] :
    null;
}

// ---- what it makes worse -----------------------------------------------------------------------------

/**
 * Of the values, the cost left out, those that an option makes worse; of the hours beyond capacity all, where those of
 * a week are not.
 */
function madeWorse(option) {
  const hours = (report.excessive_hours || []).find(({what}) => what === "excess_person_hours");
  const all = [...report.values, ...(hours ? [{...hours, measure: hours.what, over: "horizon", wanted: "less"}] : [])];
  const worse = all.filter((row) => row.measure !== "cost_total" && row.differences &&
      isWorse(row.wanted || wantedOf(row.measure), row.differences[option.index]));
  const isOfWeek = worse.some(({measure}) => measure === "excess_hours");
  return worse.filter(({measure}) => measure !== "excess_person_hours" || !isOfWeek);
}

/** "the turnover (+2.1 ± 0.4 points) over the year to ...", a text for each span. */
function worseTexts(option) {
  const worse = madeWorse(option);
  const told = (row) =>
    `the ${measureWords(row.measure).of} (${differenceText(row.measure, row.differences[option.index])})`;
  return distinct(worse.map(overText))
    .map((span) => `${listed(worse.filter((row) => overText(row) === span).map(told))} ${span}`);
}

/** Teams that break under an option and not under doing nothing. */
function newlyBroken(option) {
  return report.breaks.teams.filter((row) => breaksUnder(row, option).length && !breaksUnder(row, OPTIONS[0]).length)
    .map((row) => `the ${teamName(row.team)}`);
}

/** Cost is not among it: it is said where the option is named. */
function harmSentence(option) {
  if (option.index === 0) return null;
  const broken = newlyBroken(option);
  const parts = [
    ...worseTexts(option),
    ...(broken.length ?
        [`${listed(broken)}, which ${broken.length > 1 ? "break" : "breaks"} under it and not under ${BASE_WITHIN}`] :
        [])
  ];
  if (!parts.length) return null;
  return ["What ", strong(option.name), ` makes worse, against ${BASE_WITHIN}: ${parts.join("; ")}.`];
}

/** Options that cost less than doing nothing and fail a target that doing nothing rather meets. */
function warnings() {
  const row = costRow();
  if (!row.differences) return [];
  return OPTIONS.slice(1)
    .filter((option) => {
      const difference = row.differences[option.index];
      return difference && difference.upper < 0 && allMet(option)[2] < allMet(OPTIONS[0])[1];
    })
    .map((option) => {
      const worst =
        targetsOf()
          .filter((target) => isKnown(target.met[option.index][0]))
          .reduce((least, target) => (target.met[option.index][0] < least.met[option.index][0] ? target : least));
      return [
        strong(option.name),
        ` costs ${valueText("cost_total", -row.differences[option.index].mean)} less than ${BASE_WITHIN} and meets ${
          howMany(targetsOf().length)} in ${probabilityText(allMet(option))}`,
        targetsOf().length > 1 ? `: ${targetText(worst)} in ${probabilityText(worst.met[option.index])}.` : "."
      ];
    });
}

// ---- without targets -------------------------------------------------------------------------------

const LED_BY = ["caseload_mean", "agency_share", "vacancy_rate", "unallocated_cases"];

function sentencesAhead(isFirst) {
  return LED_BY.map((name) => seriesOf(name)).filter(Boolean).map((series, position) => {
    const line = lineOf(series, 0, "q50");
    const [first, last] = [firstKnown(line), lastKnown(line)];
    const at = (statistic) => lineOf(series, 0, statistic)[last];
    const [from, to] = [valueText(series.measure, line[first]), valueText(series.measure, line[last])];
    return [
      position === 0 && isFirst ? `${capitalised(WITH_BASE)}, the ` : "The ",
      strong(`${measureWords(series.measure).of} ${from === to ? `is still ${to}` : `goes from ${from} to ${to}`}`),
      ` by ${monthDate(weekDate(series.weeks[last]))} in the ${report.futures > 1 ? "middle" : "one simulated"} future${
        report.futures > 1 ?
          `; nine in ten lie between ${rangeText(series.measure, at("q05"), at("q95")).replace(" to ", " and ")}` :
          ""}.`
    ];
  });
}

const COMPARED = ["caseload_mean", "agency_share", "unallocated_cases", "cost_total"];

/** The option that does most for a measure, of those that are surely better than doing nothing; null for none. */
function bestFor(row) {
  const wanted = own(report.measures, row.measure).wanted === "more" ? 1 : -1;
  const gain = (option) => row.differences[option.index].mean * wanted;
  const better =
    OPTIONS.slice(1).filter((option) => isDistinguishable(row.differences[option.index]) && gain(option) > 0);
  return better.length ? better.reduce((most, option) => (gain(option) > gain(most) ? option : most)) : null;
}

function sentencesOfDifferences() {
  return COMPARED.map(rowOf).filter((row) => row && row.differences).map((row) => {
    const {of} = measureWords(row.measure);
    const best = bestFor(row);
    if (!best && row.measure === "cost_total") return [`No option surely costs less than ${BASE_WITHIN}.`];
    if (!best) return [`No option makes the ${of} better in a way that can be told from chance.`];
    const change = differenceText(row.measure, row.differences[best.index]);
    return [strong(best.name), ` does most for the ${of}: ${change} against ${BASE_WITHIN}, ${overText(row)}.`];
  });
}

/** The options that the answer names. */
function namedOptions() {
  if (!isComparison) return [OPTIONS[0]];
  const named = targetsOf().length ? Object.values(chosenOptions()) :
                                     COMPARED.map(rowOf).filter((row) => row && row.differences).map(bestFor);
  return [...new Set(named.filter(Boolean))].slice(0, FEW - 1);
}

function costSentence() {
  const row = costRow();
  if (!row || !isKnown(row.values[0].mean)) return null;
  return [`${isComparison ? `${BASE} costs` : "It costs"} ${
    valueText("cost_total", row.values[0].mean)} over the whole period.`];
}

/** The sentences, the first of them large, and the options that they name. */
function answer() {
  const hasTargets = targetsOf().length > 0;
  const first = hasTargets ? sentencesOfTargets() : isComparison ? sentencesOfDifferences() : sentencesAhead(true);
  const named = namedOptions();
  first.push(...named.map(harmSentence).filter(Boolean));
  const more = [
    ...(hasTargets ? [...new Set([...named, OPTIONS[0]])].map(whenSentence) : []),
    ...(hasTargets && isComparison && !isAbridged ? warnings() : []),
    ...(hasTargets && !isComparison ? sentencesAhead(false) : []),
    costSentence(),
  ].filter(Boolean);
  return {first, more, named};
}
