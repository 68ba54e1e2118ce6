// Each is told with the text as it should be.
#include "engine/scenario_file/strange_characters.hpp"

#include <algorithm>
#include <charconv>

#include <fmt/format.h>

#include "engine/core/text.hpp"
#include "engine/scenario_file/spot.hpp"
#include "engine/scenario_file/yaml_words.hpp"

namespace caseforce::scenario_file {

namespace {

/// Quotation marks as a word processor makes them, or a comment right behind a word.
std::optional<Complaint> strange_mark(std::string_view text) {
    if (const std::size_t quote = curly_quote(text, 0); quote > 0) {
        std::size_t end = quote;
        while (end < text.size() && curly_quote(text, end) == 0)
            ++end;
        return Complaint{
            "has typographic quotation marks",
            fmt::format("it without them: '{}'", shortened(text.substr(quote, end - quote)))};
    }
    const std::size_t comment = text.find('#');
    if (comment == text.npos || comment == 0 || is_blank(text[comment - 1])) return std::nullopt;
    return Complaint{
        "has a '#' without a space before it",
        fmt::format(
            "'{} {}'", shortened(text.substr(0, comment)), shortened(text.substr(comment)))};
}

}  // namespace

std::string without_separators(std::string_view text) {
    std::string digits;
    for (const char c : text) {
        if (c != '_' && c != ',') digits += c;
    }
    return digits;
}

std::string without_gaps(std::string_view text) {
    std::string whole(text);
    const std::size_t sign = text.starts_with('-') || text.starts_with('+') ? 1 : 0;
    std::size_t at = std::min(whole.find(' '), whole.size());
    if (at > sign + 3 || text::digits(whole.substr(sign, at - sign)) < 0) return {};
    const auto is_group = [&](std::size_t from) {
        const std::string group = whole.substr(from, 3);
        return group.size() == 3 && text::digits(group) >= 0 &&
               (from + 3 == whole.size() || whole[from + 3] == ' ');
    };
    while (at < whole.size() && is_group(at + 1)) {
        whole.erase(at, 1);
        at += 3;
    }
    return whole.size() == text.size() ? std::string() : whole;
}

std::string in_full(std::string_view word) {
    double number = 0;
    const char* const end = word.data() + word.size();
    const auto [letter, error] = std::from_chars(word.data(), end, number);
    if (error != std::errc{} || letter + 1 != end) return {};
    if (*letter == 'k') return text::number(number * 1e3);
    return *letter == 'm' ? text::number(number * 1e6) : std::string();
}

std::optional<Complaint> strange_character(std::string_view text) {
    constexpr std::string_view pound = "£", no_break_space = "\u00a0";
    if (text.starts_with(pound)) {
        const std::string_view number = text.substr(pound.size());
        const std::string full = in_full(number);
        return Complaint{
            "has a pound sign",
            "the number without it: " + (full.empty() ? without_separators(number) : full)};
    }
    if (auto mark = strange_mark(text)) return mark;
    std::string plain;
    for (std::string_view rest = text; !rest.empty();) {
        const bool is_wide = rest.starts_with(no_break_space);
        plain += is_wide || rest.front() == '\t' ? ' ' : rest.front();
        rest.remove_prefix(is_wide ? no_break_space.size() : 1);
    }
    if (plain == text) return std::nullopt;
    return Complaint{"has a tab or a no-break space in it",
                     fmt::format("a plain space: '{}'", plain)};
}

}  // namespace caseforce::scenario_file
