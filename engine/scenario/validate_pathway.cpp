// Contradictions in demand and the pathway (MODEL 3): the names of stages, teams and roles, and
// whether cases can ever go on.
#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <string_view>

#include <fmt/format.h>

#include "engine/core/elementary.hpp"
#include "engine/core/text.hpp"
#include "engine/scenario/checks.hpp"
#include "engine/scenario/limits.hpp"

namespace caseforce::scenario {

namespace {

using At = Contradiction::At;

/// Stages shorter than this, one after the other without end, would be a run without end.
constexpr Days shortest_loop = 1.0 / 1440;

using Stages = std::vector<std::pair<std::string, Stage>>;

constexpr std::size_t none = static_cast<std::size_t>(-1);

/// Where each stage stands among them.
class Positions {
  public:
    explicit Positions(const Stages& stages) {
        for (const auto& [name, stage] : stages) {
            known_.emplace(name, names_.size());
            names_.push_back(name);
        }
    }

    /// Of the nearest name where a slip was reported already; `none` where none is near.
    [[nodiscard]] std::size_t operator()(const std::string& name) {
        const auto [at, is_new] = known_.emplace(name, none);
        if (!is_new) return at->second;
        const std::string near = text::nearest(name, names_);
        if (!near.empty()) at->second = known_.at(near);
        return at->second;
    }

  private:
    std::map<std::string, std::size_t> known_;
    std::vector<std::string> names_;
};

struct GreatestLength {
    double operator()(const Fixed& law) const { return law.value; }
    double operator()(const Uniform& law) const { return law.high; }
    double operator()(const Empirical& law) const {
        double longest = 0;
        for (const auto& [value, probability] : law.atoms)
            longest = probability > 0 ? std::max(longest, value) : longest;
        return longest;
    }
    double operator()(const Exponential& law) const { return law.mean; }
    double operator()(const Lognormal& law) const { return law.mean; }
    double operator()(const Gamma& law) const { return law.mean; }
    double operator()(const Weibull& law) const { return law.scale; }
};

/// A word for a case's end, which other tools have as a stage.
bool is_an_end(std::string_view name) {
    constexpr std::array<std::string_view, 8> words{
        "close", "closed", "closes", "closure", "end", "ends", "exit", "out"};
    return std::find(words.begin(), words.end(), name) != words.end();
}

void check_next(Checks& checks, const std::string& name, const Stage& stage) {
    const std::string path = "pathway.stages." + name;
    const Named<Stage>& stages = checks.scenario.pathway->stages;
    double sum = 0;
    for (const auto& [to, share] : stage.next.entries) {
        if (is_an_end(to) && stages.find(to) == nullptr) {
            checks.add(path + ".next." + to,
                       fmt::format("'{}' is not a stage", to),
                       "stages alone; what is left over closes the case",
                       {},
                       At::key);
        } else {
            checks.exists(stages, to, path + ".next." + to, "stage", At::key);
        }
        sum += share.value;
    }
    if (sum > 1 + sum_tolerance)
        checks.add(path + ".next",
                   fmt::format("the probabilities of 'next' sum to {}",
                               text::number(std::floor(sum * 1e9 + 0.5) / 1e9)),
                   "1 at most; what is left over closes the case",
                   {},
                   At::key);
    if (stage.escalation)
        checks.exists(stages, stage.escalation->to, path + ".escalation.to", "stage");
}

/// The stage's team and roles.
void check_service(Checks& checks, const std::string& name, const Stage& stage) {
    const Scenario& scenario = checks.scenario;
    const std::string path = "pathway.stages." + name;
    for (std::size_t i = 0; stage.roles && i < stage.roles->size(); ++i) {
        const std::string& role = (*stage.roles)[i];
        const std::string entry = fmt::format("{}.roles[{}]", path, i);
        if (!checks.exists(scenario.roles, role, entry, "role")) continue;
        if (!scenario.roles.find(role)->holds_cases)
            checks.add(entry, fmt::format("'{}' holds no cases", role), "case-holding roles");
    }
    checks.exists(scenario.teams, stage.team, path + ".team", "team");
}

/// Stages of no length that lead only to each other: a case in them would move for ever at one
/// instant.
void check_loops(Checks& checks) {
    const Stages& stages = checks.scenario.pathway->stages.entries;
    Positions position(stages);
    std::vector<bool> gets_on(stages.size(), false);
    std::vector<std::vector<std::size_t>> comes_from(stages.size());
    std::vector<std::size_t> ahead;
    for (std::size_t i = 0; i < stages.size(); ++i) {
        double sum = 0;
        for (const auto& [to, share] : stages[i].second.next.entries)
            sum += share.value;
        const double longest = std::visit(GreatestLength{}, stages[i].second.duration.law);
        gets_on[i] = longest >= shortest_loop || sum < 1 - sum_tolerance;
        if (gets_on[i]) ahead.push_back(i);
        for (const auto& [to, share] : stages[i].second.next.entries) {
            const std::size_t next = share.value > sum_tolerance ? position(to) : i;
            if (next == none && !gets_on[i]) gets_on[i] = true, ahead.push_back(i);
            if (next != none && next != i) comes_from[next].push_back(i);
        }
    }
    while (!ahead.empty()) {
        const std::size_t stage = ahead.back();
        ahead.pop_back();
        for (const std::size_t before : comes_from[stage]) {
            if (!gets_on[before]) ahead.push_back(before);
            gets_on[before] = true;
        }
    }
    for (std::size_t i = 0; i < stages.size(); ++i) {
        if (!gets_on[i])
            checks.add("pathway.stages." + stages[i].first + ".next",
                       fmt::format("a case in '{}' moves on for ever in no time", stages[i].first),
                       "a duration above 0, or a probability that the case closes",
                       {},
                       At::key);
    }
}

void check_demand(Checks& checks, const Demand& demand) {
    const Scenario& scenario = checks.scenario;
    if (!scenario.pathway) {
        checks.add("demand",
                   "there is demand and no pathway for it",
                   "'pathway', or no 'demand'",
                   {},
                   At::key);
    } else {
        checks.exists(scenario.pathway->stages, demand.first_stage, "demand.first_stage", "stage");
    }
    if (!scenario.population && demand.referrals_per_10000.per_year > 0)
        checks.add("demand.referrals_per_10000",
                   "there are referrals and no children",
                   "'population': {children: ..}");
    const double children = scenario.population ? scenario.population->children : 0;
    const double growth =
        elementary::pow(1 + std::max(0.0, demand.trend.per_year), scenario.horizon.days / year);
    const double referrals = demand.referrals_per_10000.per_year * children / 10000 * growth;
    if (referrals > most_referrals)
        checks.add("demand.referrals_per_10000",
                   fmt::format("that is {:.0f} referrals a year", referrals),
                   fmt::format("{:.0f} at most, growth included", most_referrals));
    if (demand.recent_closures && demand.recent_closures->rate.per_year > most_referrals)
        checks.add(
            "demand.recent_closures.rate",
            fmt::format("that is {:.0f} closures a year", demand.recent_closures->rate.per_year),
            fmt::format("{:.0f} at most", most_referrals));
}

void check_initial_cases(Checks& checks) {
    long long open = 0;
    for (const auto& [name, stage] : checks.scenario.pathway->stages.entries)
        open += stage.initial ? stage.initial->open : 0;
    if (open > most_cases)
        checks.add("pathway.stages",
                   fmt::format("{} cases are open on day one", open),
                   fmt::format("{} at most", most_cases),
                   {},
                   At::key);
}

}  // namespace

void check_pathway(Checks& checks) {
    const Scenario& scenario = checks.scenario;
    if (scenario.demand) check_demand(checks, *scenario.demand);
    if (!scenario.pathway) return;
    const Pathway& pathway = *scenario.pathway;
    if (pathway.return_)
        checks.exists(pathway.stages, pathway.return_->to, "pathway.return.to", "stage");
    for (const auto& [name, stage] : pathway.stages.entries) {
        check_next(checks, name, stage);
        check_service(checks, name, stage);
    }
    check_loops(checks);
    check_initial_cases(checks);
}

}  // namespace caseforce::scenario
