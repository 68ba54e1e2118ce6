// Columns as an editor shows them: in characters, where the YAML library counts bytes.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "engine/core/error.hpp"

namespace caseforce::scenario_file {

/// Characters (code points) of a text in UTF-8.
[[nodiscard]] std::size_t characters(std::string_view text);

/// Where a byte of a text stands. O(bytes before it).
[[nodiscard]] Place place_at(std::string_view text, std::size_t at, const std::string& file);

/// The columns of a text of which many are asked. A line may be the whole text, so each is told
/// from counts kept at every few bytes: O(1).
class Columns {
  public:
    explicit Columns(std::string_view text);

    /// Of the byte `at` in the line that begins at `line`, from 1.
    [[nodiscard]] int column(std::size_t line, std::size_t at) const;

  private:
    [[nodiscard]] std::size_t characters_before(std::size_t at) const;

    std::string_view text_;
    std::vector<std::size_t> before_;  ///< characters before every `stride`th byte
};

}  // namespace caseforce::scenario_file
