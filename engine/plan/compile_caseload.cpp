// Demand and the pathway as terms (MODEL 3).

#include "engine/core/elementary.hpp"
#include "engine/plan/compile_sections.hpp"

namespace caseforce::plan {

namespace {

/// By seat: every managed practitioner, and the stage's roles.
std::vector<char> who_may_take(const scenario::Named<scenario::Role>& roles,
                               const scenario::Stage& stage) {
    std::vector<char> may_take{1};
    for (const auto& [name, role] : roles.entries) {
        bool among = !stage.roles.has_value();
        if (stage.roles) {
            for (const std::string& allowed : *stage.roles)
                among = among || allowed == name;
        }
        may_take.push_back(role.holds_cases && among ? 1 : 0);
    }
    return may_take;
}

Seats as_bits(const std::vector<char>& may_take) {
    if (may_take.size() > most_seats) return 0;
    Seats seats = 0;
    for (Seat seat = 0; seat < may_take.size(); ++seat)
        seats |= may_take[seat] != 0 ? seats_of(seat) : 0;
    return seats;
}

InitialCaseTerms initial_case_terms(const scenario::InitialCases& words) {
    InitialCaseTerms terms;
    terms.open = words.open;
    terms.allocated = whole(words.open * words.allocated.value);
    if (words.legacy) {
        terms.legacy_share = words.legacy->share.value;
        terms.legacy_weight = words.legacy->weight;
        terms.legacy_extra = words.legacy->extra.days;
    }
    return terms;
}

StageTerms one_stage(const scenario::Stage& words,
                     const scenario::Pathway& pathway,
                     const scenario::Named<scenario::Role>& roles,
                     const Names& names) {
    StageTerms stage;
    stage.team = position<TeamIndex>(names.teams, words.team);
    stage.duration = Law(words.duration.law);
    stage.hours_per_week = words.hours_per_week;
    if (words.limit) stage.limit = words.limit->days;
    stage.priority = words.priority;
    stage.keep_worker = words.keep_worker;
    stage.over_cap = words.over_cap.value_or(pathway.over_cap);
    stage.may_take = who_may_take(roles, words);
    stage.seats = as_bits(stage.may_take);
    // What is drawn may sum to more than all: the shares are then as they are to each other.
    double sum = 0;
    for (const auto& [name, share] : words.next.entries)
        sum += share.value;
    const double part = sum > 1 + scenario::sum_tolerance ? 1 / sum : 1;
    double cumulative = 0;
    for (const auto& [name, share] : words.next.entries) {
        cumulative += share.value * part;
        stage.next.push_back({position<StageIndex>(names.stages, name), cumulative});
    }
    stage.re_referral = words.re_referral.value;
    if (words.escalation) {
        stage.escalates_to = position<StageIndex>(names.stages, words.escalation->to);
        stage.escalation = words.escalation->hazard.per_week / week;
    }
    if (words.status) {
        for (std::size_t i = 0; i < names.statuses.size(); ++i) {
            if (names.statuses[i] == *words.status) stage.status = static_cast<int>(i);
        }
    }
    stage.cost_per_case = words.cost_per_case.value;
    if (words.initial) stage.initial = initial_case_terms(*words.initial);
    return stage;
}

}  // namespace

PathwayTerms pathway_terms(const std::optional<scenario::Pathway>& pathway, const Names& names) {
    PathwayTerms terms;
    if (!pathway) return terms;
    const scenario::Pathway& words = *pathway;
    terms.drift = words.drift;
    terms.unallocated_speed = words.unallocated_speed;
    if (words.cover_after) terms.cover_after = words.cover_after->days;
    terms.handover_days = words.handover_days.days;
    terms.transfer = words.transfer;
    terms.held_hours = words.held_hours.value;
    terms.transfer_days = words.transfer_days.days;
    if (words.return_) {
        terms.back = ReturnTerms{words.return_->overload_effect,
                                 words.return_->handover_effect,
                                 Law(words.return_->delay.law),
                                 position<StageIndex>(names.stages, words.return_->to)};
    }
    return terms;
}

std::vector<StageTerms> stage_terms(const std::optional<scenario::Pathway>& pathway,
                                    const scenario::Named<scenario::Role>& roles,
                                    const Names& names) {
    std::vector<StageTerms> stages;
    if (!pathway) return stages;
    for (const auto& [name, words] : pathway->stages.entries)
        stages.push_back(one_stage(words, *pathway, roles, names));
    return stages;
}

DemandTerms demand_terms(const std::optional<scenario::Demand>& demand,
                         const std::optional<scenario::Population>& population,
                         const Names& names) {
    DemandTerms terms;
    if (!demand) return terms;
    const scenario::Demand& words = *demand;
    const double children = population ? population->children : 0;
    double per_year = words.referrals_per_10000.per_year * children / 10000;
    if (words.counts == scenario::Counts::all) per_year *= 1 - words.re_referral_share.value;
    double cumulative = 0;
    double mean_size = 0;
    std::vector<std::pair<int, double>> household;
    for (const auto& [size, probability] : words.household.probability) {
        cumulative += probability;
        mean_size += size * probability;
        household.emplace_back(size, cumulative);
    }
    terms.household = std::move(household);
    terms.households_per_week = per_year / weeks_per_year / mean_size;
    terms.season = month_table(words.season, 1.0);
    terms.log_growth = elementary::log(1 + words.trend.per_year);
    if (words.yearly_cv > 0) terms.yearly_noise = Law(scenario::Lognormal{1.0, words.yearly_cv});
    if (words.weekly_cv > 0) terms.weekly_noise = Law(scenario::Gamma{1.0, words.weekly_cv});
    terms.weight = Law(words.weight.law);
    terms.siblings_together = words.siblings_together;
    terms.first_stage = position<StageIndex>(names.stages, words.first_stage);
    if (words.recent_closures) {
        terms.closures_per_week = words.recent_closures->rate.per_year / weeks_per_year;
        terms.closures_re_referral = words.recent_closures->re_referral.value;
    }
    return terms;
}

}  // namespace caseforce::plan
