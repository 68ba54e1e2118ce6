#include "engine/scenario_file/yaml_error.hpp"

#include <algorithm>
#include <map>

#include <fmt/format.h>
#include <yaml-cpp/mark.h>

#include "engine/scenario_file/columns.hpp"
#include "engine/scenario_file/yaml_slips.hpp"

namespace caseforce::scenario_file {

namespace {

/// What the YAML library found, in the words of someone who writes scenarios.
std::string in_plain_words(const std::string& message) {
    static const std::map<std::string, std::string> words{
        {"end of map not found", "a map is broken off; is the line indented as its neighbours?"},
        {"end of map flow not found", "'{' is never closed"},
        {"end of sequence not found",
         "a list is broken off; is the line indented as its neighbours?"},
        {"end of sequence flow not found", "'[' is never closed"},
        {"illegal map value", "a ':' where none can stand; a value with ': ' needs quotes"},
        {"illegal map key", "a key where none can stand"},
        {"illegal block entry", "a '-' where none can stand"},
        {"illegal flow end", "a closing bracket without an opening one"},
        {"illegal EOF in scalar", "a quotation mark is never closed"},
        {"illegal tab when looking for indentation", "a tab; indent with spaces"},
        {"unknown token", "a character that cannot begin a value; a text needs quotes"},
    };
    const auto known = words.find(message.substr(0, message.find(": ")));
    return known == words.end() ? "not YAML: " + message : known->second;
}

/// A path with an entry of a list in it on a line ("campaigns[2].offers") that is not in quotation
/// marks, as braces need it; empty where there is none.
std::string_view bare_path(std::string_view line) {
    line = line.substr(0, line.find('\n'));
    constexpr std::string_view ends = " \t{},:\"'";
    for (std::size_t open = line.find('['); open != line.npos; open = line.find('[', open + 1)) {
        const std::size_t close = line.find_first_not_of("0123456789", open + 1);
        if (open == 0 || ends.find(line[open - 1]) != ends.npos || close == line.npos ||
            close == open + 1 || line[close] != ']')
            continue;
        const std::size_t before = line.find_last_of(ends, open);
        const std::size_t from = before == line.npos ? 0 : before + 1;
        if (from > 0 && (line[from - 1] == '"' || line[from - 1] == '\'')) continue;
        return line.substr(from, std::min(line.find_first_of(ends, close), line.size()) - from);
    }
    return {};
}

Mistake mistake_of(const Slip& slip, std::string_view text, const std::string& file) {
    return {place_at(text, slip.at, file), slip.found, slip.expected, {}};
}

}  // namespace

std::optional<Mistake> slip_before(int line, std::string_view text, const std::string& file) {
    const std::optional<Slip> slip = first_slip(text);
    if (!slip) return std::nullopt;
    Mistake mistake = mistake_of(*slip, text, file);
    if (mistake.place.line > line) return std::nullopt;
    return mistake;
}

Mistake mistake_of(const YAML::Exception& error, std::string_view text, const std::string& file) {
    const YAML::Mark mark = error.mark.is_null() ? YAML::Mark() : error.mark;
    const bool is_anchor = error.msg.starts_with("the referenced anchor is not defined");
    if (!is_anchor) {
        if (std::optional<Mistake> slip = slip_before(mark.line + 1, text, file)) return *slip;
    }
    for (int line = 0; line < mark.line && !text.empty(); ++line)
        text.remove_prefix(std::min(text.size(), text.find('\n') + 1));
    const std::string_view indent = text.substr(0, text.find_first_not_of(" \t"));
    if (const std::size_t tab = indent.find('\t'); tab != indent.npos)
        return {{file, mark.line + 1, static_cast<int>(tab) + 1},
                "the line is indented by a tab",
                "spaces",
                {}};
    const std::size_t column = characters(text.substr(0, static_cast<std::size_t>(mark.column)));
    const Place place{file, mark.line + 1, static_cast<int>(column) + 1};
    if (is_anchor)
        return {place,
                "an anchor that is not defined above",
                "one that is, or quotation marks around a text that begins with '*'",
                {}};
    if (const std::string_view path = bare_path(text); !path.empty())
        return {place,
                fmt::format("'{}' has brackets and stands between others", path),
                fmt::format("it in quotation marks: \"{}\"", path),
                {}};
    return {place, in_plain_words(error.msg), {}, {}};
}

}  // namespace caseforce::scenario_file
