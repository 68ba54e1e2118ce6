// The verbs and flags as plain words, read off the parser's own tables, so that completions and the
// manual page say what the program understands and cannot lag behind it. A value's type name says
// what completes it: "a|b|c" is one of those words, "OUT.h5" a file of that kind, FILE a scenario
// or a result file, "MEASURE..." a measure's name. Of a help's footer the indented lines under
// "Example:" or "Examples:" are examples, and the rest are paragraphs.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <CLI/CLI.hpp>

namespace caseforce::cli {

enum class Repeats { once, often };

struct FlagWords {
    std::vector<std::string> names;  ///< "-o", "--output"; none for what stands without a flag
    std::string about;
    std::string value;  ///< its type name; empty: a flag that takes none
    std::string usual;  ///< its default; empty: none to tell
    std::vector<std::string> choices, extensions;
    bool is_required = false;
    Repeats repeats = Repeats::once;
};

struct VerbWords {
    std::string name, about;
    std::vector<FlagWords> flags;
    std::optional<FlagWords> operand;  ///< "FILE"
    std::vector<std::string> examples, notes;
};

struct CommandWords {
    VerbWords program;  ///< its own flags, examples and notes
    std::vector<VerbWords> verbs;
};

[[nodiscard]] CommandWords words_of(const CLI::App& app);

/// A paragraph that begins "Exit status:" as (status, meaning), such as ("130 or 143",
/// "interrupted"). Empty for any other.
[[nodiscard]] std::vector<std::pair<std::string, std::string>> statuses_in(std::string_view note);

}  // namespace caseforce::cli
