// Promotion, academy, overseas, managed teams and pay as terms (MODEL 5).
#include <algorithm>
#include <cmath>

#include "engine/calendar/date.hpp"
#include "engine/core/elementary.hpp"
#include "engine/plan/compile_sections.hpp"

namespace caseforce::plan {

namespace {

/// The dates of something repeated: `from` and every period after it, on the same day of the month,
/// within [first, last].
std::vector<int> repeated(const scenario::Intakes::Yearly& yearly, int first, int last) {
    std::vector<int> dates;
    const int stop = yearly.until ? std::min(last, yearly.until->days) : last;
    for (int number = 0;; ++number) {
        const scenario::Period& every = yearly.every;
        const int date = every.months > 0
                             ? calendar::add_months(yearly.from.days, every.months * number)
                             : yearly.from.days + every.days * number;
        if (date > stop) return dates;
        if (date >= first) dates.push_back(date);
        if (every.months <= 0 && every.days <= 0) return dates;
    }
}

/// Within the run, in order of date; those of one date in the order of the list.
std::vector<IntakeTerms> dated(const scenario::Intakes& words, RunDays run) {
    const int start = run.start.days;
    const int first = start + static_cast<int>(std::floor(run.begin));
    const int last = start + static_cast<int>(std::ceil(run.end));
    std::vector<IntakeTerms> intakes;
    const auto add = [&](int date, double size) {
        if (date < first || date > last) return;
        intakes.push_back({static_cast<Days>(date - start), whole(size), date, 0});
    };
    if (words.yearly) {
        for (const int date : repeated(*words.yearly, first, last))
            add(date, words.yearly->size);
    }
    for (const scenario::Intakes::Dated& intake : words.dated)
        add(intake.at.days, intake.size);
    std::stable_sort(
        intakes.begin(), intakes.end(), [](const auto& a, const auto& b) { return a.at < b.at; });
    for (std::size_t i = 1; i < intakes.size(); ++i) {
        if (intakes[i].date == intakes[i - 1].date) intakes[i].of_date = intakes[i - 1].of_date + 1;
    }
    return intakes;
}

}  // namespace

int whole(double number) { return static_cast<int>(half_up(number)); }

std::vector<PromotionTerms> promotion_terms(const scenario::Supply& supply, const Names& names) {
    std::vector<PromotionTerms> promotion(names.roles.size());
    for (const auto& [role, words] : supply.promotion.entries) {
        PromotionTerms& terms = promotion[position<RoleIndex>(names.roles, role).value];
        terms.on = true;
        terms.from = position<RoleIndex>(names.roles, words.from);
        terms.after = words.after.days;
        terms.a_week = -elementary::expm1(-week / words.time_to_fill.days);
    }
    return promotion;
}

AcademyTerms academy_terms(const scenario::Supply& supply, const Names& names, RunDays run) {
    AcademyTerms terms;
    if (!supply.academy) return terms;
    const scenario::Academy& words = *supply.academy;
    terms.cohorts = dated(words.cohorts, run);
    terms.fill_rate = words.fill_rate.value;
    terms.pass_rate = words.pass_rate.value;
    terms.training = Law(words.training.law);
    terms.role = position<RoleIndex>(names.roles, words.role);
    terms.supernumerary = words.supernumerary;
    terms.cost_per_seat = words.cost_per_seat;
    return terms;
}

OverseasTerms overseas_terms(const scenario::Supply& supply, const Names& names, RunDays run) {
    OverseasTerms terms;
    if (!supply.overseas) return terms;
    const scenario::Overseas& words = *supply.overseas;
    terms.campaigns = dated(words.campaigns, run);
    terms.fall_through = words.fall_through.value;
    terms.lead_time = Law(words.lead_time.law);
    terms.role = position<RoleIndex>(names.roles, words.role);
    terms.cost_per_arrival = words.cost_per_arrival;
    return terms;
}

std::vector<ManagedTeamTerms> managed_team_terms(const scenario::Supply& supply,
                                                 const Names& names,
                                                 RunDays run) {
    std::vector<ManagedTeamTerms> teams;
    for (const scenario::ManagedTeam& words : supply.managed_teams) {
        const Days at = words.at.days - run.start.days;
        if (at < run.begin || at > run.end) continue;
        teams.push_back({.at = at,
                         .length = words.length.days,
                         .team = position<TeamIndex>(names.teams, words.team),
                         .practitioners = words.practitioners,
                         .managers = words.managers,
                         .caseload_cap = words.caseload_cap.value_or(no_limit),
                         .fee = words.fee.value,
                         .date = words.at.days,
                         .of_date = 0});
    }
    std::stable_sort(
        teams.begin(), teams.end(), [](const auto& a, const auto& b) { return a.at < b.at; });
    for (std::size_t i = 1; i < teams.size(); ++i) {
        if (teams[i].date == teams[i - 1].date) teams[i].of_date = teams[i - 1].of_date + 1;
    }
    return teams;
}

PayTerms pay_terms(const scenario::Supply& supply) {
    if (!supply.pay) return {};
    const scenario::Pay& words = *supply.pay;
    const double level = 1 + words.premium.value;
    return {words.premium.value,
            elementary::pow(level, words.candidates_elasticity),
            elementary::pow(level, words.leaving_elasticity)};
}

}  // namespace caseforce::plan
