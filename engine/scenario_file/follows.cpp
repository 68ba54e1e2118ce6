// Visits of the stages by repeated passes over the graph, and the tables made of them.
#include "engine/scenario_file/follows.hpp"

#include <algorithm>
#include <cmath>
#include <optional>
#include <string_view>
#include <utility>
#include <variant>

#include <fmt/format.h>

#include "engine/random/special.hpp"
#include "engine/scenario/passes.hpp"
#include "engine/scenario/returning.hpp"

namespace caseforce::scenario_file {

namespace {

using scenario::Scenario;

/// Where cases go: the entries of each stage a year that one pass over the graph adds.
class Flows {
  public:
    explicit Flows(const Scenario& scenario) : stages_(scenario.pathway->stages.entries) {
        for (const auto& [name, stage] : stages_)
            outside_.push_back(0), leaves(stage, scenario);
    }

    [[nodiscard]] std::size_t position(std::string_view name) const {
        const auto at = std::find_if(
            stages_.begin(), stages_.end(), [&](const auto& entry) { return entry.first == name; });
        return static_cast<std::size_t>(at - stages_.begin());
    }

    void arrive(std::string_view stage, double per_year) { outside_[position(stage)] += per_year; }

    /// Entries of each stage a year in equilibrium; nothing where they grow without end.
    [[nodiscard]] std::vector<double> entries() const {
        // A hundred milliseconds at most, whatever the number of stages.
        const std::size_t most_passes =
            std::clamp<std::size_t>(40'000'000 / (ways_.size() + outside_.size() + 1), 100, 20'000);
        std::vector<double> total = outside_;
        std::vector<double> now = outside_;
        for (std::size_t pass = 0; pass < most_passes; ++pass) {
            std::vector<double> next(now.size(), 0.0);
            double moved = 0;
            for (const auto& [from, to, share] : ways_) {
                next[to] += now[from] * share;
                moved += now[from] * share;
            }
            for (std::size_t i = 0; i < total.size(); ++i)
                total[i] += next[i];
            if (moved < 1e-9) return total;
            now = std::move(next);
        }
        return {};
    }

    /// Re-referrals a year that these entries bring.
    [[nodiscard]] double returns(const std::vector<double>& entries) const {
        double sum = 0;
        for (std::size_t i = 0; i < entries.size(); ++i)
            sum += entries[i] * returning_[i];
        return sum;
    }

  private:
    struct Way {
        std::size_t from, to;
        double share;
    };

    void leaves(const scenario::Stage& stage, const Scenario& scenario) {
        const std::size_t from = returning_.size();
        double closing = 1;
        for (const auto& [to, share] : stage.next.entries) {
            ways_.push_back({from, position(to), share.value});
            closing -= share.value;
        }
        const bool returns = scenario.pathway->return_.has_value();
        const double again = returns ? std::max(0.0, closing) * std::min(scenario::greatest_return,
                                                                         stage.re_referral.value)
                                     : 0.0;
        returning_.push_back(again);
        if (again > 0) ways_.push_back({from, position(scenario.pathway->return_->to), again});
    }

    const std::vector<std::pair<std::string, scenario::Stage>>& stages_;
    std::vector<double> outside_;
    std::vector<double> returning_;  ///< share of a stage's leavers who come back
    std::vector<Way> ways_;
};

double mean_household(const scenario::CountLaw& law) {
    double mean = 0;
    for (const auto& [size, probability] : law.probability)
        mean += size * probability;
    return mean;
}

double new_referrals(const Scenario& scenario) {
    if (!scenario.demand || !scenario.population) return 0;
    const scenario::Demand& demand = *scenario.demand;
    const double all = demand.referrals_per_10000.per_year * scenario.population->children / 10000;
    const bool is_all = demand.counts == scenario::Counts::all;
    return is_all ? all * (1 - demand.re_referral_share.value) : all;
}

std::string demand_lines(const Equilibrium& state) {
    std::string text;
    text +=
        fmt::format("# new referrals a year:          {:10.1f} children\n", state.referrals.fresh);
    text += fmt::format("# households a year:             {:10.1f}\n", state.referrals.households);
    text +=
        fmt::format("# re-referrals a year:           {:10.1f} children\n", state.referrals.again);
    return text;
}

std::string capacity_lines(const Scenario& scenario) {
    std::string text = "#\n# case hours a week of one FTE at full readiness\n";
    for (const auto& [team_name, team] : scenario.teams.entries) {
        for (const auto& [role_name, role] : scenario.roles.entries) {
            bool is_there = team.posts.find(role_name) != nullptr;
            for (const scenario::InitialWorkers& workers : team.initial)
                is_there = is_there || workers.role == role_name;
            if (!is_there || !role.holds_cases) continue;
            text += fmt::format("#   {:<40} {:10.2f}\n",
                                team_name + ", " + role_name,
                                case_hours_per_fte(scenario, team, role));
        }
    }
    return text;
}

std::string stage_lines(const Scenario& scenario, const Equilibrium& state) {
    std::string text =
        "#\n# stages in equilibrium                        entered a year   open cases  hours a "
        "week\n";
    std::size_t i = 0;
    for (const auto& [name, stage] : scenario.pathway->stages.entries) {
        const StageLoad& load = state.stages[i++];
        text += fmt::format(
            "#   {:<40} {:14.1f} {:12.1f} {:13.1f}\n", name, load.entries, load.open, load.hours);
    }
    return text;
}

/// What a team's stages ask of it in equilibrium.
struct TeamLoad {
    double open = 0;    ///< cases
    double hours = 0;   ///< a week
    double needed = 0;  ///< FTE; infinite where one has no hours for cases
    double posts = 0;   ///< FTE of case-holding roles
};

/// Nothing for a team that no cases come to, or where nobody's hours say how many.
std::optional<TeamLoad> load_of(const Scenario& scenario,
                                const Equilibrium& state,
                                const std::string& name) {
    const scenario::Team& team = *scenario.teams.find(name);
    TeamLoad load;
    std::size_t i = 0;
    for (const auto& [stage_name, stage] : scenario.pathway->stages.entries) {
        const bool is_theirs = stage.team == name;
        load.hours += is_theirs ? state.stages[i].hours : 0;
        load.open += is_theirs ? state.stages[i].open : 0;
        ++i;
    }
    const std::string* role = scenario::first_case_holding_role(team, scenario.roles);
    if (role == nullptr || load.hours == 0) return {};
    for (const auto& [role_name, fte] : team.posts.entries)
        load.posts += scenario.roles.find(role_name)->holds_cases ? fte : 0;
    const double per_fte = case_hours_per_fte(scenario, team, *scenario.roles.find(*role));
    load.needed = per_fte > 0 ? load.hours / per_fte : scenario::unbounded;
    return load;
}

std::string team_lines(const Scenario& scenario, const Equilibrium& state) {
    std::string text =
        "#\n# teams in equilibrium                           hours a week   FTE needed    FTE "
        "posts  cases per FTE\n";
    for (const auto& [name, team] : scenario.teams.entries) {
        const std::optional<TeamLoad> load = load_of(scenario, state, name);
        if (!load) continue;
        text +=
            fmt::format("#   {:<40} {:14.1f} {:>12} {:12.1f} {:>14}\n",
                        name,
                        load->hours,
                        std::isfinite(load->needed) ? fmt::format("{:.1f}", load->needed) : "-",
                        load->posts,
                        load->posts > 0 ? fmt::format("{:.1f}", load->open / load->posts) : "-");
    }
    return text;
}

/// FTE of the team's practitioners beyond its posts at the beginning, or that come once.
double beyond_posts(const Scenario& scenario, const std::string& name) {
    double fte = 0;
    for (const scenario::ManagedTeam& block : scenario.supply.managed_teams)
        fte += block.team == name ? block.practitioners : 0;
    if (!scenario.supply.agency) return fte;
    const double* more = scenario.supply.agency->additional.find(name);
    return fte + (more == nullptr ? 0 : *more);
}

void doubt_posts(const Scenario& scenario,
                 const Equilibrium& state,
                 std::vector<scenario::Contradiction>& doubts) {
    constexpr double far_more = 2;
    for (const auto& [name, team] : scenario.teams.entries) {
        const std::optional<TeamLoad> load = load_of(scenario, state, name);
        if (!load || load->posts == 0 || !std::isfinite(load->needed)) continue;
        if (load->needed <= far_more * (load->posts + beyond_posts(scenario, name))) continue;
        doubts.push_back({"teams." + name + ".posts",
                          fmt::format("in the long run the cases of '{}' ask the hours of {:.0f} "
                                      "FTE, and its posts for them are {:.0f}",
                                      name,
                                      load->needed,
                                      load->posts),
                          "most of it waits or is not done: see caseforce show",
                          {},
                          scenario::Contradiction::At::key});
    }
}

void doubt_open_cases(const Scenario& scenario,
                      const Equilibrium& state,
                      std::vector<scenario::Contradiction>& doubts) {
    constexpr double enough_to_tell = 50, far = 3;
    double at_first = 0, in_the_end = 0;
    std::size_t i = 0;
    for (const auto& [name, stage] : scenario.pathway->stages.entries) {
        at_first += stage.initial ? stage.initial->open : 0;
        in_the_end += state.stages[i++].open;
    }
    if (at_first < enough_to_tell) return;
    if (in_the_end <= far * at_first && at_first <= far * in_the_end) return;
    doubts.push_back(
        {"demand.referrals_per_10000",
         fmt::format("{:.0f} cases are open on day one, and at this demand about {:.0f} "
                     "would be in the long run",
                     at_first,
                     in_the_end),
         "the rate is a year's, of 10,000 children: see caseforce show"});
}

}  // namespace

double mean_of(const scenario::Law& law) {
    const auto* weibull = std::get_if<scenario::Weibull>(&law);
    if (weibull == nullptr) return scenario::typical(law);
    return weibull->scale * special::gamma(1 + 1 / weibull->shape);
}

double case_hours_per_fte(const Scenario& scenario,
                          const scenario::Team& team,
                          const scenario::Role& role) {
    const scenario::WorkingTime& time = scenario.working_time;
    const double leave = time.leave ? time.leave->days_per_year / weekdays_per_year : 0;
    const scenario::Share share =
        team.case_time_share.value_or(role.case_time_share.value_or(time.case_time_share));
    return time.contracted_hours * (1 - leave) * share.value;
}

Equilibrium equilibrium(const Scenario& scenario) {
    Equilibrium state;
    state.referrals.fresh = new_referrals(scenario);
    if (scenario.demand)
        state.referrals.households =
            state.referrals.fresh / mean_household(scenario.demand->household);
    if (!scenario.pathway) return state;
    Flows flows(scenario);
    if (scenario.demand) flows.arrive(scenario.demand->first_stage, state.referrals.fresh);
    const std::vector<double> entries = flows.entries();
    state.stages.resize(scenario.pathway->stages.size());
    if (entries.empty() && !state.stages.empty()) {
        state.settles = Equilibrium::Settles::no;
        return state;
    }
    state.referrals.again = flows.returns(entries);
    const double weight = scenario.demand ? mean_of(scenario.demand->weight.law) : 1;
    std::size_t i = 0;
    for (const auto& [name, stage] : scenario.pathway->stages.entries) {
        StageLoad& load = state.stages[i];
        load.entries = entries[i++];
        load.open = load.entries * mean_of(stage.duration.law) / year;
        load.hours = load.open * stage.hours_per_week * weight;
    }
    return state;
}

std::vector<scenario::Contradiction> doubts_of_load(const Scenario& scenario) {
    std::vector<scenario::Contradiction> doubts;
    if (!scenario.demand || !scenario.pathway) return doubts;
    const Equilibrium state = equilibrium(scenario);
    if (state.settles == Equilibrium::Settles::no) return doubts;
    doubt_posts(scenario, state, doubts);
    doubt_open_cases(scenario, state, doubts);
    return doubts;
}

std::string what_follows(const Scenario& scenario) {
    std::string text = "\n# ---- what follows from it, where every case has all its hours ----\n";
    const Equilibrium state = equilibrium(scenario);
    if (scenario.demand) text += demand_lines(state);
    if (!scenario.teams.empty()) text += capacity_lines(scenario);
    if (!scenario.pathway) return text;
    if (state.settles == Equilibrium::Settles::no)
        return text + "#\n# no equilibrium: more cases begin than ever close\n";
    if (!scenario.demand) return text;
    return text + stage_lines(scenario, state) + team_lines(scenario, state);
}

}  // namespace caseforce::scenario_file
