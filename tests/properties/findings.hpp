// What a law says of a week's numbers, and where it does not hold.
#pragma once

#include <cmath>
#include <string>

#include <fmt/format.h>

#include "engine/core/text.hpp"
#include "tests/properties/property.hpp"

namespace caseforce::properties {

/// The numbers of one week of a run.
class Week {
  public:
    Week(const char* law, const SmallRun& run, int number)
        : law_(law), run_(run), number_(number), names_(run.plan().names) {}

    [[nodiscard]] int number() const { return number_; }
    [[nodiscard]] const Names& names() const { return names_; }
    [[nodiscard]] std::size_t count(Level level) const {
        switch (level) {
            case Level::team:
                return names_.teams.size();
            case Level::stage:
                return names_.stages.size();
            case Level::role:
                return names_.roles.size();
            case Level::council:
                break;
        }
        return 1;
    }
    [[nodiscard]] double at(Measure measure,
                            Level level = Level::council,
                            std::size_t i = 0) const {
        return run_.at(number_, measure, level, i);
    }
    [[nodiscard]] double total(Measure measure, Level level) const {
        double sum = 0;
        for (std::size_t i = 0; i < count(level); ++i)
            sum += at(measure, level, i);
        return sum;
    }

    /// Both are the same number, up to rounding.
    /// NaN equals NaN: a sum over what has no value has none.
    void equal(const std::string& what, double expected, double found) const {
        if (std::isnan(expected) && std::isnan(found)) return;
        const double scale = std::max(std::fabs(expected), std::fabs(found));
        if (!(std::fabs(expected - found) <= 1e-9 * (1 + scale))) no(what, expected, found);
    }
    void exactly(const std::string& what, double expected, double found) const {
        if (!(expected == found)) no(what, expected, found);
    }
    void at_least(const std::string& what, double low, double found) const {
        if (!(found >= low - 1e-9 * (1 + std::fabs(low)))) no(what + " at least", low, found);
    }
    void at_most(const std::string& what, double high, double found) const {
        if (!(found <= high + 1e-9 * (1 + std::fabs(high)))) no(what + " at most", high, found);
    }
    /// A mean over nothing is NaN, and nothing else is.
    void nothing_exactly_if(const std::string& what, bool over_nothing, double found) const {
        if (over_nothing != std::isnan(found))
            fail(fmt::format("{}: week {}, {}: {} expected, {} found",
                             law_,
                             number_,
                             what,
                             over_nothing ? "NaN, a mean over nothing," : "a number",
                             text::number(found)));
    }

  private:
    [[noreturn]] void no(const std::string& what, double expected, double found) const {
        fail(fmt::format("{}: week {}, {}: {} expected, {} found",
                         law_,
                         number_,
                         what,
                         text::number(expected),
                         text::number(found)));
    }

    const char* law_;
    const SmallRun& run_;
    int number_;
    const Names& names_;
};

/// Of a team, stage or role, for a message.
[[nodiscard]] inline std::string of(const Week& week,
                                    Measure measure,
                                    Level level = Level::council,
                                    std::size_t i = 0) {
    const std::string name(row_of(measure).name);
    switch (level) {
        case Level::team:
            return name + " of " + week.names().teams[i];
        case Level::stage:
            return name + " of " + week.names().stages[i];
        case Level::role:
            return name + " of " + week.names().roles[i];
        case Level::council:
            break;
    }
    return name;
}

/// Each week of a run in turn.
template <class Check>
void for_each_week(const char* law, const SmallRun& run, const Check& check) {
    for (int number = 1; number <= run.weeks(); ++number)
        check(Week(law, run, number));
}

}  // namespace caseforce::properties
