// Judgement, prices, what is not known and what is decided.
#include <utility>

#include "tests/properties/drawn.hpp"
#include "tests/properties/moves.hpp"

namespace caseforce::properties {

namespace {

FactorOverTime factor(Chooser& choose) {
    return choose.pick<FactorOverTime>({{{{{0, 1}}}},
                                        {{{{0, 1.2}}}},
                                        {{{{0, 0}}}},
                                        {{{{0, 1}, {14, 1.5}, {60, 1}}}},
                                        {{{{0, 0.5}, {7, 1}}}}});
}

/// A change of it contradicts nothing: shares of `next` could exceed 1 together, leave could be
/// longer than its month, and nobody becomes what they are not.
bool is_tame(const Move& move) {
    return move.path.find(".next.") == std::string::npos &&
           move.path.find("leave.months") == std::string::npos &&
           !move.path.ends_with(".becomes_after");
}

const Move* any_move(Chooser& choose, const std::vector<Move>& moves) {
    if (moves.empty()) return nullptr;
    const Move& move =
        moves[static_cast<std::size_t>(choose.below(static_cast<int>(moves.size())))];
    return is_tame(move) ? &move : nullptr;
}

template <class T>
const T& one_of(Chooser& choose, const std::vector<T>& list) {
    return list[static_cast<std::size_t>(choose.below(static_cast<int>(list.size())))];
}

void say_something(Chooser& choose, const std::vector<Move>& moves, Change& change) {
    const int operation = choose.below(3);
    const Move* move = any_move(choose, moves);
    if (move == nullptr || !move->over_time) return;
    // A factor over time can be scaled by degrees, and not set.
    if (change.over && !(move->ramps && (move->is_number || operation == 0))) return;
    const std::string& path = move->path;
    if (operation == 0 && !move->factors.empty()) {
        if (change.scale.find(path) == nullptr)
            change.scale.entries.emplace_back(path, one_of(choose, move->factors));
    } else if (operation == 1 && !move->add.empty()) {
        if (change.add.find(path) == nullptr)
            change.add.entries.emplace_back(path, Raw{one_of(choose, move->add)});
    } else if (!move->set.empty() && change.set.find(path) == nullptr) {
        change.set.entries.emplace_back(path, Raw{one_of(choose, move->set)});
    }
}

Change make_change(Chooser& choose, const Making& making, const std::vector<Move>& moves) {
    Change change;
    change.at = making.day(choose.pick<int>({7, 0, 3, 14, 21, -20, 50}));
    if (choose.chance(30)) change.over = Duration{choose.pick<double>({14, 7, 10.5, 60})};
    if (choose.chance(40)) change.until = {change.at.days + choose.pick<int>({14, 7, 3, 30})};
    const int assignments = 1 + choose.below(3);
    for (int i = 0; i < assignments; ++i)
        say_something(choose, moves, change);
    return change;
}

/// Sets a path to one of two values it may have, evenly.
Raw uniform_draw(const Tree& low, const Tree& high) {
    Tree ends;
    ends.kind = Tree::Kind::list;
    ends.list = {low, high};
    Tree law;
    law.kind = Tree::Kind::map;
    law.map.emplace_back(Tree::Key{"uniform", {}}, std::move(ends));
    return {law};
}

}  // namespace

void make_grade(Making& making) {
    Chooser choose = making.open(Chapter::grade);
    if (!choose.chance(45)) return;
    GradePath grade;
    const int judgements = 1 + choose.below(3);
    int at = choose.pick<int>({-100, 0, 10});
    for (int i = 0; i < judgements; ++i) {
        grade.path.push_back(
            {making.day(at),
             choose.pick<Grade>({Grade::good, Grade::inadequate, Grade::requires_improvement})});
        at += choose.pick<int>({14, 7, 120});
    }
    for (const char* name : {"good", "inadequate"}) {
        if (!choose.chance(60)) continue;
        GradeFactors factors;
        factors.candidates = factor(choose);
        factors.leaving = factor(choose);
        factors.agency_price = factor(choose);
        factors.referrals = factor(choose);
        factors.re_referral = factor(choose);
        grade.factors.entries.emplace_back(name, factors);
    }
    making.scenario.grade = grade;
}

void make_prices(Making& making) {
    Chooser choose = making.open(Chapter::prices);
    if (choose.chance(40))
        making.scenario.prices = Prices{choose.pick<MonthDay>({{4, 1}, {4, 10}, {2, 29}, {1, 1}}),
                                        {choose.pick<double>({0, 0.03})},
                                        {choose.pick<double>({0, 0.1, -0.5})},
                                        {choose.pick<double>({0, 0.02})}};
    if (choose.chance(20)) making.scenario.budget.entries = {{"2023-24", 1000000.0}};
}

void make_marks(Making& making) {
    Chooser choose = making.open(Chapter::marks);
    Scenario& s = making.scenario;
    if (choose.chance(20)) s.events = {{making.day(10), "Monitoring visit: \"why\" & what #1"}};
    if (choose.chance(20)) {
        Observation seen;
        seen.measure = "agency_share";
        seen.at = making.day(-100);
        seen.value = {0.347};
        s.history = {seen};
    }
    if (!choose.chance(20)) return;
    Target target;
    target.measure = "caseload_mean";
    if (!s.teams.empty()) target.team = any_of(choose, s.teams);
    target.at_most = Share{choose.pick<double>({18, 0.5})};
    if (choose.chance(50)) target.over = Span{Span::Which::last, 52 * week, {}, {}};
    s.targets = {target};
}

void make_uncertain(Making& making) {
    Chooser choose = making.open(Chapter::uncertain);
    if (!choose.chance(25)) return;
    const std::vector<Move> moves = moves_of(making.scenario);
    Uncertain uncertain;
    const int draws = 1 + choose.below(3);
    for (int i = 0; i < draws; ++i) {
        const bool sets = choose.chance(40);
        const Move* move = any_move(choose, moves);
        if (move == nullptr) continue;
        if (sets && move->set.size() > 1 && move->is_number) {
            if (uncertain.set.find(move->path) == nullptr)
                uncertain.set.entries.emplace_back(move->path,
                                                   uniform_draw(move->set[0], move->set[2]));
        } else if (!move->factors.empty() && uncertain.scale.find(move->path) == nullptr) {
            const Law law = choose.pick<Law>({Lognormal{1, 0.3}, Uniform{0.5, 1.5}, Fixed{0.5}});
            uncertain.scale.entries.emplace_back(move->path, NumberLaw{law});
        }
    }
    if (!uncertain.set.empty() || !uncertain.scale.empty()) making.scenario.uncertain = uncertain;
}

void make_changes(Making& making) {
    const std::vector<Move> moves = moves_of(making.scenario);
    for (std::size_t i = 0; i < 3; ++i) {
        Chooser choose = making.open(Chapter::changes + i);
        if (!choose.chance(35)) continue;
        making.scenario.changes.push_back(make_change(choose, making, moves));
    }
    Chooser choose = making.open(Chapter::policy);
    if (!choose.chance(50)) return;
    Policy policy;
    const int changes = choose.below(4);
    for (int i = 0; i < changes; ++i)
        policy.changes.push_back(make_change(choose, making, moves));
    if (choose.chance(40))
        policy.cost = PolicyCost{{choose.pick<double>({0, 3000})},
                                 {choose.pick<double>({0, 500})},
                                 choose.pick<double>({0, 90000}),
                                 choose.pick<double>({0, 50000})};
    making.scenario.policies.entries.emplace_back("other", policy);
}

}  // namespace caseforce::properties
