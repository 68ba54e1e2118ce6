// A benchmark that is fast and wrong is worse than none: what it must come to is checked where it
// is timed, and a breach ends the program.
#pragma once

#include <stdexcept>
#include <string>

namespace caseforce::bench {

/// Throws std::logic_error where it does not hold.
inline void require(bool holds, const std::string& what) {
    if (!holds) throw std::logic_error(what);
}

}  // namespace caseforce::bench
