"use strict";
// What measures, routes and the rest are called where a person reads. The keys stay the model's.

// kind: how a value is written (numbers.js). base: where a chart's axis begins; left out: at the values.
const MEASURES = {
  caseload_mean: {
    title: "Caseload",
    of: "caseload",
    what: "Cases for each full-time equivalent of a case-holding social worker who is present",
    kind: "one"
  },
  agency_share: {
    title: "Agency share",
    of: "agency share",
    what:
      "Agency social workers as a share of agency and permanent social workers, as the national statistics count it",
    kind: "share",
    base: 0
  },
  vacancy_rate: {
    title: "Vacancy rate",
    of: "vacancy rate",
    what: "Vacant posts as a share of vacant posts and permanent workers",
    kind: "share",
    base: 0
  },
  share_excessive: {
    title: "Excessive hours",
    of: "share of weeks with excessive hours",
    what: "Of the weeks worked by case holders, those in which hours went beyond contract by more than the limit set",
    kind: "share",
    base: 0
  },
  excess_hours: {
    title: "Weekly hours beyond capacity",
    of: "weekly hours beyond capacity",
    what: "Hours a week worked on cases beyond what contracts give, all case holders together",
    kind: "count",
    base: 0
  },
  unallocated_cases: {
    title: "Children not allocated",
    of: "number of children not allocated",
    what: "Children who wait and have no social worker",
    kind: "count",
    base: 0
  },
  turnover_12m: {
    title: "Turnover",
    of: "turnover",
    what: "Permanent workers who left in the last 12 months, as a share of those in post; known from the 52nd week on",
    kind: "share",
    base: 0
  },
  cost_total: {
    title: "Cost",
    of: "cost",
    what: "All that the model counts as cost, in pounds a week at the prices of the week",
    kind: "money",
    per: "a week"
  },
  permanent_fte: {
    title: "Permanent workers",
    of: "number of permanent workers",
    what: "Full-time equivalents in post, present or not",
    kind: "count"
  },
  agency_fte: {
    title: "Agency workers",
    of: "number of agency workers",
    what: "Full-time equivalents in post; managed teams are counted apart",
    kind: "count",
    base: 0
  },
  stage_in_limit: {
    title: "Within the statutory limit",
    of: "share within the statutory limit",
    what: "Of those that ended in the week, the share within the limit",
    kind: "share"
  },
  open_cases: {
    title: "Children with an open case",
    of: "number of children with an open case",
    what: "Open cases",
    kind: "count",
    base: 0
  },
  changes_of_worker_3plus: {
    title: "Three or more social workers",
    of: "share with three or more social workers",
    what: "Of cases closed, those that three different workers or more had held; cases open on the first day begin " +
      "without earlier workers, so that it climbs at first whatever is done",
    kind: "share",
    base: 0
  },
  agency_premium: {
    title: "Agency premium",
    of: "agency premium",
    what: "What agency workers cost more than employed ones would",
    kind: "money"
  },
  vacancy_saving: {
    title: "Vacancy saving",
    of: "vacancy saving",
    what: "What vacant posts would cost if they were filled",
    kind: "money"
  },
  practitioners_needed_fte: {
    title: "Practitioners needed",
    of: "number of practitioners needed",
    what: "Full-time equivalents of practitioners that the open cases ask for",
    kind: "count",
    base: 0
  },
  posts_fte: {title: "Establishment", of: "establishment", what: "Posts", kind: "count", base: 0},
  managed_fte: {
    title: "Managed teams",
    of: "number of workers of managed teams",
    what: "Practitioners and managers of managed teams",
    kind: "count",
    base: 0
  },
  awaiting_transfer: {
    title: "Children waiting for a new team",
    of: "number of children waiting for a new team",
    what: "Held by their former worker until the new team takes them",
    kind: "count",
    base: 0
  },
  open_over_limit: {
    title: "Open beyond the limit",
    of: "number of children beyond the limit",
    what: "Open longer than the statutory limit of their stage",
    kind: "count",
    base: 0
  },
  cost_permanent: {title: "Cost of permanent workers", part: "Permanent workers", kind: "money"},
  cost_agency: {title: "Cost of agency workers", part: "Agency workers", kind: "money"},
  cost_managed: {title: "Cost of managed teams", part: "Managed teams", kind: "money"},
  cost_intake:
    {title: "Cost of external recruitment and intakes", part: "External recruitment and intakes", kind: "money"},
  cost_placements: {title: "Cost of placements", part: "Placements", kind: "money"},
  cost_policy: {title: "The option’s own cost", of: "cost of the option itself", kind: "money"},
  budget: {title: "Budget", kind: "money"},
  cost_vs_budget: {title: "Against the budget", kind: "money"},
  inpost_fte: {title: "Social workers in post (FTE)", kind: "count"},
  turnover_rate_fte: {title: "Turnover rate", kind: "percent"},
  agency_rate_fte: {title: "Agency rate", kind: "percent"},
  vacancy_rate_fte: {title: "Vacancy rate", kind: "percent"},
  caseload_fte: {title: "Average caseload", kind: "one"},
  absence_rate_fte: {title: "Absence rate", kind: "percent"},
  rereferral_percent: {title: "Re-referrals within 12 months", kind: "percent"},
  referrals: {title: "Referrals", of: "number of referrals", kind: "count"},
  starters_fte: {title: "Starters (FTE)", kind: "count"},
  leavers_fte: {title: "Leavers (FTE)", kind: "count"},
  agency_cover_fte: {title: "Agency workers who cover vacancies (FTE)", kind: "count"},
  vacancy_fte: {title: "Vacancies (FTE)", of: "number of vacancies", kind: "count"},
  case_holders_fte: {title: "Case holders (FTE)", kind: "count"},
  cases: {title: "Cases held", kind: "count"},
  // Where a target asks for one of them.
  permanent_headcount: {title: "Permanent workers by head", of: "number of permanent workers by head", kind: "count"},
  agency_headcount: {title: "Agency workers by head", of: "number of agency workers by head", kind: "count"},
  agency_share_case_holders:
    {title: "Agency share of case holders", of: "agency share of case holders", kind: "share", base: 0},
  absent_fte: {title: "Absent workers (FTE)", of: "number of absent workers", kind: "count", base: 0},
  pipeline_fte: {title: "Workers yet to start (FTE)", of: "number of workers yet to start", kind: "count", base: 0},
  starters: {title: "Starters", of: "number of starters", kind: "count", base: 0},
  leavers: {title: "Leavers", of: "number of leavers", kind: "count", base: 0},
  conversions:
    {title: "Agency workers turned permanent", of: "number of agency workers turned permanent", kind: "count", base: 0},
  promotions: {title: "Promotions", of: "number of promotions", kind: "count", base: 0},
  stability_1yr: {title: "Service of a year or more", of: "share with a year’s service or more", kind: "share"},
  unallocated_over_5wd: {
    title: "Children not allocated for over five working days",
    of: "number of children not allocated for over five working days",
    kind: "count",
    base: 0
  },
  case_days: {title: "Days of open cases", of: "number of days of open cases", kind: "count"},
  queue_days: {title: "Days of waiting cases", of: "number of days of waiting cases", kind: "count", base: 0},
  caseload_p90: {title: "Cases that nine in ten workers stay below", of: "90th percentile of cases held", kind: "one"},
  caseload_max: {title: "Most cases of one worker", of: "highest number of cases of one worker", kind: "one"},
  share_over_cap: {title: "Workers over their cap", of: "share of workers over their cap", kind: "share", base: 0},
  hours_demanded: {title: "Hours that held cases ask", of: "number of weekly hours that held cases ask", kind: "count"},
  hours_worked: {title: "Hours worked", of: "number of weekly hours worked", kind: "count"},
  hours_present: {title: "Hours present", of: "number of weekly hours present", kind: "count"},
  hours_undone:
    {title: "Hours of case work undone", of: "number of weekly hours of case work undone", kind: "count", base: 0},
  share_over_legal: {
    title: "Above the Working Time Regulations average",
    of: "share of workers above the Working Time Regulations average",
    kind: "share",
    base: 0
  },
  excessive_streak_max: {
    title: "Longest current run of excessive weeks",
    of: "longest current run of excessive weeks",
    kind: "count",
    base: 0
  },
  strain_mean: {title: "Strain", of: "strain", kind: "share", base: 0},
  re_referrals: {title: "Re-referrals", of: "number of re-referrals", kind: "count", base: 0},
  cases_closed: {title: "Cases closed", of: "number of cases closed", kind: "count"},
  escalations: {title: "Escalations", of: "number of escalations", kind: "count", base: 0},
  handovers: {title: "Changes of worker", of: "number of changes of worker", kind: "count", base: 0},
  wait_days_mean: {title: "Wait in days", of: "mean wait in days", kind: "one", base: 0},
  wait_share: {title: "Cases that waited", of: "share of cases that waited", kind: "share", base: 0},
  stage_entered: {title: "Stages begun", of: "number of stages begun", kind: "count"},
  stage_left: {title: "Stages ended", of: "number of stages ended", kind: "count"},
  stage_days_mean: {title: "Length of stages in days", of: "mean length in days", kind: "one"},
  // Excessive hours over the whole period.
  excess_person_hours: {title: "Hours beyond capacity in all", of: "hours beyond capacity", kind: "count"},
  longest_streak: {title: "Longest run of weeks that anybody had", kind: "one"},
  team_median: {title: "Middle team", kind: "share"},
  team_p90: {title: "Team that nine in ten stay below", kind: "share"},
  team_ratio: {title: "That team over the middle one", kind: "two"},
  weeks_over_legal: {title: "Weeks with somebody above the Working Time Regulations average", kind: "count"},
};

const ROUTES = {
  initial: "In post at the start",
  market: "External recruitment",
  academy: "Academy (ASYE)",
  overseas: "Overseas recruitment",
  agency: "From agency",
  managed: "From managed teams",
  conversion: "Agency workers who turned permanent",
  agency_headcount: "Agency workers",
  managed_fte: "Managed teams (FTE)",
};

// Values of a scenario that options change and that are not known, most often; others go by their path.
const VALUES = {
  "demand.referrals_per_10000": "referrals",
  "leaving.hazard.permanent": "how often permanent workers leave",
  "leaving.hazard.agency": "how often agency workers leave",
  "leaving.strain_effect": "how far strain makes people leave",
  "pathway.drift": "slowing under load",
  "sickness.hazard": "how often people fall ill",
  "supply.market.candidates_per_year": "candidates for external recruitment",
  "supply.market.initial": "who has accepted by the first day",
  "supply.academy.cohorts.seats": "seats of each academy cohort",
  "supply.overseas.campaigns": "overseas campaigns",
  "supply.managed_teams": "managed teams",
  "supply.agency.additional": "agency workers above the establishment",
  "supply.agency.cover": "share of vacancies that agency workers are asked for",
  "supply.agency.notice": "notice of agency workers",
  "supply.pay.premium": "pay above the scale",
};

const COSTS_OF_AN_OPTION = {
  per_permanent_fte: "for each permanent FTE",
  per_agency_fte: "for each agency FTE",
  per_year: "a year",
  one_off: "once",
};

// Small words of the national statistics that a key's own letters would get wrong.
const SPELLED = {
  section_47: "Section 47",
  asye: "ASYE",
  nqsw: "NQSW",
  looked_after: "Looked after"
};

const capitalised = (text) => text.charAt(0).toUpperCase() + text.slice(1);

/** A key as a person would write it: academy_doubled becomes Academy doubled. */
function spoken(key) {
  return Object.hasOwn(SPELLED, key) ? SPELLED[key] : capitalised(String(key).replaceAll("_", " "));
}

/**
 * An option's name: the scenario as it stands is doing nothing (more than is decided), or the option that all is
 * under.
 */
const optionName = (key) => (key !== "baseline" ? spoken(key) :
    report.under                                ? `${spoken(report.under.key)} as it is` :
                                                  "Doing nothing");

const lowered = (text) => (/^[A-Z][a-z]/.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text);

const own = (table, key) => (Object.hasOwn(table, key) ? table[key] : undefined);

/** A measure's entry, whatever its name; one that has no words here goes by its key. */
function measureWords(name) {
  const told = own(report.measures, name) || {};
  const known = own(MEASURES, name) ||
    {title: spoken(name),
      kind: told.unit === "1"       ? "share" :
        /GBP/.test(told.unit || "") ? "money" :
                                      "one"};
  return {of: lowered(known.title), what: capitalised(told.about || ""), ...known};
}

/** "in the assessment team", "in the stage assessment"; nothing for the council. */
function placeWords(level, of) {
  if (level === "council") return "";
  return level === "team" ? `in the ${lowered(spoken(of))} team` :
    level === "stage" ? `in the stage ${lowered(spoken(of))}` :
                        `in the role ${lowered(spoken(of))}`;
}
