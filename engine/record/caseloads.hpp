// How many cases present case holders hold, and how hard it is on all of them (MEASURES): counted
// worker by worker as their week ends, while what is counted is at hand.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "engine/record/row.hpp"
#include "engine/state/state.hpp"

namespace caseforce::record {

/// How many present holders hold so many cases, by that number.
class HeldBy {
  public:
    void add(std::uint32_t cases) {
        if (cases >= holders_.size()) holders_.resize(cases + 1, 0);
        holders_[cases] += 1;
        count_ += 1;
    }
    void add(const HeldBy& other);
    /// Keeps its memory.
    void clear();

    [[nodiscard]] std::size_t count() const { return count_; }
    [[nodiscard]] const std::vector<std::uint32_t>& holders() const { return holders_; }
    /// Cases of the holder who comes at this place, from 0, in order of cases. Requires: place <
    /// count.
    [[nodiscard]] std::size_t at(std::size_t place) const;

  private:
    std::vector<std::uint32_t> holders_;
    std::size_t count_ = 0;
};

/// Case holders of a team, or all.
struct Holders {
    HeldBy held;                       ///< by those who are present
    Fte present_fte = 0;               ///< theirs
    double cases = 0;                  ///< that they hold
    int over_cap = 0;                  ///< of them, those with a load over 1
    int in_post = 0;                   ///< present or not
    double strain = 0;                 ///< sum over those in post
    std::uint32_t longest_streak = 0;  ///< of excessive weeks, of anybody in post
    /// Those in post for the whole averaging window of the Working Time Regulations, and at work in
    /// it; of them, those above the limit.
    int whole_window = 0, over_legal = 0;

    void add(const Holders& other);
    /// Nobody. Keeps its memory.
    void clear();
};

class Caseloads {
  public:
    /// Nobody is counted. Keeps its memory.
    void begin(const plan::Plan& plan);
    /// A worker in post of the team, and what its roster says of them. Requires: their week has
    /// ended; workers of a team come in the order of its list, teams in theirs.
    void count(const plan::Plan& plan,
               const State& state,
               TeamIndex team,
               WorkerIndex worker,
               const Member& who);
    /// Requires: everybody is counted.
    void record(Row& row);

  private:
    /// Present case holders of a role.
    struct OfRole {
        Fte fte = 0;
        double cases = 0;
    };

    std::vector<Holders> by_team_;
    Holders all_;
    std::vector<OfRole> by_role_;
};

}  // namespace caseforce::record
