// Time, hours, roles, teams and those in post; leaving and absence.
#include <iterator>

#include "tests/properties/drawn.hpp"

namespace caseforce::properties {

namespace {

constexpr const char* role_names[] = {"worker", "manager", "junior", "senior", "support"};
constexpr const char* team_names[] = {"north", "south", "east"};

Role make_role(Chooser& choose, std::size_t number, const Scenario& s) {
    Role role;
    const bool manages = number == 1;
    role.holds_cases = manages ? choose.chance(20) : !choose.chance(15);
    role.manages = manages ? !choose.chance(20) : choose.chance(10);
    if (choose.chance(80)) role.caseload_cap = choose.pick<double>({3, 1, 2, 6, 0.5, 2.5, 12, 40});
    role.salary = {choose.pick<double>({0, 40000, 31000.5})};
    role.mentors = choose.chance(40);
    role.registered = !choose.chance(25);
    if (number >= 2 && choose.chance(50)) role.post_of = s.roles.entries[0].first;
    if (number >= 2 && choose.chance(50)) {
        role.becomes = s.roles.entries[choose.chance(20) ? 1 : 0].first;
        role.becomes_after = choose.pick<Duration>({{14}, {0}, {7}, {60}, {365.25}, {3.5}});
    }
    if (choose.chance(20)) role.case_time_share = Share{choose.pick<double>({1, 0.5, 0.1, 0})};
    return role;
}

InitialWorkers make_line(Chooser& choose, const Scenario& s) {
    InitialWorkers line;
    line.role = any_role(choose, s);
    line.contract = choose.chance(35) ? Contract::agency : Contract::permanent;
    line.count = choose.pick<int>({1, 2, 0, 3, 5});
    line.fte = choose.pick<double>({1, 0.5, 0.8, 0.1});
    if (choose.chance(60)) line.tenure = law_of_length(choose);
    return line;
}

Team make_team(Chooser& choose, const Scenario& s) {
    Team team;
    if (s.roles.empty()) return team;
    for (const auto& [name, role] : s.roles.entries) {
        if (!role.post_of && choose.chance(70))
            team.posts.entries.emplace_back(name, choose.pick<double>({1, 2, 0, 3, 0.4, 2.5, 6}));
    }
    const int lines = choose.below(4);
    for (int i = 0; i < lines; ++i)
        team.initial.push_back(make_line(choose, s));
    if (choose.chance(15)) team.case_time_share = Share{choose.pick<double>({1, 0.6, 0})};
    return team;
}

/// A hazard of leaving under the keys as a file would nest them.
LeavingRule rule(const std::vector<std::string>& way, PerYear hazard) {
    LeavingRule made;
    made.hazard = {hazard};
    made.depth = static_cast<int>(way.size());
    made.way = way;
    for (const std::string& key : way) {
        made.path += (made.path.empty() ? "" : ".") + key;
        if (key == "permanent") {
            made.contract = Contract::permanent;
        } else if (key == "agency") {
            made.contract = Contract::agency;
        } else if (key == "market") {
            made.route = Route::market;
        } else if (key == "0-0.5 years") {
            made.tenure = TenureBand{0, 0.5};
        } else if (key == "1-5 years") {
            made.tenure = TenureBand{1, 5};
        } else {
            made.role = key;
        }
    }
    return made;
}

std::vector<LeavingRule> hazards(Chooser& choose, const Scenario& s) {
    const auto hazard = [&] { return choose.pick<double>({0.5, 0, 3, 12, 1000}); };
    switch (choose.below(s.roles.empty() ? 3 : 5)) {
        case 1:
            return {rule({"permanent"}, hazard()), rule({"agency"}, hazard())};
        case 2:
            return {rule({"permanent", "0-0.5 years"}, hazard()),
                    rule({"permanent", "1-5 years"}, hazard())};
        case 3:
            return {rule({"permanent"}, hazard()), rule({any_role(choose, s), "agency"}, hazard())};
        case 4:
            return {rule({any_role(choose, s), "permanent", "market"}, hazard())};
        default:
            return {rule({"permanent"}, hazard())};  // as a bare rate is read
    }
}

}  // namespace

void make_time(Making& making) {
    Chooser choose = making.open(Chapter::time);
    Scenario& s = making.scenario;
    s.name = "random";
    // A Monday; a Saturday on which prices step; before a leap day; before New Year; before an
    // Easter and a new financial year.
    s.start = {choose.pick<int>({19450, 19448, 19779, 19719, 19436})};
    const int weeks = choose.chance(2) ? 56 : 1 + choose.below(26);
    const int days = choose.chance(15) ? choose.below(7) : 0;
    s.horizon = {week * weeks + days};
    s.warm_up = {choose.pick<double>({0, 0, 0, 7, 10, 21})};
    s.bank_holidays.which = choose.pick<BankHolidays::Which>(
        {BankHolidays::Which::none, BankHolidays::Which::england, BankHolidays::Which::listed});
    if (s.bank_holidays.which == BankHolidays::Which::listed)
        s.bank_holidays.dates = {making.day(1), making.day(4), making.day(12)};
    s.run = {1, static_cast<std::uint64_t>(1 + choose.below(1000))};
}

void make_hours(Making& making) {
    Chooser choose = making.open(Chapter::hours);
    WorkingTime& time = making.scenario.working_time;
    time.contracted_hours = choose.pick<double>({37, 40, 30.5, 1, 168});
    time.case_time_share = {choose.pick<double>({1, 0.75, 0.5, 0.01, 0})};
    if (choose.chance(40)) {
        time.leave = AnnualLeave{.days_per_year = choose.pick<double>({0, 30, 100}), .months = {}};
        time.leave->months.weight[3] = choose.pick<double>({1, 2, 0});
        time.leave->months.weight[11] = choose.pick<double>({1, 2.5});
    }
    time.max_overtime_share = {choose.pick<double>({0, 0.35, 1, 4})};
    if (choose.chance(50)) time.max_weekly_hours = choose.pick<double>({48, 30, 52, 168});
    const auto goodwill = [&] { return Share{choose.pick<double>({1, 0.5, 0})}; };
    time.goodwill = {goodwill(), goodwill(), goodwill()};
    time.excessive_over = {choose.pick<double>({0.1, 0, 0.5})};
    time.legal_limit = {choose.pick<double>({48, 20, 37}), {choose.pick<double>({119, 7, 14, 21})}};
    time.paid_overtime = {choose.pick<double>({0, 1, 0.5})};
    making.scenario.on_cost = {choose.pick<double>({0, 0.3})};
}

void make_roles(Making& making) {
    for (std::size_t i = 0; i < std::size(role_names); ++i) {
        Chooser choose = making.open(Chapter::roles + i);
        const bool is_first = i == 0;
        if (is_first ? choose.chance(3) : !choose.chance(60)) {
            if (is_first) break;
            continue;
        }
        if (i >= 2 && making.scenario.roles.size() < 2) continue;
        Named<Role>& roles = making.scenario.roles;
        roles.entries.emplace_back(role_names[i], make_role(choose, i, making.scenario));
    }
}

void make_teams(Making& making) {
    for (std::size_t i = 0; i < std::size(team_names); ++i) {
        Chooser choose = making.open(Chapter::teams + i);
        if (i == 0 ? choose.chance(4) : !choose.chance(60)) continue;
        making.scenario.teams.entries.emplace_back(team_names[i],
                                                   make_team(choose, making.scenario));
    }
}

void make_leaving(Making& making) {
    Chooser choose = making.open(Chapter::leaving);
    if (!choose.chance(65)) return;
    Leaving leaving;
    leaving.hazard.rules = hazards(choose, making.scenario);
    if (choose.chance(60)) leaving.notice.permanent = length(choose);
    if (choose.chance(25)) leaving.notice.agency = length(choose);
    if (choose.chance(50)) leaving.wind_down = length(choose);
    leaving.strain_effect = choose.pick<double>({0, 1, 5, -1});
    leaving.span = choose.pick<double>({6, 1, 0.5});
    leaving.span_effect = choose.pick<double>({0, 0.5, 2});
    leaving.memory_weeks = choose.pick<double>({8, 1, 0.1});
    making.scenario.leaving = leaving;
}

void make_absence(Making& making) {
    Chooser choose = making.open(Chapter::sickness);
    if (choose.chance(60)) {
        Sickness sickness;
        sickness.hazard = {choose.pick<double>({1, 0, 12, 52, 2000})};
        sickness.length = law_of_length(choose);
        sickness.strain_effect = choose.pick<double>({0, 1, 5});
        sickness.span_effect = choose.pick<double>({0, 0.5});
        making.scenario.sickness = sickness;
    }
    Chooser leave = making.open(Chapter::long_leave);
    if (leave.chance(40)) {
        LongLeave absence;
        absence.hazard = {leave.pick<double>({0.5, 0, 12, 1000})};
        absence.length = law_of_length(leave);
        absence.paid = {leave.pick<double>({1, 0.45, 0})};
        making.scenario.long_leave = absence;
    }
}

}  // namespace caseforce::properties
