// The smallest parts of a text in YAML: blanks, ends of lines, colons, quotation marks. Every place
// may be behind the end of the text.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace caseforce::scenario_file {

/// A slip of the hand in a text, and what would do in its place.
struct Slip {
    std::size_t at = 0;  ///< the byte it stands at
    std::string found;
    std::string expected;
};

/// The byte at a place, or a line feed behind the end.
[[nodiscard]] inline char byte_at(std::string_view text, std::size_t at) {
    return at < text.size() ? text[at] : '\n';
}
[[nodiscard]] inline bool is_blank(char c) { return c == ' ' || c == '\t'; }
/// Whether a line ends there: with LF, CR LF or the text.
[[nodiscard]] bool ends_line(std::string_view text, std::size_t at);
/// Whether a blank stands there or a line ends.
[[nodiscard]] bool ends_word(std::string_view text, std::size_t at);
/// Whether a line ends there, or a comment begins.
[[nodiscard]] bool ends_content(std::string_view text, std::size_t at);
/// Whether a ':' there divides a key from its value.
[[nodiscard]] bool is_colon(std::string_view text, std::size_t at);

/// The first place from there on at which no blank stands.
[[nodiscard]] std::size_t skip_blanks(std::string_view text, std::size_t at);
/// Behind the end of the line.
[[nodiscard]] std::size_t next_line(std::string_view text, std::size_t at);
/// What stands there and behind it in the line, without comment and blanks at the end.
[[nodiscard]] std::string_view rest_of_line(std::string_view text, std::size_t at);

/// Bytes of the blank there that is none to YAML: a no-break space and its kin; 0 where there is
/// none.
[[nodiscard]] std::size_t odd_space(std::string_view text, std::size_t at);
/// Bytes of the typographic quotation mark there; 0 where there is none.
[[nodiscard]] std::size_t curly_quote(std::string_view text, std::size_t at);

/// Behind the quotation mark that closes the one at `at`; npos where none does.
[[nodiscard]] std::size_t end_of_quoted(std::string_view text, std::size_t at);
/// What is wrong with the quotation at `at`, which ends where end_of_quoted() says.
[[nodiscard]] std::optional<Slip> slip_in_quoted(std::string_view text,
                                                 std::size_t at,
                                                 std::size_t end);

/// What is wrong where something stands at `at`, behind the quotation from `begin` to `end`.
[[nodiscard]] Slip slip_behind_quoted(std::string_view text,
                                      std::size_t begin,
                                      std::size_t end,
                                      std::size_t at);
/// A typographic quotation mark where one was meant to hold a text together.
[[nodiscard]] Slip curly_slip(std::string_view text, std::size_t at);

/// A text in the quotation marks that it can stand in as it is.
[[nodiscard]] std::string in_marks(std::string_view text);

/// An entry of a list without a space behind its dash.
[[nodiscard]] Slip without_space_after_dash(std::size_t at, std::string_view line);
/// What stands at `at`, in a line where an entry of a list must, and no dash before it.
[[nodiscard]] Slip without_dash(std::string_view text, std::size_t at);
/// A closing bracket at `at` that closes nothing.
[[nodiscard]] Slip without_opening(std::string_view text, std::size_t at);
/// A character at `at` that means something else to YAML than the value it was to begin.
[[nodiscard]] Slip cannot_begin(std::string_view text, std::size_t at);
/// A key and its value without a ': ' between them, as they stand.
[[nodiscard]] Slip without_colon(std::size_t at, std::string_view line);
/// What keeps a text from being the key it was read as: "posts:{sw", "-{role".
[[nodiscard]] std::optional<Slip> slip_of_key(std::string_view text,
                                              std::size_t at,
                                              std::string_view key);

/// Whether a key there is three digits between commas of a map: those behind the comma of
/// {a: 21,000}, which is for extends.hpp to settle.
[[nodiscard]] bool is_group_of_digits(std::string_view text, std::size_t at, std::string_view key);

/// What takes the value from a key that stands alone between commas, or last in a text:
/// "holds_cases true".
[[nodiscard]] std::optional<Slip> slip_of_lone_key(std::string_view text,
                                                   std::size_t at,
                                                   std::string_view key);

}  // namespace caseforce::scenario_file
