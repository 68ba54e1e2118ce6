#include "analysis/published/filled_scenario.hpp"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "analysis/published/scenario_words.hpp"
#include "analysis/published/teams_text.hpp"
#include "analysis/published/usual_people.hpp"
#include "engine/core/text.hpp"

namespace caseforce::published {

namespace {

void fill_demand(YamlLines& yaml, const Flows& all, int year) {
    yaml.replace(
        "population",
        said(all.children.words,
             0,
             {fmt::format("population: {{children: {}}}", rounded(all.children.value, 0))}));
    yaml.replace("demand.referrals_per_10000",
                 said(fmt::format("{} in the year to 31 March {}, re-referrals among them; {}",
                                  all.referrals.words,
                                  year,
                                  all.children_before.words),
                      2,
                      {fmt::format("referrals_per_10000: {} per year",
                                   rounded(all.referrals_per_10000, 1))}));
    yaml.replace(
        "demand.re_referral_share",
        said(fmt::format("{} within 12 months of the referral before, {} of those who come "
                         "back: this is the share of them all",
                         all.re_referrals.words,
                         percent(all.come_back_soon)),
             2,
             {fmt::format("re_referral_share: {}", percent(all.re_referral_share))}));
    yaml.replace(
        "demand.recent_closures",
        said(fmt::format(
                 "{}; {}; {}", all.no_further_action.words, all.not_in_need.words, all.ended.words),
             2,
             {fmt::format("recent_closures: {{rate: {} per year, re_referral: {}}}",
                          rounded(all.closed, 0),
                          percent(all.came_back_share))}));
}

void fill_stage(YamlLines& yaml, std::string_view name, std::string_view key, const Lines& lines) {
    yaml.replace(fmt::format("pathway.stages.{}.{}", name, key), lines);
}

/// What the lines of a stage's key are: said to be from where, where there are words of it.
Lines of_stage(std::string_view words, const std::string& line) {
    return words.empty() ? Lines{line} : said(words, 6, {line});
}

/// Where cases go from each stage.
void fill_ways(YamlLines& yaml, const Flows& all) {
    const auto next = [&](std::string_view name, std::string_view words, const Named& to) {
        fill_stage(yaml, name, "next", of_stage(words, fmt::format("next: {{{}}}", listed(to, 4))));
    };
    next(
        "assessment",
        fmt::format(
            "{}; {}; {}", all.section_47.words, all.no_further_action.words, all.not_in_need.words),
        {{"section_47", all.assessment_to_47}, {"child_in_need", all.assessment_to_need}});
    next("section_47",
         all.plans.words,
         {{"child_protection", all.enquiry_to_plan},
          {"child_in_need", all.enquiry_to_need},
          {"looked_after", all.enquiry_to_care}});
    next("child_in_need",
         all.began.words,
         {{"section_47", all.need_to_47}, {"looked_after", all.need_to_care}});
    next("child_protection",
         "",
         {{"child_in_need", all.plan_to_need}, {"looked_after", all.plan_to_care}});
}

/// How long they stay in them.
void fill_durations(YamlLines& yaml, const Flows& all) {
    const auto lasts = [&](std::string_view name, std::string_view words, const std::string& law) {
        fill_stage(yaml, name, "duration", of_stage(words, fmt::format("duration: {{{}}}", law)));
    };
    lasts("child_in_need",
          all.not_as_held.empty() ? "as long as keeps the cases held that many, by what flows in"
                                  : all.not_as_held,
          fmt::format("lognormal: {{mean: {} weeks, cv: 1.1}}", rounded(all.need_weeks, 1)));
    lasts("looked_after",
          fmt::format("{}; {}", all.looked_after.words, all.ceased.words),
          fmt::format("gamma: {{mean: {} years, cv: 1.06}}", rounded(all.care_years, 2)));
    if (all.stay >= 1) return;
    yaml.replace("pathway.handover_days",
                 {fmt::format("handover_days: {} days", rounded(10 * all.stay, 1))});
    yaml.replace("pathway.transfer_days",
                 {fmt::format("transfer_days: {} days", rounded(5 * all.stay, 1))});
    lasts("assessment",
          "shorter than elsewhere, as are all stages: more cases are referred than are held",
          fmt::format("weibull: {{shape: 2.6, scale: {} days}}", rounded(46 * all.stay, 1)));
    lasts("section_47",
          "",
          fmt::format("gamma: {{mean: {} days, cv: 0.3}}", rounded(16 * all.stay, 1)));
    lasts("child_protection",
          "",
          fmt::format("gamma: {{mean: {} weeks, cv: 0.72}}", rounded(40 * all.stay, 1)));
}

void fill_cases_at_start(YamlLines& yaml, const Flows& all) {
    const auto open = [&](std::string_view name, int count, std::string_view allocated) {
        fill_stage(yaml,
                   name,
                   "initial",
                   {fmt::format("initial: {{open: {}, allocated: {}}}", count, allocated)});
    };
    open("assessment", all.assessments, "99%");
    open("section_47", all.enquiries, "100%");
    open("child_in_need", all.in_need, "98%");
    open("child_protection", all.on_plans, "100%");
    open("looked_after", all.in_care, "100%");
}

/// What cases ask of their workers.
void fill_hours(YamlLines& yaml, const Flows& all) {
    const auto hours = [&](std::string_view name, HoursPerWeek usually, std::string_view words) {
        fill_stage(
            yaml,
            name,
            "hours_per_week",
            of_stage(words, fmt::format("hours_per_week: {}", rounded(usually * all.hours, 2))));
    };
    hours("assessment",
          2,
          all.hours < 1 ? "fewer than elsewhere, as of all stages: so many are held by each" : "");
    hours("section_47", 4, "");
    hours("child_in_need", 1, "");
    hours("child_protection", 2.3, "");
    hours("looked_after", 1.2, "");
}

/// The starter's returns, so that together they are as many as published.
void fill_returns(YamlLines& yaml, const Flows& all) {
    constexpr double most = 0.6;
    const auto comes_back = [&](std::string_view name, double usually) {
        const double share = std::min(usually * all.re_referral_share / usual_returns_share, most);
        fill_stage(yaml, name, "re_referral", {fmt::format("re_referral: {}", percent(share))});
    };
    comes_back("assessment", usual_returns.assessment);
    comes_back("section_47", usual_returns.enquiry);
    comes_back("child_in_need", usual_returns.need);
    comes_back("child_protection", usual_returns.plan);
    comes_back("looked_after", usual_returns.care);
}

void fill_pathway(YamlLines& yaml, const Flows& all) {
    fill_ways(yaml, all);
    fill_durations(yaml, all);
    yaml.replace("pathway.stages.assessment.over_cap",
                 said("caseloads rise before a child waits, as in the figures of most councils",
                      6,
                      {"over_cap: {up_to: 150%}"}));
    fill_cases_at_start(yaml, all);
    fill_hours(yaml, all);
    fill_returns(yaml, all);
}

/// Where more cases are held than the starter has room for.
void fill_caps(YamlLines& yaml, const StartingPoint& point) {
    const double caps = point.flows.caps;
    if (caps <= 1) return;
    yaml.replace("roles.newly_qualified.caseload_cap",
                 {fmt::format("caseload_cap: {}", rounded(14 * caps, 0))});
    yaml.replace(
        "roles.social_worker",
        said(fmt::format("{}, {}: a cap above their mean",
                         point.workforce.cases.words,
                         point.workforce.case_holders.words),
             2,
             {fmt::format(
                 "social_worker: {{holds_cases: true, caseload_cap: {}, salary: 46000 per year}}",
                 rounded(18 * caps, 0))}));
    yaml.replace("roles.senior.caseload_cap",
                 {fmt::format("caseload_cap: {}", rounded(14 * caps, 0))});
}

void fill_supply(YamlLines& yaml, const StartingPoint& point, int year) {
    const Supply& all = point.supply;
    const Workforce& staff = point.workforce;
    yaml.replace("supply.market.candidates_per_year",
                 said(fmt::format("{}, less those of the academy and agency workers who convert; "
                                  "by role as people leave, seniors and managers half from within",
                                  staff.starters.words),
                      4,
                      {fmt::format("candidates_per_year: {{{}}}", listed(all.candidates, 2))}));
    const std::string accepted =
        all.accepted.empty() ? ", nobody"
                             : fmt::format("\n    initial: {{{}}}", listed(all.accepted, 0));
    yaml.replace_text("# initial: {social_worker: 3}     # accepted by the first day, yet to start",
                      "# accepted by the first day and yet to start: as many as come in one lead "
                      "time" +
                          accepted);
    const double assessing = staff.assessment_share;
    Lines cover = said(
        fmt::format(
            "{}, and {} of them cover vacancies", staff.agency.words, staff.agency_cover.words),
        4,
        {fmt::format("cover: {}", percent(all.agency_cover))});
    constexpr Fte worth_saying = 0.1;
    if (all.additional >= worth_saying) {
        cover.push_back(
            fmt::format("additional: {{assessment: {}, locality: {}}}    # above what "
                        "is vacant",
                        rounded(assessing * all.additional, 1),
                        rounded((1 - assessing) * all.additional, 1)));
    }
    yaml.replace("supply.agency.cover", cover);
    yaml.replace("supply.agency.absence_cover_after",
                 comment("absence_cover_after: left out, as the figures do not tell it apart", 4));
    yaml.replace("supply.agency.max_share",
                 {fmt::format("max_share: {}", percent(all.agency_max_share, 0))});
    yaml.replace(
        "supply.academy.cohorts",
        said("an assumption: a quarter of those who start, fewer where few of them come to hold "
             "cases",
             4,
             {fmt::format(
                 "cohorts: {{every: 1 year, from: {}-09-01, seats: {}}}", year + 1, all.seats)}));
    yaml.replace("supply.overseas",
                 comment("overseas: not in the statistics; caseforce init without --from-published "
                         "shows how a campaign is written",
                         2));
    const auto band = [&](std::size_t i) { return percent(leaving_bands[i].hazard * all.leaving); };
    yaml.replace(
        "leaving.hazard.permanent",
        said(fmt::format("{}; by time in post an assumption", staff.turnover.words),
             4,
             {fmt::format(
                 "permanent: {{0-1 years: {}, 1-5 years: {}, 5-10 years: {}, 10+ years: {}}}",
                 band(0),
                 band(1),
                 band(2),
                 band(3))}));
    yaml.replace("sickness.hazard",
                 said(staff.absence.words,
                      2,
                      {fmt::format("hazard: {} per year", percent(0.45 * all.sickness, 0))}));
}

struct Historic {
    Column column;
    std::string_view measure;
    bool is_percentage;
};
constexpr std::array historic{
    Historic{Column::inpost_fte, "permanent_fte", false},
    Historic{Column::agency_fte, "agency_fte", false},
    Historic{Column::agency_rate_fte, "agency_share", true},
    Historic{Column::vacancy_rate_fte, "vacancy_rate", true},
    Historic{Column::turnover_rate_fte, "turnover_12m", true},
    Historic{Column::caseload_fte, "caseload_mean", false},
};

/// All that is published, also of the years that are projected: what came is seen beside it.
Lines history(const Statistics& statistics, const Figures& figures) {
    Lines lines{"history:"};
    for (const Historic& one : historic) {
        for (const int year : statistics.years_of(figures.council().code)) {
            const Entry entry = statistics.of(one.column, figures.council().code, year);
            if (!entry.number || !entry.symbol.empty()) continue;
            lines.push_back(fmt::format(
                "  - {{measure: {}, at: {}-09-30, value: {}{}, source: social work workforce {}}}",
                one.measure,
                year,
                text::number(*entry.number),
                one.is_percentage ? "%" : "",
                year));
        }
    }
    return lines;
}

void fill_the_rest(YamlLines& yaml,
                   const Statistics& statistics,
                   const Figures& figures,
                   const StartingPoint& point) {
    const int year = figures.year();
    const Workforce& staff = point.workforce;
    yaml.replace("grade", comment("grade: a judgement is not in these statistics"));
    yaml.replace("budget", comment("budget: not in these statistics"));
    yaml.replace("changes", comment("changes: none is known here"));
    yaml.replace(
        "events",
        comment("events: inspections and visits, as {at: 2025-11-10, label: Monitoring visit}"));
    yaml.replace("history", history(statistics, figures));
    const double agency =
        staff.agency.value / std::max(staff.agency.value + staff.in_post.value, 1.0);
    constexpr double least_of_agency = 0.05;  // half of fewer is hardly a target
    const bool is_half = agency / 2 >= least_of_agency;
    const double caseload = figures.of_england(Column::caseload_fte);
    yaml.replace(
        "targets",
        said(fmt::format("Examples: {} {}, and England's caseload of then.",
                         is_half ? "half the agency share of"
                                 : "a small agency share, as few were from agencies in",
                         year),
             0,
             {"targets:",
              fmt::format("  - {{measure: agency_share, at: {}-09-01, at_most: {}}}",
                          year + 3,
                          percent(is_half ? agency / 2 : least_of_agency, 0)),
              fmt::format("  - {{measure: caseload_mean, over: last 26 weeks, at_most: {}}}",
                          rounded(caseload, 1)),
              "  - {measure: share_excessive, over: last 52 weeks, at_most: 25%}"}));
    const auto policy = [&](std::string_view name, const std::string& change) {
        yaml.replace(fmt::format("policies.{}.changes", name), {"changes: [" + change + "]"});
    };
    policy("larger_academy",
           fmt::format("{{at: {}-08-01, set: {{supply.academy.cohorts.seats: {}}}}}",
                       year + 1,
                       2 * point.supply.seats));
    policy("retention_payment",
           fmt::format("{{at: {}-04-01, scale: {{leaving.hazard.permanent: 0.8}}, over: 6 months}}",
                       year + 1));
    policy(
        "early_help",
        fmt::format("{{at: {}-04-01, scale: {{demand.referrals_per_10000: 0.92}}, over: 1 year}}",
                    year + 1));
}

/// What the file is, in place of what the starter says of itself.
void introduce(YamlLines& yaml, const Figures& figures) {
    const std::string name = figures.council().name;
    yaml.replace_text(
        "A council's children's social work, to begin from. It runs as it is:",
        fmt::format("{} on 1 October {}, from the published statistics. It runs as it is:",
                    name,
                    figures.year()));
    Lines words = comment(fmt::format(
        "Figures that name a column are as published of {} for {}: the workforce on 30 September, "
        "children in the year to 31 March. THE OTHERS ARE EXAMPLES of a middling council: replace "
        "them by your own; those marked [yours first] move the results most. A unit is part of a "
        "value: 14 weeks, 12%, 640 per year. A line left out is off, or takes the default that "
        "`caseforce show` prints.",
        name,
        figures.year()));
    const auto list = [&](std::string_view heading, const Lines& notes) {
        if (notes.empty()) return;
        words.emplace_back("#");
        words.push_back(fmt::format("# {}", heading));
        for (const std::string& note : notes) {
            Lines lines = comment("- " + note);
            for (std::size_t i = 0; i < lines.size(); ++i)
                words.push_back(i == 0 ? lines[i] : "#  " + lines[i].substr(1));
        }
    };
    list("What is not published of it, and what stands in:", figures.stand_ins());
    list("What to look at before it is used:", figures.remarks());
    words.emplace_back("#");
    std::string all;
    for (const std::string& line : words)
        all += line + "\n";
    yaml.replace_text(
        "# EVERY FIGURE IS AN EXAMPLE of a middling council of some 60,000 children. Replace each "
        "by "
        "your own;\n"
        "# those marked [yours first] move the results most. A unit is part of a value: 14 weeks, "
        "12%, 640 per\n"
        "# year. A line left out is off, or takes the default that `caseforce show` prints.\n",
        all);
}

}  // namespace

std::string filled_scenario(std::string_view starter,
                            const Statistics& statistics,
                            const Figures& figures,
                            const StartingPoint& point) {
    YamlLines yaml(starter);
    introduce(yaml, figures);
    yaml.replace(
        "start",
        {fmt::format("start: {}-10-01                    # the day after the workforce was "
                     "counted",
                     figures.year())});
    // "3 years" are 156 weeks of the format: they would end days before the third 30 September, and
    // the statistics of that year would be none.
    yaml.replace("horizon",
                 {"horizon: 157 weeks                   # past the third 30 September, "
                  "which 3 years of 52 weeks miss"});
    yaml.replace("teams", teams_text(point.workforce, point.supply.leaving));
    fill_demand(yaml, point.flows, figures.year());
    fill_caps(yaml, point);
    fill_pathway(yaml, point.flows);
    fill_supply(yaml, point, figures.year());
    fill_the_rest(yaml, statistics, figures, point);
    return yaml.text();
}

}  // namespace caseforce::published
