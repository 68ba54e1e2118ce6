#include "cli/wrapped.hpp"

#include <algorithm>

#include "cli/panel.hpp"

namespace caseforce::cli {
namespace {

/// Takes a text's part before a mark, and the mark, off it.
std::string_view taken_to(char mark, std::string_view& text) {
    const std::string_view part = text.substr(0, text.find(mark));
    text.remove_prefix(std::min(text.size(), part.size() + 1));
    return part;
}

std::string wrapped_line(std::string_view text, std::size_t width, std::size_t blanks) {
    const std::string before(blanks, ' ');
    std::string all, line;
    while (!text.empty()) {
        const std::string_view word = taken_to(' ', text);
        if (word.empty()) continue;
        if (!line.empty() && cli::width_of(line) + 1 + cli::width_of(word) > width) {
            all += line + "\n";
            line.clear();
        }
        line += line.empty() ? before : " ";
        line += word;
    }
    return all + line + "\n";
}

}  // namespace

std::string wrapped(std::string_view text, std::size_t width, std::size_t blanks) {
    std::string all;
    while (!text.empty())
        all += wrapped_line(taken_to('\n', text), width, blanks);
    return all;
}

std::string listed(std::string_view mark, std::string_view text, std::size_t width) {
    std::string lines = wrapped(text, width, mark.size());
    return lines.replace(0, std::min(mark.size(), lines.size()), mark);
}

}  // namespace caseforce::cli
