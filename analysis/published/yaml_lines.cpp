#include "analysis/published/yaml_lines.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "engine/core/error.hpp"

namespace caseforce::published {

namespace {

std::size_t indent_of(const std::string& line) { return line.find_first_not_of(' '); }

bool says_nothing(const std::string& line) {
    const std::size_t at = indent_of(line);
    return at == line.npos || line[at] == '#';
}

}  // namespace

YamlLines::YamlLines(std::string_view text) {
    while (!text.empty()) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        lines_.emplace_back(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
}

/// Of the keys that stand least far in.
YamlLines::Range YamlLines::of_key(Range within, std::string_view key) const {
    std::size_t level = std::string::npos;
    for (std::size_t i = within.begin; i < within.end; ++i) {
        if (says_nothing(lines_[i])) continue;
        const std::size_t indent = indent_of(lines_[i]);
        if (level == std::string::npos) level = indent;
        if (indent != level || !lines_[i].substr(indent).starts_with(std::string(key) + ":"))
            continue;
        std::size_t end = i + 1;
        for (std::size_t k = i + 1; k < within.end; ++k) {
            const std::size_t at = indent_of(lines_[k]);
            if (at == std::string::npos) continue;
            if (at <= level) break;
            end = k + 1;
        }
        return {i, end};
    }
    throw InternalError(fmt::format("the starter scenario has no key '{}'", key));
}

void YamlLines::replace(std::string_view path, const std::vector<std::string>& lines) {
    Range range{0, lines_.size()};
    for (bool is_first = true;; is_first = false) {
        const std::size_t dot = std::min(path.find('.'), path.size());
        if (!is_first) range.begin += 1;
        range = of_key(range, path.substr(0, dot));
        if (dot == path.size()) break;
        path.remove_prefix(dot + 1);
    }
    const std::string indent(indent_of(lines_[range.begin]), ' ');
    std::vector<std::string> moved_in;
    for (const std::string& line : lines)
        moved_in.push_back(indent + line);
    const auto at = lines_.begin();
    const auto after = lines_.erase(at + static_cast<std::ptrdiff_t>(range.begin),
                                    at + static_cast<std::ptrdiff_t>(range.end));
    lines_.insert(after, moved_in.begin(), moved_in.end());
}

void YamlLines::replace_text(std::string_view from, std::string_view to) {
    std::string all = text();
    const std::size_t at = all.find(from);
    if (at == all.npos)
        throw InternalError(fmt::format("the starter scenario does not say '{}'", from));
    *this = YamlLines(all.replace(at, from.size(), to));
}

std::string YamlLines::text() const {
    std::string all;
    for (const std::string& line : lines_)
        all += line + "\n";
    return all;
}

std::vector<std::string> comment(std::string_view words, std::size_t indent) {
    constexpr std::size_t widest = 100;
    std::vector<std::string> lines{"#"};
    while (!words.empty()) {
        const std::size_t end = std::min(words.find(' '), words.size());
        if (indent + lines.back().size() + 1 + end > widest && lines.back().size() > 1)
            lines.emplace_back("#");
        lines.back() += fmt::format(" {}", words.substr(0, end));
        words.remove_prefix(std::min(end + 1, words.size()));
    }
    return lines;
}

}  // namespace caseforce::published
