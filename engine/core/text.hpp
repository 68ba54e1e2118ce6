// Words and numbers as a person reads them: numbers without locale, lists of words, and the right
// word nearest to a wrong one.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace caseforce::text {

/// The shortest decimal text that reads back as the same number. Requires: finite.
[[nodiscard]] std::string number(double value);

/// A share as a percentage: 0.347 as "34.7%". The shortest digits of the share itself with the
/// point moved, so that the text over 100 reads back as the same number.
[[nodiscard]] std::string percent(double share);

/// "1 run", "3 runs": so many of what is called so where there is one.
[[nodiscard]] std::string counted(std::int64_t number, std::string_view one);

/// "a, b, c"
[[nodiscard]] std::string joined(const std::vector<std::string>& words);

/// "one of: a, b, c"; of one word the word alone; empty where there is none.
[[nodiscard]] std::string one_of(const std::vector<std::string>& words);

/// The number that so many digits and nothing else write, six at most; -1 of any other text.
[[nodiscard]] int digits(std::string_view text);

/// A text of so many bytes at most, of whole characters; "..." stands for what is left out.
[[nodiscard]] std::string cut(std::string_view text, std::size_t most);

/// Without the blanks and ends of lines before and behind.
[[nodiscard]] std::string trimmed(std::string_view text);

/// On one line: trimmed, and each run of blanks and ends of lines one blank.
[[nodiscard]] std::string folded(std::string_view text);

/// In small letters, of A to Z.
[[nodiscard]] std::string lowered(std::string_view text);

/// Whether two words are the same, letter case apart; and whether a text begins with a part. Of
/// letters A to Z.
[[nodiscard]] bool are_same(std::string_view one, std::string_view other);
[[nodiscard]] bool begins_with(std::string_view whole, std::string_view part);

/// The word with the fewest letters to insert, remove, change or swap, if they are at most a third
/// of the longer word (one at least, and not all), in a path of each of its keys; where none is
/// within two letters, rather the only one that begins with the word or holds it as a part ("cap"
/// of "caseload_cap"); else empty. Letter case does not count.
[[nodiscard]] std::string nearest(std::string_view word, const std::vector<std::string>& words);

/// What a message says of it in a line of its own: "\n    nearest: caseload_cap"; nothing where
/// there is none.
[[nodiscard]] std::string nearest_line(std::string_view word,
                                       const std::vector<std::string>& words);

}  // namespace caseforce::text
