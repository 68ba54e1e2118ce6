// Whole numbers and seeds, in any form whose value is whole: programs that write scenarios
// write 5.0 and 5e0 for 5.
#include <charconv>
#include <cmath>
#include <string>
#include <system_error>
#include <type_traits>

#include "engine/scenario_file/units.hpp"

namespace caseforce::scenario_file {

namespace {

/// A number in the digits of an integer or in any other form whose value is whole: 5.0, 5e0. Beyond
/// 2^53 only digits say which one is meant. `complaint` where there is none.
template <class Integer>
Result<Integer> integer_from(std::string_view text,
                             const char* expected,
                             const Complaint& too_large,
                             const Complaint& complaint) {
    constexpr double most_in_any_form = 9007199254740992;
    const Result<double> number = number_from(text);
    if (!number.is_sound()) {
        if (text.ends_with('%')) return Complaint{number.complaint().says, expected};
        return in_form(number.complaint(), expected);
    }
    if (text.starts_with('+')) text.remove_prefix(1);  // which std::from_chars does not know
    Integer value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error == std::errc{} && end == text.data() + text.size()) return value;
    if (error == std::errc::result_out_of_range) return too_large;
    const double read = number.value();
    const bool is_negative = read < 0;
    if (std::floor(read) != read || (is_negative && !std::is_signed_v<Integer>)) return complaint;
    if (std::abs(read) > most_in_any_form) return too_large;
    return static_cast<Integer>(read);
}

}  // namespace

Result<std::int64_t> whole_number_from(std::string_view text) {
    constexpr const char* expected = "a whole number, such as 3";
    return integer_from<std::int64_t>(text,
                                      expected,
                                      {"is too large", "a whole number below 2^53"},
                                      {"is not a whole number", expected});
}

Result<std::uint64_t> seed_from(std::string_view text) {
    constexpr const char* expected = "a whole number from 0 to 18446744073709551615";
    return integer_from<std::uint64_t>(
        text,
        expected,
        {"is not a seed", std::string(expected) + ", in digits alone above 2^53"},
        {"is not a seed", expected});
}

}  // namespace caseforce::scenario_file
