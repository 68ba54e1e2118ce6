// How much of a run its file keeps: one list for what writes and what reads.
#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <string_view>

namespace caseforce::hdf5 {

/// `summary`, the statistics over replications; `means`, also the council-wide series of each
/// replication and the means by team, stage and role; `full`, also those by replication.
enum class Detail { summary, means, full };
inline constexpr std::array<std::string_view, 3> details{"summary", "means", "full"};

[[nodiscard]] constexpr std::string_view name_of(Detail detail) {
    return details[static_cast<std::size_t>(detail)];
}

/// The detail of that name; nothing where there is none.
[[nodiscard]] constexpr std::optional<Detail> detail_named(std::string_view name) {
    for (std::size_t i = 0; i < details.size(); ++i) {
        if (details[i] == name) return static_cast<Detail>(i);
    }
    return std::nullopt;
}

}  // namespace caseforce::hdf5
