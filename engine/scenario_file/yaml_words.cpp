// Reads bytes, and says what is wrong with a key.
#include "engine/scenario_file/yaml_words.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "engine/scenario_file/spot.hpp"

namespace caseforce::scenario_file {

namespace {

std::string_view trimmed(std::string_view text) {
    const std::size_t last = text.find_last_not_of(" \t\r");
    return text.substr(0, last == text.npos ? 0 : last + 1);
}

/// Hexadecimal digits that follow an escape in double quotation marks; npos for no escape.
std::size_t digits_of_escape(char c) {
    if (c == 'x') return 2;
    if (c == 'u') return 4;
    if (c == 'U') return 8;
    return std::string_view("0abt\tnvfre \"/\\N_LP\n\r").find(c) != std::string_view::npos
               ? 0
               : std::string_view::npos;
}

bool is_escape(std::string_view behind_backslash) {
    const std::size_t digits = digits_of_escape(byte_at(behind_backslash, 0));
    if (digits == std::string_view::npos) return false;
    const std::string_view code = behind_backslash.substr(std::min<std::size_t>(1, digits), digits);
    return code.size() == digits &&
           code.find_first_not_of("0123456789abcdefABCDEF") == std::string_view::npos;
}

/// Whether three bytes are a character of the block of general punctuation, between two in it.
bool is_punctuation(std::string_view bytes, unsigned first, unsigned last) {
    if (bytes.size() < 3 || !bytes.starts_with("\xe2\x80")) return false;
    const unsigned byte = static_cast<unsigned char>(bytes[2]);
    return byte >= first && byte <= last;
}

}  // namespace

Slip without_space_after_dash(std::size_t at, std::string_view line) {
    return {at,
            fmt::format("'{}' has no space after its '-'", shortened(line)),
            fmt::format("'- {}'", shortened(line.substr(1)))};
}

bool ends_line(std::string_view text, std::size_t at) {
    return byte_at(text, at) == '\n' || (text[at] == '\r' && byte_at(text, at + 1) == '\n');
}

bool ends_word(std::string_view text, std::size_t at) {
    return is_blank(byte_at(text, at)) || ends_line(text, at);
}

bool ends_content(std::string_view text, std::size_t at) {
    if (ends_line(text, at)) return true;
    return text[at] == '#' && (at == 0 || is_blank(text[at - 1]) || text[at - 1] == '\n');
}

bool is_colon(std::string_view text, std::size_t at) {
    return byte_at(text, at) == ':' && ends_word(text, at + 1);
}

std::size_t skip_blanks(std::string_view text, std::size_t at) {
    while (is_blank(byte_at(text, at)))
        ++at;
    return at;
}

std::size_t next_line(std::string_view text, std::size_t at) {
    const std::size_t end = text.find('\n', at);
    return end == text.npos ? text.size() : end + 1;
}

std::string_view rest_of_line(std::string_view text, std::size_t at) {
    std::size_t end = at;
    while (!ends_content(text, end))
        ++end;
    return at < text.size() ? trimmed(text.substr(at, end - at)) : std::string_view();
}

std::size_t odd_space(std::string_view text, std::size_t at) {
    const std::string_view here = text.substr(std::min(at, text.size()), 3);
    if (here.starts_with("\xc2\xa0")) return 2;
    const bool is_other =
        here == "\xe2\x80\xaf" || here == "\xe2\x81\x9f" || here == "\xe3\x80\x80";
    return is_other || is_punctuation(here, 0x80, 0x8b) ? 3 : 0;
}

std::size_t curly_quote(std::string_view text, std::size_t at) {
    const std::string_view here = text.substr(std::min(at, text.size()), 3);
    if (here.starts_with("\xc2\xab") || here.starts_with("\xc2\xbb")) return 2;
    return is_punctuation(here, 0x98, 0x9f) ? 3 : 0;
}

std::size_t end_of_quoted(std::string_view text, std::size_t at) {
    const char mark = text[at];
    for (++at; at < text.size(); ++at) {
        if (text[at] == '\\' && mark == '"') {
            ++at;
        } else if (text[at] == mark) {
            const bool is_doubled = mark == '\'' && byte_at(text, at + 1) == mark;
            if (!is_doubled) return at + 1;
            ++at;
        }
    }
    return text.npos;
}

std::optional<Slip> slip_in_quoted(std::string_view text, std::size_t at, std::size_t end) {
    if (end == text.npos) return Slip{at, "a quotation mark is never closed", "another at the end"};
    if (text[at] == '\'') return std::nullopt;
    for (++at; at < end; ++at) {
        if (text[at] != '\\') continue;
        if (!is_escape(text.substr(at + 1, end - at - 1)))
            return Slip{at,
                        "a '\\' in double quotation marks that writes no character",
                        "'\\\\', or single quotation marks around the text"};
        ++at;
    }
    return std::nullopt;
}

Slip slip_behind_quoted(std::string_view text, std::size_t begin, std::size_t end, std::size_t at) {
    if (text.substr(begin, end - begin).find('\n') != text.npos)
        return {begin, "a quotation mark is not closed in its line", "another at the end"};
    const bool is_apostrophe = text[begin] == '\'' && at == end;
    return {at,
            "text stands after the closing quotation mark",
            is_apostrophe ? "'' for an apostrophe, or double quotation marks around all of the text"
                          : "quotation marks around all of the text, or none"};
}

Slip curly_slip(std::string_view text, std::size_t at) {
    return {at,
            fmt::format("'{}' is a letter to YAML, not a quotation mark",
                        text.substr(at, curly_quote(text, at))),
            "a straight quotation mark: \" or '"};
}

std::string in_marks(std::string_view text) {
    const std::string line = shortened(text);
    const bool has_double = line.find('"') != line.npos || line.find('\\') != line.npos;
    if (!has_double) return '"' + line + '"';
    const bool has_single = line.find('\'') != line.npos;
    return has_single ? "quotation marks" : '\'' + line + '\'';
}

Slip without_dash(std::string_view text, std::size_t at) {
    return {
        at,
        fmt::format("'{}' stands among entries without a '- '", shortened(rest_of_line(text, at))),
        "'- ' before an entry, and its further keys indented as its first"};
}

Slip without_opening(std::string_view text, std::size_t at) {
    const char c = text[at];
    return {at,
            fmt::format("'{}' has no '{}' before it", c, c == '}' ? '{' : '['),
            "one for each opening one"};
}

Slip cannot_begin(std::string_view text, std::size_t at) {
    return {at,
            fmt::format("'{}' cannot begin a value", text[at]),
            fmt::format("quotation marks around a text: {}", in_marks(rest_of_line(text, at)))};
}

Slip without_colon(std::size_t at, std::string_view line) {
    std::size_t key = 0;
    while (key < line.size() && std::string_view(" \t=:{[").find(line[key]) == line.npos &&
           odd_space(line, key) == 0)
        ++key;
    std::size_t value = key;
    bool has_odd_space = false;
    while (value < line.size()) {
        const std::size_t odd = odd_space(line, value);
        has_odd_space = has_odd_space || odd > 0;
        if (odd == 0 && std::string_view(" \t=:").find(line[value]) == line.npos) break;
        value += std::max<std::size_t>(odd, 1);
    }
    const std::string_view name = line.substr(0, key);
    if (has_odd_space && byte_at(line, key) == ':')
        return {at + key + 1, "a no-break space stands after the ':'", "an ordinary space"};
    if (value == line.size())
        return {at,
                fmt::format("'{}' has no ':'", shortened(line)),
                fmt::format("'{}:'", shortened(name))};
    return {at,
            fmt::format("'{}' has no ': ' after its key", shortened(line)),
            fmt::format("'{}: {}'", shortened(name), shortened(line.substr(value)))};
}

std::optional<Slip> slip_of_key(std::string_view text, std::size_t at, std::string_view key) {
    if (key.starts_with("-{") || key.starts_with("-["))
        return without_space_after_dash(at, rest_of_line(text, at));
    if (odd_space(key, 0) > 0)
        return Slip{at, "a key begins with a no-break space", "ordinary spaces"};
    if (key.starts_with('-') && odd_space(key, 1) > 0)
        return Slip{at + 1, "a no-break space stands after the '-'", "an ordinary space"};
    if (key.find_first_of("}]") != key.npos) return std::nullopt;
    const std::size_t open = std::min({key.find(" {"),
                                       key.find(":{"),
                                       key.find("={"),
                                       key.find(":["),
                                       key.find(":\""),
                                       key.find(":\xc2\xa0")});
    if (open == key.npos || open == 0) return std::nullopt;
    return without_colon(at, rest_of_line(text, at));
}

bool is_group_of_digits(std::string_view text, std::size_t at, std::string_view key) {
    const char behind = byte_at(text, at + key.size());
    return key.size() == 3 && key.find_first_not_of("0123456789") == key.npos &&
           (behind == ',' || behind == '}');
}

std::optional<Slip> slip_of_lone_key(std::string_view text, std::size_t at, std::string_view key) {
    if (!text.substr(std::min(at, text.size())).starts_with(key)) return std::nullopt;
    if (key.find_first_of("0123456789") == 0) return std::nullopt;  // of a number: '43,000'
    const std::size_t next = text.find_first_not_of(" \t\r\n", at + key.size());
    const bool is_last = next == text.npos;
    if (!is_last && text[next] != ',' && text[next] != '}') return std::nullopt;
    for (std::size_t i = 0; i < key.size(); ++i) {
        if (curly_quote(key, i) > 0) return curly_slip(text, at + i);
    }
    const bool has_odd_space = key.find(":\xc2\xa0") != key.npos;
    if (key.find_first_of(" =:") == key.npos && !has_odd_space) return std::nullopt;
    return without_colon(at, key);
}

}  // namespace caseforce::scenario_file
