// Some of the teams, gone through in their order without looking at the others.
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "engine/core/index.hpp"

namespace caseforce {

class TeamSet {
  public:
    /// Of so many, none.
    void begin(std::size_t n_teams) { words_.assign(n_teams / 64 + 1, 0); }

    void insert(TeamIndex team) { words_[team.value / 64] |= bit(team); }
    void erase(TeamIndex team) { words_[team.value / 64] &= ~bit(team); }

    /// The first of them at this position or after it; none where none is.
    [[nodiscard]] TeamIndex first_from(std::size_t position) const {
        std::size_t word = position / 64;
        if (word >= words_.size()) return {};
        std::uint64_t left = words_[word] & (~std::uint64_t{0} << position % 64);
        while (left == 0) {
            if (++word == words_.size()) return {};
            left = words_[word];
        }
        return TeamIndex(word * 64 + static_cast<std::size_t>(std::countr_zero(left)));
    }

  private:
    static std::uint64_t bit(TeamIndex team) { return std::uint64_t{1} << team.value % 64; }

    std::vector<std::uint64_t> words_;
};

}  // namespace caseforce
