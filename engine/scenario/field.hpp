// What is said of a scenario key once, beside the value it fills. Every section has a static
// `visit` that calls `visitor.field(Field, value)` for each of its keys; the same lines serve the
// reader (the value's type says which units fit), the printer of the merged scenario, and whatever
// else must walk the keys. A key can then not exist in one and be missing in another
// (docs/decisions/0003).
#pragma once

#include <limits>
#include <string_view>

namespace caseforce::scenario {

/// What may give a key another value than the file does.
enum class Varies {
    over_time,  ///< changes, policies and draws
    by_draw,    ///< draws alone: it acts at the beginning
    never       ///< nothing: dates, names and structure
};

/// What a Share is a value of, where it is one of a measure's.
enum class OfMeasure { no, of_unknown, of_share, of_other };

struct Field {
    std::string_view name = {};   ///< the key as written
    std::string_view about = {};  ///< one sentence: meaning and unit
    /// What a plain number counts: "hours a week", "FTE", "pounds"; empty for one without dimension
    /// and for quantities, whose type says it.
    std::string_view unit = {};
    /// What leaving the key out means, where no default says so: "no limit".
    std::string_view left_out = {};
    std::string_view example = {};  ///< a value as it would be written: "620 per year"
    double low = -std::numeric_limits<double>::infinity();
    double high = std::numeric_limits<double>::infinity();
    bool above = false;     ///< `low` itself is not allowed
    bool required = false;  ///< a missing key is a mistake
    /// What a text, a list of texts or the keys of a map must name: "role", "team", "stage",
    /// "grade", "measure", "contract".
    std::string_view refers_to = {};
    Varies varies = Varies::over_time;  ///< itself and all below it
    OfMeasure of_measure = OfMeasure::no;
    /// Of a section: left out, it is as one whose values are, and a change may begin from that.
    bool neutral = false;
    bool whole = false;  ///< of a number: it counts, and has neither fractions nor a ramp
    bool none = false;   ///< `none` may be written for what leaving the key out means
};

inline constexpr double unbounded = std::numeric_limits<double>::infinity();

}  // namespace caseforce::scenario
