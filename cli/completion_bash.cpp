// Completion in bash: the verb is the first word without a dash; what comes before the cursor says
// whether a value, a flag or a file is wanted. Works in bash 3.2 and later.
#include <fmt/format.h>

#include "cli/completion.hpp"

namespace caseforce::cli {
namespace {

constexpr std::string_view opening =
    R"(# Completion of caseforce in bash: 'caseforce completion bash'
_caseforce() {
    local word="${COMP_WORDS[COMP_CWORD]}" before="${COMP_WORDS[COMP_CWORD - 1]}"
    local verb="" words="" extensions="" i found
    COMPREPLY=()
    # --flag=value reaches us as three words.
    if [[ $word == "=" ]]; then
        word=""
    elif [[ $before == "=" && $COMP_CWORD -gt 2 ]]; then
        before="${COMP_WORDS[COMP_CWORD - 2]}"
    fi
    for ((i = 1; i < COMP_CWORD; ++i)); do
        if [[ ${COMP_WORDS[i]} != -* ]]; then
            verb="${COMP_WORDS[i]}"
            break
        fi
    done
    case "$verb" in
)";

constexpr std::string_view closing = R"(    esac
    if [[ -n $words ]]; then
        COMPREPLY=($(compgen -W "$words" -- "$word"))
    fi
    if [[ -n $extensions ]]; then
        compopt -o filenames 2>/dev/null
        for i in $extensions; do
            while IFS= read -r found; do
                COMPREPLY+=("$found")
            done < <(compgen -f -X "!*.$i" -- "$word")
        done
        while IFS= read -r found; do
            COMPREPLY+=("$found")
        done < <(compgen -d -- "$word")
    fi
}
complete -F _caseforce caseforce
)";

std::string flags_of(const VerbWords& verb) {
    std::string text;
    for (const FlagWords& flag : verb.flags)
        text += fmt::format("{}{}", text.empty() ? "" : " ", fmt::join(flag.names, " "));
    return text;
}

/// Where `before` is this flag: its words, its files, or nothing where only the user knows.
std::string values_of(const FlagWords& flag) {
    return fmt::format("        {})\n            words=\"{}\" extensions=\"{}\" ;;\n",
                       fmt::join(flag.names, " | "),
                       fmt::join(flag.choices, " "),
                       fmt::join(flag.extensions, " "));
}

std::string case_of(const VerbWords& verb) {
    std::string text = fmt::format("    {})\n        case \"$before\" in\n", verb.name);
    for (const FlagWords& flag : verb.flags)
        if (!flag.value.empty()) text += values_of(flag);
    text += "        *)\n            if [[ $word == -* ]]; then\n";
    text += fmt::format("                words=\"{}\"\n", flags_of(verb));
    if (verb.operand) {
        text += fmt::format("            else\n                words=\"{}\" extensions=\"{}\"\n",
                            fmt::join(verb.operand->choices, " "),
                            fmt::join(verb.operand->extensions, " "));
    }
    return text + "            fi ;;\n        esac ;;\n";
}

}  // namespace

std::string bash_completion(const CommandWords& words) {
    std::string verbs;
    for (const VerbWords& verb : words.verbs)
        verbs += verb.name + " ";
    std::string text(opening);
    text += fmt::format("    \"\")\n        words=\"{}{}\" ;;\n", verbs, flags_of(words.program));
    for (const VerbWords& verb : words.verbs)
        text += case_of(verb);
    return text.append(closing);
}

}  // namespace caseforce::cli
