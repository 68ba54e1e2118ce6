// Everything that can go wrong, by who mends it (docs/errors.md). The command line turns each type
// into its exit status; nothing else in the program knows the statuses.
#pragma once

#include <stdexcept>
#include <string>
#include <vector>

namespace caseforce {

/// Where something stands in an input. Lines and columns count from 1; 0 where there is none.
struct Place {
    std::string file;
    int line = 0;
    int column = 0;
};

/// One thing wrong with an input, in the words that a person reads.
struct Mistake {
    Place place;
    std::string found;  ///< what stands there, e.g. "'caseload_caps' is not a key of a role"
    /// What would do, e.g. "one of: caseload_cap, salary"; empty where evident.
    std::string expected;
    std::string nearest;  ///< the nearest right word; empty where none is near
};

/// An input that its author must mend. Carries every mistake found, in order of place. Exit
/// status 2.
class ScenarioError : public std::runtime_error {
  public:
    explicit ScenarioError(std::vector<Mistake> mistakes);
    [[nodiscard]] const std::vector<Mistake>& mistakes() const { return mistakes_; }

  private:
    std::vector<Mistake> mistakes_;
};

/// A file that cannot be read or written: disk full, no such file, no permission. Exit status 1.
class FileError : public std::runtime_error {
    using std::runtime_error::runtime_error;
};

/// Wrong words on the command line. Exit status 2.
class UsageError : public std::runtime_error {
    using std::runtime_error::runtime_error;
};

/// A law of the model was broken: a fault of the program. The message holds what replays it. Exit
/// status 70.
class InternalError : public std::logic_error {
    using std::logic_error::logic_error;
};

/// The run was stopped from outside (SIGINT, SIGTERM). Exit status 130 or 143.
class Interrupted : public std::runtime_error {
  public:
    explicit Interrupted(int signal) : std::runtime_error("interrupted"), signal_(signal) {}
    [[nodiscard]] int signal() const { return signal_; }

  private:
    int signal_;
};

/// The text of mistakes as compilers print them: one `file:line:column: found` each, then what was
/// expected and the nearest right word, indented by four.
[[nodiscard]] std::string describe(const std::vector<Mistake>& mistakes);

}  // namespace caseforce
