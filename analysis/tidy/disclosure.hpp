// Small counts of people rounded and suppressed by the symbols of the national statistics
// (docs/export.md, Disclosure, with the sources). Simulated children are nobody's, but a council
// publishes them beside real ones.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "analysis/read/contents.hpp"

namespace caseforce::tidy {

enum class Disclosing { everything, safely };

inline constexpr char confidential = 'c';   ///< too few people
inline constexpr char not_available = 'x';  ///< there is no value

/// How a measure is made safe.
struct Treatment {
    enum class As {
        count,     ///< of people, or proportional to one: rounded, suppressed where few
        share,     ///< of people: suppressed where its part, or the rest of its basis, is few
        mean,      ///< over people: suppressed where its basis is few
        caseload,  ///< cases a worker: suppressed where workers, its basis, or cases are few
        rate,      ///< whose basis is the whole council and not at hand: rounded
        withheld,  ///< one person's, or of a basis that is not at hand
        unchanged  ///< money, and what is said of simulated futures
    } as = As::withheld;
    double per_person = 1;        ///< the value that one person makes of the count, or of the basis
    double scale = 1;             ///< 1 where the unit is 1, 100 of percentages and others
    std::string_view basis = {};  ///< of the others: the count it is over, in its group
};

/// Whether what a table counts is known well enough to be made safe.
[[nodiscard]] bool can_be_safe(std::string_view table);

/// How a variable of a table is treated. Requires: can_be_safe(table).
[[nodiscard]] Treatment treatment_of(std::string_view table,
                                     const read::Group& group,
                                     const read::Variable& variable);

/// Makes the values of a slab safe, in place, and says which are replaced by a symbol (0 where none
/// is). `basis` is the same slab of the treatment's basis; empty where it has none. Where the last
/// axis is of statistics their names are given, and the slab holds whole such axes.
[[nodiscard]] std::vector<char> make_safe(const Treatment& treatment,
                                          const std::vector<std::string>& statistics,
                                          const std::vector<double>& basis,
                                          std::vector<double>& values);

}  // namespace caseforce::tidy
