// Factors that rounding takes away again: of two seats 1.05 times as many are two (MODEL 7).
#include <algorithm>
#include <array>
#include <optional>
#include <type_traits>
#include <utility>
#include <variant>
#include <vector>

#include <fmt/format.h>

#include "engine/core/text.hpp"
#include "engine/core/units.hpp"
#include "engine/scenario/checks.hpp"
#include "engine/scenario/quantity.hpp"
#include "engine/scenario/sections.hpp"
#include "engine/scenario/walk.hpp"

namespace caseforce::scenario {

namespace {

template <class T>
constexpr bool is_perhaps = false;
template <class T>
constexpr bool is_perhaps<std::optional<T>> = true;

/// What a factor makes of the values that a path leads to, once they are rounded.
class Rounding {
  public:
    static constexpr bool asks_no_path = true;

    explicit Rounding(double factor) : factor_(factor) {}

    template <class T>
    void leaf(const Where& where, const T& value) {
        if constexpr (is_perhaps<T>) {
            if (value) leaf(where, *value);
        } else if constexpr (WholeNumber<T>) {
            T copy = value;
            add(whole_in(copy));
        } else if constexpr (std::is_same_v<T, Intakes>) {
            if (value.yearly) add(value.yearly->size);
            for (const Intakes::Dated& intake : value.dated)
                add(intake.size);
        } else if constexpr (std::is_same_v<T, double>) {
            // The size of a single intake; a post's FTE, say, is not rounded.
            const std::string_view of = where.field.refers_to;
            if (of == "seats" || of == "offers") {
                add(value);
            } else {
                moves_ = true;
            }
        } else {
            moves_ = true;
        }
    }
    template <class T>
    void list(const Where&, const std::vector<T>&) {}
    void absent(const Where&) {}
    void fixed(const Where&) {}
    bool makes(const Where&, std::string_view) { return false; }

    /// The first of the values where all stay as they are for being rounded.
    [[nodiscard]] std::optional<double> stays() const { return moves_ ? std::nullopt : first_; }

  private:
    void add(double whole) {
        if (half_up(whole * factor_) != half_up(whole)) moves_ = true;
        if (whole > 0 && !first_) first_ = whole;
    }

    double factor_;
    bool moves_ = false;
    std::optional<double> first_;
};

/// How often each section is moved by something.
class Movers {
  public:
    void add(const std::vector<Change>& changes) {
        for (const Change& change : changes) {
            for (const Assignment& one : change.assignments)
                add(sections_at(one.path));
        }
    }
    void add(Sections moved) {
        moved.for_each([&](Section section) { ++times_[static_cast<std::size_t>(section)]; });
    }
    /// Requires: what moves them is among those that were added.
    [[nodiscard]] bool moves_alone(Sections moved) const {
        bool alone = true;
        moved.for_each([&](Section section) {
            alone = alone && times_[static_cast<std::size_t>(section)] == 1;
        });
        return alone;
    }

  private:
    std::array<std::size_t, n_sections> times_{};
};

/// Where something else moves the same values, they may be others when the factor acts.
void doubt_scaled(Checks& checks, const std::vector<Change>& changes, const Movers& movers) {
    for (const Change& change : changes) {
        for (const Assignment& one : change.assignments) {
            const double* factor = std::get_if<double>(&one.value);
            if (one.operation != Operation::scale || factor == nullptr || *factor == 1) continue;
            if (!movers.moves_alone(sections_at(one.path))) continue;
            Rounding rounding(*factor);
            walk(checks.scenario, one.path, rounding);
            const std::optional<double> stays = rounding.stays();
            if (!stays) continue;
            checks.add(one.given,
                       fmt::format("this takes whole numbers, and {} times {} is rounded to {}",
                                   text::number(*factor),
                                   text::number(*stays),
                                   text::number(half_up(*stays * *factor))),
                       "it has no effect",
                       {},
                       Checks::At::key);
        }
    }
}

/// The least and the greatest number that a law draws; nothing where it has no bounds.
std::optional<std::pair<double, double>> bounds_of(const Law& law) {
    if (const auto* fixed = std::get_if<Fixed>(&law)) return {{fixed->value, fixed->value}};
    if (const auto* uniform = std::get_if<Uniform>(&law)) return {{uniform->low, uniform->high}};
    const auto* atoms = std::get_if<Empirical>(&law);
    if (atoms == nullptr || atoms->atoms.empty()) return std::nullopt;
    std::pair bounds{atoms->atoms.front().first, atoms->atoms.front().first};
    for (const auto& [value, probability] : atoms->atoms)
        bounds = {std::min(bounds.first, value), std::max(bounds.second, value)};
    return bounds;
}

/// Likewise of a factor that is drawn, within bounds that are both rounded away.
void doubt_drawn(Checks& checks, const UncertainValue& drawn, const Movers& movers) {
    const auto bounds = bounds_of(drawn.law);
    if (drawn.operation != Operation::scale || !bounds) return;
    if (!movers.moves_alone(sections_at(drawn.path))) return;
    Rounding low(bounds->first), high(bounds->second);
    walk(checks.scenario, drawn.path, low);
    walk(checks.scenario, drawn.path, high);
    const std::optional<double> stays = low.stays();
    if (!stays || !high.stays()) return;
    checks.add(fmt::format("uncertain.scale.{}", drawn.path),
               fmt::format("this takes whole numbers, and {} to {} times {} is rounded to {}",
                           text::number(bounds->first),
                           text::number(bounds->second),
                           text::number(*stays),
                           text::number(half_up(*stays))),
               "it has no effect",
               {},
               Checks::At::key);
}

}  // namespace

void doubt_rounded(Checks& checks) {
    const Scenario& scenario = checks.scenario;
    Movers always;
    always.add(scenario.changes);
    if (scenario.uncertain) {
        for (const UncertainValue& drawn : scenario.uncertain->draws)
            always.add(sections_at(drawn.path));
    }
    Movers any = always;
    for (const auto& [name, policy] : scenario.policies.entries) {
        any.add(policy.changes);
        Movers under_it = always;
        under_it.add(policy.changes);
        doubt_scaled(checks, policy.changes, under_it);
    }
    doubt_scaled(checks, scenario.changes, any);
    if (!scenario.uncertain) return;
    for (const UncertainValue& drawn : scenario.uncertain->draws)
        doubt_drawn(checks, drawn, any);
}

}  // namespace caseforce::scenario
