// What the checks of a scenario share: the collector of contradictions, names that must exist, and
// which roles a team can ever have. For validate*.cpp and doubts*.cpp alone.
#pragma once

#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "engine/scenario/scenario.hpp"

namespace caseforce::scenario {

class Checks {
  public:
    explicit Checks(const Scenario& checked) : scenario(checked) {}

    using At = Contradiction::At;
    void add(std::string path,
             std::string found,
             std::string expected = {},
             std::string nearest = {},
             At at = At::value) {
        if (is_full()) return;
        found_.push_back(
            {std::move(path), std::move(found), std::move(expected), std::move(nearest), at});
    }

    /// Whether a name exists among those of a map; adds it where not. Names that could not be read
    /// are empty and were reported then.
    template <class T>
    bool exists(const Named<T>& map,
                const std::string& name,
                const std::string& path,
                const char* what,
                At at = At::value) {
        if (name.empty() || map.find(name) != nullptr) return !name.empty();
        std::vector<std::string> names;
        for (const auto& [key, value] : map.entries)
            names.push_back(key);
        add_unknown(path, name, what, names, at);
        return false;
    }

    void add_unknown(const std::string& path,
                     const std::string& name,
                     const char* what,
                     const std::vector<std::string>& names,
                     At at);

    /// Adds a list or a map that has more entries than may be.
    void check_number(std::string path, const char* things, std::size_t number, std::size_t most);

    [[nodiscard]] bool is_clean() const { return found_.empty(); }
    /// Nobody reads more than that many; what is added after them is left out.
    [[nodiscard]] bool is_full() const { return found_.size() >= most_told; }
    [[nodiscard]] std::vector<Contradiction> take() { return std::move(found_); }

    const Scenario& scenario;

  private:
    static constexpr std::size_t most_told = 1000;

    std::vector<Contradiction> found_;
    std::set<std::string> without_any_;  ///< what names were looked for where there are none at all
};

/// Roles of which a team may have a worker at some time: those in post, those of its posts, those
/// that share them, and what they become. Managed teams have no role and are not among them.
[[nodiscard]] std::set<std::string> possible_roles(const Scenario& scenario,
                                                   const std::string& team_name,
                                                   const Team& team);

/// The role whose posts a role fills.
[[nodiscard]] const std::string& post_of(const Scenario& scenario, const std::string& role);

/// Whether a managed team ever serves a team.
[[nodiscard]] bool has_managed_team(const Scenario& scenario, std::string_view team);

void check_workforce(Checks& checks);  ///< roles, teams, hours, supply: validate_workforce.cpp
void check_pathway(Checks& checks);    ///< demand, stages: validate_pathway.cpp
void check_decisions(Checks& checks);  ///< targets, history, dates: validate_decisions.cpp
/// Requires: a scenario without contradictions. How large it is: validate_size.cpp.
void check_size(Checks& checks);

/// Requires: a scenario without contradictions. Demand, stages, who serves them:
/// doubts_pathway.cpp.
void doubt_pathway(Checks& checks);
/// Likewise. What is open and who is in post on day one: doubts_beginning.cpp.
void doubt_beginning(Checks& checks);
/// Likewise. Tenures without a hazard of leaving, and managed teams: doubts_leaving.cpp.
void doubt_leaving(Checks& checks);
/// Likewise. Intakes that a change moves to another date: doubts_moved.cpp.
void doubt_moved(Checks& checks);
/// Likewise. Policies that do nothing, and ramps that begin early: doubts_policies.cpp.
void doubt_policies(Checks& checks);
/// Likewise. Hazards, additions and factors that as a rule are slips: doubts_values.cpp.
void doubt_values(Checks& checks);
/// Likewise. Factors that rounding takes away again: doubts_rounded.cpp.
void doubt_rounded(Checks& checks);

}  // namespace caseforce::scenario
