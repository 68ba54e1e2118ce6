// Demand and the pathway.
#include <algorithm>
#include <utility>

#include "tests/properties/drawn.hpp"

namespace caseforce::properties {

namespace {

constexpr const char* stage_names[] = {"first", "second", "third", "fourth", "fifth"};

OverCap over_cap(Chooser& choose) {
    switch (choose.below(3)) {
        case 1:
            return {OverCap::Rule::wait, 1};
        case 2:
            return {OverCap::Rule::up_to, choose.pick<double>({1.3, 0.5, 1, 2})};
        default:
            return {};
    }
}

/// Case-holding roles that a team has in post or posts for.
std::vector<std::string> holders_of(const Scenario& s, const Team& team) {
    std::vector<std::string> holders;
    for (const auto& [name, role] : s.roles.entries) {
        if (!role.holds_cases) continue;
        const double* posts = team.posts.find(name);
        const bool in_post = std::any_of(
            team.initial.begin(), team.initial.end(), [&name = name](const InitialWorkers& line) {
                return line.role == name && line.count > 0;
            });
        if (in_post || (posts != nullptr && *posts > 0)) holders.push_back(name);
    }
    return holders;
}

Stage make_stage(Chooser& choose, const Scenario& s) {
    Stage stage;
    stage.team = any_of(choose, s.teams);
    stage.duration = law_of_length(choose);
    stage.hours_per_week = choose.pick<double>({1, 2, 0, 4.5, 15, 100});
    if (choose.chance(40)) stage.limit = WorkingDays{choose.pick<int>({5, 0, 1, 10, 45})};
    stage.priority = choose.pick<int>({5, 1, 2, 1000});
    stage.keep_worker = !choose.chance(30);
    if (choose.chance(40)) stage.over_cap = over_cap(choose);
    const std::vector<std::string> holders = holders_of(s, *s.teams.find(stage.team));
    if (!holders.empty() && choose.chance(30))
        stage.roles = std::vector{
            holders[static_cast<std::size_t>(choose.below(static_cast<int>(holders.size())))]};
    stage.re_referral = {choose.pick<double>({0, 0.2, 0.6, 1})};
    if (choose.chance(40)) stage.status = choose.pick<std::string>({"plan", "care"});
    stage.cost_per_case = {choose.pick<double>({0, 0, 700, 1500.25})};
    if (choose.chance(50)) {
        stage.initial = InitialCases{
            choose.pick<int>({1, 3, 0, 8, 20}), {choose.pick<double>({1, 0, 0.5, 0.95})}, {}};
        if (choose.chance(40))
            stage.initial->legacy = Legacy{{choose.pick<double>({0.5, 0, 1})},
                                           choose.pick<double>({1, 2.5, 0.1}),
                                           {choose.pick<double>({0, 14, 3})}};
    }
    return stage;
}

/// Where its cases go, loops and the stage itself included.
void lead_on(Chooser& choose, Stage& stage, const Named<Stage>& stages) {
    int tenths = 10;
    const int ways = choose.below(4);
    for (int i = 0; i < ways && tenths > 0; ++i) {
        const std::string to = any_of(choose, stages);
        const int share = std::min(tenths, choose.pick<int>({3, 5, 1, 10, 0}));
        if (stage.next.find(to) != nullptr) continue;
        stage.next.entries.emplace_back(to, Share{share / 10.0});
        tenths -= share;
    }
    if (choose.chance(40))
        stage.escalation =
            Escalation{any_of(choose, stages), {choose.pick<double>({0.1, 0, 1, 7, 20})}};
}

}  // namespace

void make_pathway(Making& making) {
    Scenario& s = making.scenario;
    Chooser choose = making.open(Chapter::pathway);
    const bool is_off = choose.chance(6) || s.teams.empty();
    if (is_off) return;
    Pathway pathway;
    pathway.over_cap = over_cap(choose);
    pathway.drift = choose.pick<double>({0, 0.5, 1});
    pathway.unallocated_speed = choose.pick<double>({0, 0.5, 1});
    if (choose.chance(60)) pathway.cover_after = length(choose);
    pathway.handover_days = {choose.pick<double>({0, 7, 3.5})};
    pathway.transfer = choose.chance(50) ? Transfer::hold : Transfer::queue;
    pathway.held_hours = {choose.pick<double>({1, 0.4, 0})};
    pathway.transfer_days = {choose.pick<double>({0, 7, 5})};
    const int stages = 1 + choose.below(5);
    std::vector<Chooser> of_stage;
    for (std::size_t i = 0; i < static_cast<std::size_t>(stages); ++i) {
        of_stage.push_back(making.open(Chapter::stages + i));
        pathway.stages.entries.emplace_back(stage_names[i], make_stage(of_stage[i], s));
    }
    for (std::size_t i = 0; i < of_stage.size(); ++i)
        lead_on(of_stage[i], pathway.stages.entries[i].second, pathway.stages);
    if (choose.chance(55)) {
        Return back;
        back.overload_effect = choose.pick<double>({0, 1, -1, 2});
        back.handover_effect = choose.pick<double>({0, 0.3, -0.5});
        back.delay = law_of_length(choose);
        back.to = any_of(choose, pathway.stages);
        pathway.return_ = back;
    }
    s.pathway = pathway;
}

void make_demand(Making& making) {
    Scenario& s = making.scenario;
    Chooser choose = making.open(Chapter::demand);
    if (!s.pathway || choose.chance(8)) return;
    s.population = Population{10000};
    Demand demand;
    demand.referrals_per_10000 = {choose.pick<double>({100, 20, 0, 300, 500})};
    demand.first_stage = any_of(choose, s.pathway->stages);
    if (choose.chance(25)) {
        demand.counts = Counts::all;
        demand.re_referral_share = {choose.pick<double>({0, 0.25, 1})};
    }
    if (s.pathway->return_ && choose.chance(50))
        demand.recent_closures =
            RecentClosures{{choose.pick<double>({50, 0, 200})}, {choose.pick<double>({0.3, 0, 1})}};
    demand.season.weight[3] = choose.pick<double>({1, 3, 0});
    demand.season.weight[2] = choose.pick<double>({1, 0.5});
    demand.trend = {choose.pick<double>({0, 0.5, -0.5})};
    demand.yearly_cv = choose.pick<double>({0, 0.2});
    demand.weekly_cv = choose.pick<double>({0, 0, 0, 0, 0, 0.3, 2});
    using Households = std::vector<std::pair<int, double>>;
    demand.household.probability = choose.pick<Households>(
        {{{1, 1.0}}, {{1, 0.5}, {2, 0.3}, {4, 0.2}}, {{3, 1.0}}, {{1, 0.0}, {2, 1.0}}});
    demand.weight.law = choose.pick<Law>(
        {Fixed{1}, Lognormal{1, 0.5}, Empirical{{{0.5, 0.5}, {2, 0.5}}}, Fixed{0.1}});
    demand.siblings_together = choose.chance(50);
    s.demand = demand;
}

}  // namespace caseforce::properties
