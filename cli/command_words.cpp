#include "cli/command_words.hpp"

#include <algorithm>

#include "engine/core/text.hpp"
#include "engine/measure/measure.hpp"

namespace caseforce::cli {
namespace {

std::vector<std::string> split(std::string_view text, char at) {
    std::vector<std::string> parts;
    for (std::size_t begin = 0; begin <= text.size();) {
        const std::size_t end = std::min(text.find(at, begin), text.size());
        parts.emplace_back(text.substr(begin, end - begin));
        begin = end + 1;
    }
    return parts;
}

std::vector<std::string> choices_of(const std::string& value) {
    if (value.find('|') != std::string::npos) return split(value, '|');
    std::vector<std::string> names;
    if (value.starts_with("MEASURE")) {
        for (const MeasureRow& row : measures)
            names.emplace_back(row.name);
    }
    return names;
}

std::vector<std::string> extensions_of(const std::string& value) {
    if (value == "FILE") return {"yaml", "yml", "h5"};
    if (value == "DIR") return {"csv"};  // folders, and what to look for in them
    const std::size_t dot = value.rfind('.');
    if (dot == std::string::npos || dot + 1 == value.size()) return {};
    return {value.substr(dot + 1)};
}

FlagWords words_of(const CLI::Option& option) {
    FlagWords words;
    const bool is_operand = option.get_positional();
    for (const std::string& name : option.get_snames())
        words.names.push_back("-" + name);
    for (const std::string& name : option.get_lnames())
        words.names.push_back("--" + name);
    words.about = option.get_description();
    if (is_operand) {
        words.value = option.get_name(true);
        // A choice's words are its type name: what completes it.
        words.choices = choices_of(option.get_type_name());
    } else if (option.get_items_expected_max() > 0) {
        words.value = option.get_type_name();
        words.choices = choices_of(words.value);
    }
    words.extensions = extensions_of(words.value);
    words.usual = words.value.empty() ? "" : option.get_default_str();
    words.is_required = option.get_required();
    if (option.get_items_expected_max() > 1) words.repeats = Repeats::often;
    return words;
}

/// Examples and paragraphs of a help's footer.
void read_footer(const std::string& footer, VerbWords& words) {
    bool in_examples = false;
    std::string paragraph;
    const auto end_paragraph = [&] {
        if (!paragraph.empty()) words.notes.push_back(text::trimmed(paragraph));
        paragraph.clear();
    };
    for (const std::string& line : split(footer, '\n')) {
        if (line == "Example:" || line == "Examples:") {
            in_examples = true;
        } else if (in_examples && line.starts_with("  ")) {
            if (!words.examples.empty() && words.examples.back().ends_with('\\')) {
                words.examples.back().pop_back();
                words.examples.back() += text::trimmed(line);
            } else {
                words.examples.push_back(text::trimmed(line));
            }
        } else if (line.empty()) {
            end_paragraph();
        } else {
            in_examples = false;
            paragraph += line + "\n";
        }
    }
    end_paragraph();
}

VerbWords own_words_of(const CLI::App& app) {
    VerbWords words{app.get_name(), app.get_description(), {}, {}, {}, {}};
    for (const CLI::Option* option : app.get_options()) {
        if (option->get_group().empty()) continue;  // hidden
        if (option->get_positional()) {
            words.operand = words_of(*option);
        } else {
            words.flags.push_back(words_of(*option));
        }
    }
    read_footer(app.get_footer(), words);
    return words;
}

}  // namespace

CommandWords words_of(const CLI::App& app) {
    CommandWords words{own_words_of(app), {}};
    for (const CLI::App* verb : app.get_subcommands(nullptr))
        words.verbs.push_back(own_words_of(*verb));
    return words;
}

std::vector<std::pair<std::string, std::string>> statuses_in(std::string_view note) {
    constexpr std::string_view opening = "Exit status: ";
    std::vector<std::pair<std::string, std::string>> statuses;
    if (!note.starts_with(opening)) return statuses;
    std::string text = text::trimmed(note.substr(opening.size()));
    std::replace(text.begin(), text.end(), '\n', ' ');
    if (text.ends_with('.')) text.pop_back();
    for (const std::string& part : split(text, ';')) {
        const std::string one = text::trimmed(part);
        const std::size_t letters = one.find_first_not_of("0123456789 or");
        const std::size_t end = letters == std::string::npos ? one.size() : one.rfind(' ', letters);
        if (end == std::string::npos) continue;
        statuses.emplace_back(text::trimmed(one.substr(0, end)), text::trimmed(one.substr(end)));
    }
    return statuses;
}

}  // namespace caseforce::cli
