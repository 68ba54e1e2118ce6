// The checksum of what is kept: XXH3, as fast as memory is read; against damage, not against
// malice.
#pragma once

#include <cstdint>
#include <string_view>

namespace caseforce::keep {

[[nodiscard]] std::uint64_t checksum(std::string_view bytes);

}  // namespace caseforce::keep
