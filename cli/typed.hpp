// The words of the command line as they were typed, and how each kind of them is read. Numbers are
// read by us, not by CLI11, which takes 010 for eight.
#pragma once

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <system_error>
#include <vector>

#include <fmt/format.h>

#include "cli/options.hpp"
#include "engine/core/error.hpp"
#include "engine/scenario/limits.hpp"

namespace caseforce::cli {

struct Typed {
    std::vector<std::string> files, set, measures, subject_to;
    std::string output, replications, seed, threads,
        policy = "baseline", detail, log_level = "info", replication = "1", worker, of_case, weeks,
        shell;
    std::string from_published, council, year;
    std::string format, table, measure, level, from, to;
    bool disclosure = false, list = false;
    std::string shard, add;
    bool resume = false, allow_partial = false;
    bool dry_run = false, quiet = false, json = false, csv = false, findings = false, force = false,
         allow_outside = false;
    std::string policies, design, minimise, probability, data, model_error, until, best, confidence,
        indifference, waterfall, echoes, require_targets;
};

inline const std::string usual_confidence = "95%", usual_probability = "80%",
                         usual_model_error = "5%", usual_requirement = "50%";

using scenario::most_replications;

template <class Number>
Number whole_number(const std::string& text, std::string_view flag, Number low, Number high) {
    Number number{};
    const char* const end = text.data() + text.size();
    const auto [stopped, error] = std::from_chars(text.data(), end, number);
    const bool read = error == std::errc{} && stopped == end;
    if (!read || number < low || number > high) {
        throw UsageError(
            fmt::format("{} '{}': a whole number from {} to {} is needed", flag, text, low, high));
    }
    return number;
}

template <class Choice, std::size_t size>
Choice chosen(const std::string& text,
              std::string_view flag,
              const std::array<std::string_view, size>& choices) {
    const auto found = std::find(choices.begin(), choices.end(), text);
    if (found == choices.end()) {
        throw UsageError(fmt::format("{} '{}': one of {} is needed",
                                     flag,
                                     text,
                                     fmt::join(choices.begin(), choices.end(), ", ")));
    }
    return static_cast<Choice>(found - choices.begin());
}

/// A number above 0, or a share as a percentage. Throws UsageError.
[[nodiscard]] OfMeasure positive_number(const std::string& text, std::string_view flag);
/// A share from 0 to below 1, as 5% or 0.05. Throws UsageError.
[[nodiscard]] double share_from(const std::string& text, std::string_view flag);
/// A probability above 0 and below 1, as 95% or 0.95. Throws UsageError.
[[nodiscard]] double probability(const std::string& text, std::string_view flag);

/// KEY=VALUE each. Throws UsageError.
[[nodiscard]] Settings settings(const std::vector<std::string>& typed);
[[nodiscard]] std::optional<std::uint64_t> seed(const Typed& typed);
/// All cores where it was left out.
[[nodiscard]] int threads(const Typed& typed);
/// "31" or "30..35".
[[nodiscard]] std::pair<int, int> weeks(const std::string& text);
/// "2024-04-01" as days since 1970-01-01. Throws UsageError.
[[nodiscard]] int date(const std::string& text, std::string_view flag);
/// "a,b,c", blanks around the names left out. Throws UsageError where one is empty.
[[nodiscard]] std::vector<std::string> names(const std::string& text, std::string_view flag);

}  // namespace caseforce::cli
