// Completion in fish: a line a flag, on the condition that its verb has been typed.
#include <fmt/format.h>

#include "cli/completion.hpp"

namespace caseforce::cli {
namespace {

std::string in_quotes(std::string_view text) {
    std::string safe = "'";
    for (const char c : text) {
        if (c == '\'' || c == '\\') safe += '\\';
        safe += c;
    }
    return safe + "'";
}

std::string values_of(const FlagWords& flag) {
    if (!flag.choices.empty())
        return fmt::format(" -a {}", in_quotes(fmt::format("{}", fmt::join(flag.choices, " "))));
    std::string all;
    for (const std::string& extension : flag.extensions)
        all += fmt::format("{}(__fish_complete_suffix .{})", all.empty() ? "" : " ", extension);
    return all.empty() ? "" : fmt::format(" -a {}", in_quotes(all));
}

std::string line_of(const FlagWords& flag, const std::string& condition) {
    std::string line = fmt::format("complete -c caseforce -n {}", in_quotes(condition));
    for (const std::string& name : flag.names) {
        line += name.starts_with("--") ? fmt::format(" -l {}", name.substr(2))
                                       : fmt::format(" -s {}", name.substr(1));
    }
    if (!flag.value.empty()) line += " -x" + values_of(flag);
    return line + fmt::format(" -d {}\n", in_quotes(flag.about));
}

}  // namespace

std::string fish_completion(const CommandWords& words) {
    std::string text =
        "# Completion of caseforce in fish: 'caseforce completion fish'\n"
        "complete -c caseforce -f\n";
    for (const FlagWords& flag : words.program.flags)
        text += line_of(flag, "__fish_use_subcommand");
    for (const VerbWords& verb : words.verbs) {
        text += fmt::format("complete -c caseforce -n __fish_use_subcommand -a {} -d {}\n",
                            verb.name,
                            in_quotes(verb.about));
    }
    for (const VerbWords& verb : words.verbs) {
        const std::string condition = "__fish_seen_subcommand_from " + verb.name;
        for (const FlagWords& flag : verb.flags)
            text += line_of(flag, condition);
        if (verb.operand) {
            const std::string values = values_of(*verb.operand);
            if (!values.empty())
                text +=
                    fmt::format("complete -c caseforce -n {}{}\n", in_quotes(condition), values);
        }
    }
    return text;
}

}  // namespace caseforce::cli
