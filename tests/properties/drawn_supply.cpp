// Where workers come from, and pay.
#include "tests/properties/drawn.hpp"

namespace caseforce::properties {

namespace {

Intakes intakes(Chooser& choose, const Making& making) {
    Intakes made;
    const auto at = [&] { return making.day(choose.pick<int>({14, 0, 3, 7, 35, -5, -40, 400})); };
    const auto size = [&] { return choose.pick<double>({2, 0, 1, 5}); };
    if (choose.chance(40)) {
        Intakes::Yearly yearly;
        yearly.every = choose.pick<Period>({{0, 7}, {1, 0}, {12, 0}, {0, 10}});
        yearly.from = at();
        if (choose.chance(30)) yearly.until = {yearly.from.days + 60};
        yearly.size = size();
        made.yearly = yearly;
        return made;
    }
    const int dates = 1 + choose.below(2);
    for (int i = 0; i < dates; ++i) {
        const Date date = at();
        made.dated.push_back({date, size()});
    }
    return made;
}

Term term(Chooser& choose) { return {length(choose), choose.pick<double>({0.5, 0, 1, 3})}; }

}  // namespace

void make_promotion(Making& making) {
    Chooser choose = making.open(Chapter::promotion);
    const Scenario& s = making.scenario;
    if (s.roles.size() < 2 || !choose.chance(50)) return;
    const int ways = 1 + choose.below(2);
    for (int i = 0; i < ways; ++i) {
        const std::string to = any_role(choose, s);
        Promotion promotion;
        promotion.from = any_role(choose, s);
        promotion.after = length(choose);
        promotion.time_to_fill = {choose.pick<double>({14, 1, 0.01, 90})};
        if (promotion.from == to || s.supply.promotion.find(to) != nullptr) continue;
        making.scenario.supply.promotion.entries.emplace_back(to, promotion);
    }
}

void make_market(Making& making) {
    Chooser choose = making.open(Chapter::market);
    const Scenario& s = making.scenario;
    if (s.roles.empty() || !choose.chance(55)) return;
    Market market;
    for (const auto& [name, role] : s.roles.entries) {
        if (choose.chance(70))
            market.candidates_per_year.entries.emplace_back(name,
                                                            choose.pick<double>({12, 0, 52, 300}));
        if (choose.chance(20)) {
            Months months;
            months.weight[3] = choose.pick<double>({2, 0});
            market.candidates_season.entries.emplace_back(name, months);
        }
    }
    if (market.candidates_per_year.empty())
        market.candidates_per_year.entries.emplace_back(s.roles.entries[0].first, 12);
    market.lead_time = law_of_length(choose);
    market.fall_through = {choose.pick<double>({0, 0.3, 1})};
    market.readiness = readiness(choose);
    market.mentoring_hours = choose.pick<double>({0, 2, 50});
    market.fte = choose.pick<double>({1, 0.5});
    market.cost_per_start = choose.pick<double>({0, 3000});
    making.scenario.supply.market = market;
}

void make_agency(Making& making) {
    Chooser choose = making.open(Chapter::agency);
    const Scenario& s = making.scenario;
    if (!choose.chance(55)) return;
    Agency agency;
    if (!s.roles.empty() && choose.chance(40)) agency.roles = std::vector{any_role(choose, s)};
    agency.cover = {choose.pick<double>({1, 0.5, 0, 2})};
    if (choose.chance(50)) agency.absence_cover_after = length(choose);
    if (!s.teams.empty() && choose.chance(40))
        agency.additional.entries.emplace_back(any_of(choose, s.teams),
                                               choose.pick<double>({1, 0.5, 3}));
    agency.max_share = {choose.pick<double>({1, 0.5, 0})};
    if (choose.chance(50)) agency.pool = choose.pick<double>({2, 0, 5, 1.5});
    agency.time_to_fill = law_of_length(choose);
    agency.length = law_of_length(choose);
    agency.early_end = {choose.pick<double>({0, 2, 50})};
    agency.notice = {choose.pick<double>({0, 7, 28})};
    agency.conversion = {choose.pick<double>({0, 0.5, 1})};
    agency.rate = {choose.pick<double>({0, 46})};
    agency.readiness = readiness(choose);
    agency.mentoring_hours = choose.pick<double>({0, 1});
    agency.fte = choose.pick<double>({1, 0.6});
    making.scenario.supply.agency = agency;
}

void make_academy(Making& making) {
    Chooser choose = making.open(Chapter::academy);
    const Scenario& s = making.scenario;
    if (s.roles.empty() || !choose.chance(50)) return;
    Academy academy;
    academy.cohorts = intakes(choose, making);
    academy.fill_rate = {choose.pick<double>({1, 0.5, 0})};
    academy.pass_rate = {choose.pick<double>({1, 0.7})};
    academy.training = law_of_length(choose);
    academy.role = any_role(choose, s);
    academy.readiness = readiness(choose);
    academy.mentoring_hours = choose.pick<double>({0, 2, 40});
    if (choose.chance(50)) academy.bond = term(choose);
    academy.supernumerary = choose.chance(50);
    academy.fte = choose.pick<double>({1, 0.5});
    academy.cost_per_seat = choose.pick<double>({0, 9000});
    making.scenario.supply.academy = academy;
}

void make_overseas(Making& making) {
    Chooser choose = making.open(Chapter::overseas);
    const Scenario& s = making.scenario;
    if (s.roles.empty() || !choose.chance(50)) return;
    Overseas overseas;
    overseas.campaigns = intakes(choose, making);
    overseas.role = any_role(choose, s);
    overseas.fall_through = {choose.pick<double>({0, 0.3})};
    overseas.lead_time = law_of_length(choose);
    overseas.readiness = readiness(choose);
    overseas.mentoring_hours = choose.pick<double>({0, 2});
    if (choose.chance(50)) overseas.visa = term(choose);
    overseas.fte = choose.pick<double>({1, 0.9});
    overseas.cost_per_arrival = choose.pick<double>({0, 10000});
    making.scenario.supply.overseas = overseas;
}

void make_managed_teams(Making& making) {
    Chooser choose = making.open(Chapter::managed_teams);
    const Scenario& s = making.scenario;
    if (!s.pathway || !choose.chance(45)) return;
    const int blocks = 1 + choose.below(2);
    for (int i = 0; i < blocks; ++i) {
        ManagedTeam managed;
        managed.at = making.day(choose.pick<int>({14, 0, 3, 7, 35, -10, 400}));
        managed.length = {choose.pick<double>({14, 7, 10.5, 60, 400})};
        managed.team = s.pathway->stages.find(any_of(choose, s.pathway->stages))->team;
        managed.practitioners = choose.pick<int>({1, 2, 0, 3});
        managed.managers = choose.pick<int>({0, 1});
        if (choose.chance(60)) managed.caseload_cap = choose.pick<double>({2, 0.5, 10});
        managed.fee = {choose.pick<double>({0, 19500})};
        making.scenario.supply.managed_teams.push_back(managed);
    }
}

void make_pay(Making& making) {
    Chooser choose = making.open(Chapter::pay);
    if (!choose.chance(35)) return;
    making.scenario.supply.pay = Pay{{choose.pick<double>({0, 0.1, -0.2})},
                                     choose.pick<double>({0, 1.5}),
                                     choose.pick<double>({0, -0.8})};
}

}  // namespace caseforce::properties
