#include "cli/panel.hpp"

#include <algorithm>
#include <charconv>
#include <cstdlib>
#include <string_view>
#include <utility>

#include <sys/ioctl.h>
#include <unistd.h>

#include "cli/wrapped.hpp"
#include "engine/scenario_file/columns.hpp"

namespace caseforce::cli {
namespace {

constexpr std::size_t narrowest = 40, usual = 80, widest = 400;
constexpr std::string_view gap = "  ";
constexpr double most_of_width = 0.6;  ///< for labels beside their numbers
constexpr std::size_t indent = 2;      ///< of numbers below their label

std::size_t width_of(const PanelColumn& column) {
    std::size_t width = 0;
    for (const std::string& line : column.heading)
        width = std::max(width, cli::width_of(line));
    for (const std::string& cell : column.cells)
        width = std::max(width, cli::width_of(cell));
    return width;
}

void add_right(std::string& line, std::string_view text, std::size_t width) {
    line += gap;
    line.append(width - cli::width_of(text), ' ');
    line += text;
}

void end_line(std::string& all, std::string line) {
    line.erase(line.find_last_not_of(' ') + 1);
    all += line + "\n";
}

/// Where labels stand, and how wide they and their heading are there.
struct Labels {
    const std::vector<std::string>& texts;
    const std::string& heading;
    std::size_t width;
    std::size_t above_within;  ///< of so many columns above their numbers; 0: beside them
};

/// A label on lines of its own: as it is where it fits, since it may have columns.
std::string alone(const std::string& label, std::size_t width) {
    if (label.empty() || cli::width_of(label) > width) return wrapped(label, width);
    std::string line;
    end_line(line, label);
    return line;
}

std::string one_panel(const Labels& labels, const PanelColumn* first, const PanelColumn* end) {
    std::size_t heading = 0;
    for (const PanelColumn* column = first; column != end; ++column)
        heading = std::max(heading, column->heading.size());
    std::string all =
        labels.above_within > 0 ? alone(labels.heading, labels.above_within) : std::string();
    for (std::size_t i = 0; i < heading; ++i) {
        std::string line = i + 1 == heading && labels.above_within == 0 ? labels.heading : "";
        line.append(labels.width - cli::width_of(line), ' ');
        for (const PanelColumn* column = first; column != end; ++column) {
            const std::size_t above = heading - column->heading.size();
            add_right(line, i < above ? "" : column->heading[i - above], width_of(*column));
        }
        end_line(all, std::move(line));
    }
    for (std::size_t row = 0; row < labels.texts.size(); ++row) {
        std::string line = labels.texts[row];
        if (labels.above_within > 0) all += alone(std::exchange(line, ""), labels.above_within);
        line.append(labels.width - cli::width_of(line), ' ');
        for (const PanelColumn* column = first; column != end; ++column)
            add_right(line, column->cells[row], width_of(*column));
        end_line(all, std::move(line));
    }
    return all;
}

}  // namespace

std::size_t width_of(std::string_view text) { return scenario_file::characters(text); }

std::string panels(const std::vector<std::string>& labels,
                   const std::vector<PanelColumn>& columns,
                   std::size_t width,
                   const std::string& heading_of_labels) {
    std::size_t label_width = width_of(heading_of_labels);
    for (const std::string& label : labels)
        label_width = std::max(label_width, cli::width_of(label));
    const bool are_above =
        static_cast<double>(label_width) > most_of_width * static_cast<double>(width);
    const Labels placed{
        labels, heading_of_labels, are_above ? indent : label_width, are_above ? width : 0};
    std::string all;
    for (std::size_t first = 0; first < columns.size();) {
        std::size_t end = first, used = placed.width;
        while (end < columns.size()) {
            used += gap.size() + width_of(columns[end]);
            if (used > width && end > first) break;
            ++end;
        }
        if (first > 0) all += "\n";
        all += one_panel(placed, columns.data() + first, columns.data() + end);
        first = end;
    }
    return all;
}

std::size_t terminal_width() {
    std::size_t width = 0;
    // The environment is read before any thread is started.
    if (const char* const columns = std::getenv("COLUMNS"); columns != nullptr) {
        const std::string_view text(columns);
        std::from_chars(text.data(), text.data() + text.size(), width);
    }
    winsize size{};
    if (width == 0 && ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0) width = size.ws_col;
    return width == 0 ? usual : std::clamp(width, narrowest, widest);
}

}  // namespace caseforce::cli
