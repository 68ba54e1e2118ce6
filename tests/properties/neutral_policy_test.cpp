// Law 7 (MODEL 10) in random scenarios: a policy that changes nothing differs from the baseline by
// exactly 0, in every number of every week, whatever else the scenario says.
#include <type_traits>
#include <vector>

#include "engine/scenario/quantity.hpp"
#include "engine/scenario/walk.hpp"
#include "tests/properties/property.hpp"

namespace caseforce::properties {
namespace {

/// Assignments of every value that can change, of which none changes it.
class Neutral {
  public:
    std::vector<Assignment> set, scale, add, numbers, factors;

    template <class T>
    void leaf(const Where& where, const T& value) {
        if (where.varies != Varies::over_time) return;
        T copy = value;
        const std::string& path = where.path;
        constexpr bool is_factor = std::is_same_v<T, FactorOverTime>;
        constexpr bool scales = Number<T> || WholeNumber<T> || Distribution<T> || is_factor ||
                                std::is_same_v<T, Intakes>;
        if constexpr (Number<T>) {
            set.push_back({path, Operation::set, number_in(copy)});
            add.push_back({path, Operation::add, 0.0});
            numbers.push_back({path, Operation::scale, 1.0});
        } else if constexpr (WholeNumber<T>) {
            set.push_back({path, Operation::set, whole_in(copy)});
            add.push_back({path, Operation::add, 0});
        } else if constexpr (Distribution<T>) {
            set.push_back({path, Operation::set, law_in(copy)});
        } else if constexpr (Settable<T>) {
            set.push_back({path, Operation::set, copy});
        }
        if constexpr (std::is_same_v<T, Intakes>) add.push_back({path, Operation::add, Intakes{}});
        if constexpr (is_factor) numbers.push_back({path, Operation::scale, 1.0});
        if constexpr (scales) scale.push_back({path, Operation::scale, 1.0});
    }
    template <class T>
    void leaf(const Where& where, const std::optional<T>& value) {
        if (value) leaf(where, *value);
    }
    template <class T>
    void list(const Where& where, const std::vector<T>& entries) {
        if constexpr (Settable<std::vector<T>>) {
            if (where.varies != Varies::over_time) return;
            set.push_back({where.path, Operation::set, entries});
            add.push_back({where.path, Operation::add, std::vector<T>{}});
        }
    }
    void absent(const Where&) {}
    void fixed(const Where&) {}
    bool makes(const Where&, std::string_view) { return false; }
};

Change change(const Scenario& s, int day, std::vector<Assignment> assignments) {
    Change made;
    made.at = {s.start.days + day};
    made.assignments = std::move(assignments);
    return made;
}

std::vector<Assignment> times(std::vector<Assignment> assignments, double factor) {
    for (Assignment& assignment : assignments)
        assignment.value = factor;
    return assignments;
}

Neutral neutral(const Scenario& s) {
    Neutral found;
    walk(s, {}, found);
    return found;
}

TEST_CASE("law 7: a policy that scales by 1, adds 0 and changes nothing makes no difference",
          "[properties]") {
    holds_in_every_scenario([](const Trial& trial) {
        const Scenario s = with_draws(trial.read);
        const Neutral same = neutral(s);
        Policy policy;
        policy.changes = {change(s, 3, same.scale),
                          change(s, 7, {}),
                          change(s, 7, same.add),
                          change(s, 10, same.scale),
                          change(s, -5, same.numbers)};
        policy.changes[2].until = Date{s.start.days + 14};
        policy.changes[3].until = Date{s.start.days + 17};
        policy.changes[4].over = Duration{17.5};
        same_bits("law 7, scales by 1", run_of(s), run_of(s, &policy));
    });
}

TEST_CASE("law 7: a policy that doubles and halves on one date makes no difference",
          "[properties]") {
    holds_in_every_scenario([](const Trial& trial) {
        const Scenario s = with_draws(trial.read);
        const Neutral same = neutral(s);
        Policy policy;
        for (const int day : {0, 10})
            for (const double factor : {2.0, 0.5})
                policy.changes.push_back(change(s, day, times(same.scale, factor)));
        same_bits("law 7, doubles and halves", run_of(s), run_of(s, &policy));
    });
}

TEST_CASE("law 7: a policy that sets what is there already makes no difference", "[properties]") {
    holds_in_every_scenario([](const Trial& trial) {
        Scenario s = with_draws(trial.read);
        s.changes.clear();
        const Neutral same = neutral(s);
        Policy policy;
        policy.changes = {change(s, 3, same.set), change(s, 14, same.set)};
        policy.changes[0].until = Date{s.start.days + 10};
        same_bits("law 7, sets what is there", run_of(s), run_of(s, &policy));
    });
}

}  // namespace
}  // namespace caseforce::properties
