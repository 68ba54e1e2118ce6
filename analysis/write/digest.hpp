// SHA-256 (FIPS 180-4), for the file's `digest`: a hash that a reader can recompute with any tool,
// so that two files can be seen to promise the same numbers.
#pragma once

#include <string>
#include <string_view>

namespace caseforce::write {

/// 64 hexadecimal digits.
[[nodiscard]] std::string sha256(std::string_view bytes);

}  // namespace caseforce::write
