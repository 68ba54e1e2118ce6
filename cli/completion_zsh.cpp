// Completion in zsh, in the words of _arguments.
#include <fmt/format.h>

#include "cli/completion.hpp"

namespace caseforce::cli {
namespace {

/// As it stands within single quotes, with the characters that _arguments takes for its own.
std::string in_quotes(std::string_view text) {
    std::string safe;
    for (const char c : text) {
        if (c == '\'') {
            safe += "'\\''";
            continue;
        }
        if (c == '[' || c == ']' || c == ':' || c == '\\') safe += '\\';
        safe += c;
    }
    return safe;
}

/// ":WHAT:(summary means full)", ":OUT.h5:_files -g "*.h5(-.)"".
std::string action_of(const FlagWords& flag) {
    if (flag.value.empty()) return "";
    std::string action = " ";
    if (!flag.choices.empty()) {
        action = fmt::format("({})", fmt::join(flag.choices, " "));
    } else if (!flag.extensions.empty()) {
        // A single word in parentheses at a pattern's end would be a qualifier.
        const bool is_one = flag.extensions.size() == 1;
        const std::string all = fmt::format("{}", fmt::join(flag.extensions, "|"));
        action = fmt::format("_files -g \"*.{}\"", is_one ? all : "(" + all + ")");
    }
    return fmt::format(":{}:{}", in_quotes(flag.value), action);
}

std::string specification(const FlagWords& flag, const std::string& name) {
    const std::string apart =
        flag.repeats == Repeats::often ? "*" : fmt::format("({})", fmt::join(flag.names, " "));
    const bool is_long = name.starts_with("--");
    return fmt::format("                '{}{}{}[{}]{}'",
                       apart,
                       name,
                       flag.value.empty() ? "" : (is_long ? "=" : "+"),
                       in_quotes(flag.about),
                       action_of(flag));
}

std::string case_of(const VerbWords& verb) {
    std::string text = fmt::format("            {})\n                _arguments", verb.name);
    for (const FlagWords& flag : verb.flags)
        for (const std::string& name : flag.names)
            text += " \\\n" + specification(flag, name);
    if (verb.operand) {
        text += fmt::format(" \\\n                '{}{}'",
                            verb.operand->repeats == Repeats::often ? "*" : "1",
                            action_of(*verb.operand));
    }
    return text + " ;;\n";
}

}  // namespace

std::string zsh_completion(const CommandWords& words) {
    std::string text =
        "#compdef caseforce\n"
        "# Completion of caseforce in zsh: 'caseforce completion zsh'\n"
        "_caseforce() {\n"
        "    local curcontext=\"$curcontext\" state line\n"
        "    typeset -A opt_args\n"
        "    local -a verbs\n"
        "    verbs=(\n";
    for (const VerbWords& verb : words.verbs)
        text += fmt::format("        '{}:{}'\n", verb.name, in_quotes(verb.about));
    text += "    )\n    _arguments -C";
    for (const FlagWords& flag : words.program.flags)
        for (const std::string& name : flag.names)
            text += fmt::format(" \\\n        '(- *){}[{}]'", name, in_quotes(flag.about));
    text +=
        " \\\n        '1:verb:->verb' '*::word:->rest'\n"
        "    case $state in\n"
        "    verb)\n        _describe -t verbs verb verbs ;;\n"
        "    rest)\n        case $words[1] in\n";
    for (const VerbWords& verb : words.verbs)
        text += case_of(verb);
    return text +
           "        esac ;;\n"
           "    esac\n"
           "}\n"
           "if [[ $funcstack[1] == _caseforce ]]; then\n"
           "    _caseforce \"$@\"\n"
           "else\n"
           "    compdef _caseforce caseforce\n"
           "fi\n";
}

}  // namespace caseforce::cli
