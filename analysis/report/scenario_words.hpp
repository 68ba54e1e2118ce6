// What the document takes from the scenario's text, as the file carries it: options, events,
// published history, targets and statutory limits, each value as its author wrote it.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "analysis/compare/targets.hpp"
#include "analysis/report/arrays.hpp"
#include "analysis/report/encoding.hpp"
#include "engine/core/tree.hpp"

namespace caseforce::report {

/// A target as a scenario would have it, with the weeks of the run that it is about.
struct Target {
    std::string measure;
    Whose whose;
    analysis::Goal::Sense sense = analysis::Goal::Sense::at_most;
    double bound = 0;
    std::optional<std::string> at, over, every_week_of;  ///< as written
    std::size_t first_week = 0, last_week = 0;           ///< from 0
};

struct Stage {
    std::string name;
    std::optional<std::string> limit;  ///< as written, where it has one
};

/// The tree of a scenario's text. Throws UnusableResult where it is none.
[[nodiscard]] Tree tree_of(const std::string& text);

/// A value as a scenario would write it on one line.
[[nodiscard]] std::string one_line(const Tree& value);

/// The targets of the file's probabilities, in their order.
[[nodiscard]] std::vector<Target> targets_of(const Arrays& arrays);
[[nodiscard]] std::vector<Stage> stages_of(const Tree& scenario, const Arrays& arrays);

/// [{key, changes, cost}] of the options, those of the baseline being what is decided anyway.
[[nodiscard]] Json options_of(const Tree& scenario, const std::vector<std::string>& names);
/// {key, changes, cost} of the policy that all options are under, null where the name is empty.
[[nodiscard]] Json under_of(const Tree& scenario, const std::string& name);
[[nodiscard]] Json events_of(const Tree& scenario);
[[nodiscard]] Json history_of(const Tree& scenario);
/// {name, measure, level, of, wanted, bound, at, over, every_week_of}.
[[nodiscard]] Json words_of(const Target& target);

/// The name, or null for the council.
[[nodiscard]] Json of_whom(const Whose& whose);

}  // namespace caseforce::report
