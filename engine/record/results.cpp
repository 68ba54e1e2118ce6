#include "engine/record/results.hpp"

#include <algorithm>

namespace caseforce {

std::size_t Numbering::count_to(std::uint32_t last) const {
    if (!only.empty()) {
        return static_cast<std::size_t>(std::upper_bound(only.begin(), only.end(), last) -
                                        only.begin());
    }
    return last < first ? 0 : (last - first) / step + 1;
}

}  // namespace caseforce
