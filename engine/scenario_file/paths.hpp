// Dotted paths in a scenario: what one leads to, whether a change or a draw may move that, and
// which right path is nearest to a wrong one.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include "engine/scenario/quantity.hpp"
#include "engine/scenario/walk.hpp"

namespace caseforce::scenario_file {

using scenario::Varies;
using scenario::Where;

/// What a path leads to.
struct Found {
    int values = 0;     ///< its own, in a group of one kind, or a list's
    int below = 0;      ///< values further down, where it names a map or goes into a list
    int whole = 0;      ///< of its own, those that are whole numbers
    std::string fixed;  ///< the first at the path itself that may not move
    enum class Keys { none, own } keys = Keys::none;  ///< own: a map may name parts of it
    std::string absent;  ///< the section on the way that the scenario does not have

    [[nodiscard]] bool is_nothing() const { return values == 0 && below == 0; }
};

/// Requires: a scratch scenario: values that a map by name may have are made on the way where
/// `makes` says so (posts of another role).
enum class Makes { nothing, named };
[[nodiscard]] Found find_path(scenario::Scenario& scratch,
                              std::string_view path,
                              Varies widest,
                              Makes makes);

/// The paths of a scenario that changes (or draws) may move or make. They are gone through when the
/// first is asked for, and then known for all that is wrong with the file.
class RightPaths {
  public:
    /// Requires: the scenario outlives it and stays as it is.
    explicit RightPaths(const scenario::Scenario& scenario)
        : scenario_(scenario), scratch_(scenario) {}

    [[nodiscard]] bool has(const std::string& path, Varies widest);
    /// The one nearest to a path, itself left out; empty where none is near.
    [[nodiscard]] std::string nearest(const std::string& path, Varies widest, Makes makes);

  private:
    const std::vector<std::string>& within(Varies widest);
    std::vector<std::string> made_beside(const std::string& path, Varies widest);

    const scenario::Scenario& scenario_;
    scenario::Scenario scratch_;
    std::map<Varies, std::vector<std::string>> within_;  ///< in order
};

/// What a value of a type is, in words.
template <class T>
constexpr const char* kind_of() {
    using namespace scenario;
    if constexpr (std::is_same_v<T, bool>) return "a truth value";
    if constexpr (Number<T>) return "a number";
    if constexpr (WholeNumber<T>) return "a whole number";
    if constexpr (Distribution<T> || std::is_same_v<T, CountLaw>) return "a distribution";
    if constexpr (std::is_same_v<T, Date>) return "a date";
    if constexpr (std::is_same_v<T, Steps>) return "steps";
    if constexpr (std::is_same_v<T, FactorOverTime>) return "a factor over time";
    if constexpr (std::is_same_v<T, Intakes> || detail::is_list<T> ||
                  std::is_same_v<T, std::vector<std::string>>)
        return "a list";
    return "a word";
}

template <class T>
constexpr bool is_optional = false;
template <class T>
constexpr bool is_optional<std::optional<T>> = true;

}  // namespace caseforce::scenario_file
