// A scenario's text in which values are replaced and everything else, comments too, stays as it was
// written. It knows what our own starter looks like: a key begins a line, and what is its stands
// further in.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace caseforce::published {

class YamlLines {
  public:
    explicit YamlLines(std::string_view text);

    /// In place of all that a key says, its own line too: lines, each moved in as far as the key
    /// stands. `path` is as "pathway.stages.assessment.next". Throws InternalError where there is
    /// no such key.
    void replace(std::string_view path, const std::vector<std::string>& lines);
    /// The first place of a text. Throws InternalError where it is not there.
    void replace_text(std::string_view from, std::string_view to);

    [[nodiscard]] std::string text() const;

  private:
    struct Range {
        std::size_t begin, end;  ///< lines
    };

    [[nodiscard]] Range of_key(Range within, std::string_view key) const;

    std::vector<std::string> lines_;
};

/// Words as comment lines of at most 100 letters, the lines moved in by `indent`.
[[nodiscard]] std::vector<std::string> comment(std::string_view words, std::size_t indent = 0);

}  // namespace caseforce::published
