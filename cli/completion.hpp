// What a shell needs to complete the command: caseforce completion bash|zsh|fish.
#pragma once

#include <string>

#include "cli/command_words.hpp"

namespace caseforce::cli {

enum class Shell { bash, zsh, fish };  ///< in the order of `shells` (cli/choices.hpp)

/// A script for the shell to read, which completes verbs, flags, their values and files.
[[nodiscard]] std::string completion_script(const CommandWords& words, Shell shell);

[[nodiscard]] std::string bash_completion(const CommandWords& words);
[[nodiscard]] std::string zsh_completion(const CommandWords& words);
[[nodiscard]] std::string fish_completion(const CommandWords& words);

}  // namespace caseforce::cli
