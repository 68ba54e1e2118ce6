#include "cli/wrapped.hpp"

#include "cli/panel.hpp"

namespace caseforce::cli {

std::string wrapped(std::string_view text, std::size_t width, std::size_t blanks) {
    std::string all, line;
    const auto end_line = [&] {
        if (!line.empty()) all += std::string(blanks, ' ') + line + "\n";
        line.clear();
    };
    while (!text.empty()) {
        const std::size_t end = text.find(' ');
        const std::string_view word = text.substr(0, end);
        text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
        if (word.empty()) continue;
        if (!line.empty() && blanks + width_of(line) + 1 + width_of(word) > width) end_line();
        if (!line.empty()) line += ' ';
        line += word;
    }
    end_line();
    return all;
}

}  // namespace caseforce::cli
