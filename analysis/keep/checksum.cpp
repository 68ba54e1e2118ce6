#include "analysis/keep/checksum.hpp"

#define XXH_INLINE_ALL
#include <xxhash.h>

namespace caseforce::keep {

std::uint64_t checksum(std::string_view bytes) { return XXH3_64bits(bytes.data(), bytes.size()); }

}  // namespace caseforce::keep
