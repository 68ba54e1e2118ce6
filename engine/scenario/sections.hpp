// The sections of a scenario of which values may move (MODEL 7), and sets of them: what has to be
// made again where a change touches some of them alone.
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <string_view>

#include "engine/scenario/scenario.hpp"

namespace caseforce::scenario {

enum class Section : std::uint8_t {
    working_time,
    roles,
    teams,
    population,
    demand,
    pathway,
    promotion,
    market,
    agency,
    academy,
    overseas,
    managed_teams,
    pay,
    leaving,
    sickness,
    long_leave,
    grade,
    on_cost,
    prices
};
/// The paths they stand at.
inline constexpr std::string_view section_names[] = {"working_time",
                                                     "roles",
                                                     "teams",
                                                     "population",
                                                     "demand",
                                                     "pathway",
                                                     "supply.promotion",
                                                     "supply.market",
                                                     "supply.agency",
                                                     "supply.academy",
                                                     "supply.overseas",
                                                     "supply.managed_teams",
                                                     "supply.pay",
                                                     "leaving",
                                                     "sickness",
                                                     "long_leave",
                                                     "grade",
                                                     "on_cost",
                                                     "prices"};
inline constexpr std::size_t n_sections = std::size(section_names);

class Sections {
  public:
    constexpr Sections() = default;  ///< none
    [[nodiscard]] static constexpr Sections all() { return Sections((1U << n_sections) - 1); }

    constexpr bool operator==(const Sections&) const = default;
    constexpr void add(Section section) { bits_ |= bit(section); }
    constexpr void add(Sections others) { bits_ |= others.bits_; }
    [[nodiscard]] constexpr bool has(Section section) const { return (bits_ & bit(section)) != 0; }
    [[nodiscard]] constexpr bool meets(Sections others) const {
        return (bits_ & others.bits_) != 0;
    }
    [[nodiscard]] constexpr int size() const { return std::popcount(bits_); }

    /// In the order of the enumeration.
    template <class Do>
    void for_each(Do&& act) const {
        for (std::size_t i = 0; i < n_sections; ++i) {
            if (has(static_cast<Section>(i))) act(static_cast<Section>(i));
        }
    }

  private:
    constexpr explicit Sections(std::uint32_t bits) : bits_(bits) {}
    [[nodiscard]] static constexpr std::uint32_t bit(Section section) {
        return 1U << static_cast<unsigned>(section);
    }

    std::uint32_t bits_ = 0;
};

/// The section that a dotted path leads into; those below it, where it ends above some. Requires:
/// it leads to values that may move.
[[nodiscard]] Sections sections_at(std::string_view path);

/// A section of one scenario stands as in another. O(its values).
void copy_section(Section section, const Scenario& from, Scenario& to);

}  // namespace caseforce::scenario
