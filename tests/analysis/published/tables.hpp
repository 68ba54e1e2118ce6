// The published tables of invented areas (scenarios/published_example), whole or with a text in one
// of them replaced.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "analysis/published/statistics.hpp"
#include "engine/scenario_file/input.hpp"

namespace caseforce::test {

inline std::vector<published::TableFile> tables() {
    const std::filesystem::path folder =
        std::filesystem::path(CASEFORCE_SOURCE_DIR) / "scenarios/published_example";
    std::vector<published::TableFile> files;
    for (const std::string_view name : {"workforce",
                                        "referrals",
                                        "in_need",
                                        "enquiries",
                                        "plans",
                                        "looked_after",
                                        "population"}) {
        const std::string file = std::string(name) + ".csv";
        files.push_back({file, scenario_file::bytes_of(folder / file)});
    }
    return files;
}

/// Requires: the text is in the table.
inline std::vector<published::TableFile> tables_but(std::string_view table,
                                                    std::string_view text,
                                                    std::string_view instead) {
    std::vector<published::TableFile> files = tables();
    for (published::TableFile& file : files) {
        if (file.name != std::string(table) + ".csv") continue;
        const std::size_t at = file.bytes.find(text);
        REQUIRE(at != std::string::npos);
        file.bytes.replace(at, text.size(), instead);
        return files;
    }
    FAIL("no table " << table);
    return files;
}

}  // namespace caseforce::test
