#include "cli/completion.hpp"

namespace caseforce::cli {

std::string completion_script(const CommandWords& words, Shell shell) {
    switch (shell) {
        case Shell::bash:
            return bash_completion(words);
        case Shell::zsh:
            return zsh_completion(words);
        case Shell::fish:
            break;
    }
    return fish_completion(words);
}

}  // namespace caseforce::cli
