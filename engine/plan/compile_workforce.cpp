// Hours, roles, teams, leaving, sickness and costs as terms (MODEL 2, 4, 8).
#include <algorithm>
#include <cmath>
#include <optional>

#include "engine/calendar/date.hpp"
#include "engine/core/elementary.hpp"
#include "engine/plan/compile_sections.hpp"

namespace caseforce::plan {

namespace {

PerContract<double> by_contract(const scenario::ByContract<scenario::Share>& shares,
                                double otherwise) {
    const auto value = [&](const std::optional<scenario::Share>& share) {
        return share ? share->value : otherwise;
    };
    return {value(shares.permanent), value(shares.agency), value(shares.managed)};
}

TeamTerms one_team(const scenario::Team& team,
                   const scenario::Named<scenario::Role>& roles,
                   const scenario::WorkingTime& working_time,
                   const Names& names) {
    TeamTerms terms;
    const double general = working_time.case_time_share.value;
    terms.posts.assign(names.roles.size(), 0.0);
    terms.has_posts.assign(names.roles.size(), false);
    for (const auto& [name, role] : roles.entries) {
        const double own = role.case_time_share ? role.case_time_share->value : general;
        terms.case_time_share.push_back(team.case_time_share ? team.case_time_share->value : own);
    }
    terms.managed_case_time_share = team.case_time_share ? team.case_time_share->value : general;
    for (const auto& [name, fte] : team.posts.entries) {
        const RoleIndex role = position<RoleIndex>(names.roles, name);
        terms.posts[role.value] = fte;
        terms.has_posts[role.value] = true;
        const scenario::Role& words = *roles.find(name);
        if (words.holds_cases && !terms.additional_role.exists()) terms.additional_role = role;
        if (words.manages && fte > 0) terms.has_manager_posts = true;
    }
    if (const std::string* first = scenario::first_case_holding_role(team, roles)) {
        terms.has_case_holding_role = true;
        terms.needed_case_time_share =
            terms.case_time_share[position<RoleIndex>(names.roles, *first).value];
    }
    for (const scenario::InitialWorkers& line : team.initial) {
        terms.initial.push_back({position<RoleIndex>(names.roles, line.role),
                                 line.contract,
                                 line.count,
                                 line.fte,
                                 Law(line.tenure.law),
                                 std::min(line.on_notice, line.count)});
    }
    return terms;
}

}  // namespace

MonthTable month_table(const scenario::Months& months, double scale) {
    MonthTable table;
    for (int leap = 0; leap < 2; ++leap) {
        const int some_year = leap == 1 ? 2024 : 2023;
        double sum = 0;
        int days = 0;
        for (int month = 0; month < 12; ++month) {
            const int length = calendar::days_in_month(some_year, month + 1);
            sum += months.weight[month] * length;
            days += length;
        }
        for (std::size_t month = 0; month < 12; ++month) {
            table.value[static_cast<std::size_t>(leap)][month] =
                scale * months.weight[month] / (sum / days);
        }
    }
    return table;
}

/// Nobody is on leave for more than a whole month. Scenarios that ask for more are refused; what is
/// not known may be drawn so, and is taken to the nearest that can be.
void to_whole_months(MonthTable& leave_share) {
    for (auto& of_year : leave_share.value) {
        for (double& share : of_year)
            share = std::min(share, 1.0);
    }
}

HoursTerms hours_terms(const scenario::WorkingTime& words) {
    HoursTerms terms;
    terms.contracted = words.contracted_hours;
    if (words.leave) {
        terms.leave_share =
            month_table(words.leave->months, words.leave->days_per_year / weekdays_per_year);
        to_whole_months(terms.leave_share);
    }
    terms.max_overtime_share = words.max_overtime_share.value;
    terms.max_weekly = words.max_weekly_hours.value_or(no_limit);
    terms.goodwill = by_contract(words.goodwill, 1.0);
    terms.excessive_over = words.excessive_over.value;
    terms.legal_limit = words.legal_limit.hours;
    terms.legal_weeks =
        std::max(1, static_cast<int>(std::lround(words.legal_limit.averaged_over.days / week)));
    terms.paid_overtime = words.paid_overtime.value;
    return terms;
}

std::vector<RoleTerms> role_terms(const scenario::Named<scenario::Role>& words_of_roles,
                                  const Names& names) {
    std::vector<RoleTerms> roles;
    for (const auto& [name, words] : words_of_roles.entries) {
        RoleTerms role;
        role.holds_cases = words.holds_cases;
        role.manages = words.manages;
        role.mentors = words.mentors;
        role.registered = words.registered;
        role.caseload_cap = words.caseload_cap.value_or(no_limit);
        role.salary = words.salary.value;
        role.post = position<RoleIndex>(names.roles, words.post_of.value_or(name));
        if (words.becomes) role.becomes = position<RoleIndex>(names.roles, *words.becomes);
        role.becomes_after = words.becomes_after.value_or(scenario::Duration{}).days;
        roles.push_back(role);
    }
    return roles;
}

std::vector<TeamTerms> team_terms(const scenario::Named<scenario::Team>& teams,
                                  const scenario::Named<scenario::Role>& roles,
                                  const scenario::WorkingTime& working_time,
                                  const Names& names) {
    std::vector<TeamTerms> terms;
    for (const auto& [name, team] : teams.entries)
        terms.push_back(one_team(team, roles, working_time, names));
    return terms;
}

LeavingTerms leaving_terms(const std::optional<scenario::Leaving>& leaving, const Names& names) {
    LeavingTerms terms;
    terms.memory = elementary::exp(-1.0 / scenario::Leaving{}.memory_weeks);
    if (!leaving) return terms;
    const scenario::Leaving& words = *leaving;
    std::vector<LeavingRule> rules;
    for (const scenario::LeavingRule& rule : words.hazard.rules) {
        LeavingRule compiled;
        compiled.contract = rule.meant();
        if (rule.role) compiled.role = position<RoleIndex>(names.roles, *rule.role);
        compiled.route = rule.route;
        if (rule.tenure) {
            compiled.from = rule.tenure->from * year;
            compiled.to = rule.tenure->to * year;
        }
        compiled.hazard = rule.hazard.per_year / year;
        compiled.depth = rule.depth;
        rules.push_back(compiled);
    }
    // Deepest first, among equals the later in the file first.
    std::reverse(rules.begin(), rules.end());
    std::stable_sort(
        rules.begin(), rules.end(), [](const auto& a, const auto& b) { return a.depth > b.depth; });
    terms.hazards = LeavingHazards(rules, names.roles.size());
    const auto notice = [](const std::optional<scenario::Duration>& duration) {
        return duration ? std::optional<Days>(duration->days) : std::nullopt;
    };
    terms.notice = {
        notice(words.notice.permanent), notice(words.notice.agency), notice(words.notice.managed)};
    terms.wind_down = words.wind_down.days;
    terms.strain_effect = words.strain_effect;
    terms.span = words.span;
    terms.span_effect = words.span_effect;
    terms.memory = elementary::exp(-1.0 / words.memory_weeks);
    return terms;
}

SicknessTerms sickness_terms(const std::optional<scenario::Sickness>& sickness) {
    if (!sickness) return {};
    const scenario::Sickness& words = *sickness;
    return {true,
            words.hazard.per_year / year,
            Law(words.length.law),
            words.strain_effect,
            words.span_effect};
}

LongLeaveTerms long_leave_terms(const std::optional<scenario::LongLeave>& long_leave) {
    if (!long_leave) return {};
    const scenario::LongLeave& words = *long_leave;
    return {true, words.hazard.per_year / year, Law(words.length.law), words.paid.value};
}

CostTerms cost_terms(const scenario::Share& on_cost,
                     const std::optional<scenario::Prices>& prices) {
    CostTerms terms;
    terms.on_cost = on_cost.value;
    if (!prices) return terms;
    terms.pay_award = prices->pay_award.per_year;
    terms.agency_growth = prices->agency.per_year;
    terms.other_growth = prices->other.per_year;
    return terms;
}

}  // namespace caseforce::plan
