// Results go to stdout and nothing else does; whether they arrived is checked, so that a full disk
// behind `> table.txt` is not taken for success.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace caseforce::cli {

/// Throws FileError where stdout cannot take it.
void print(std::string_view text);

/// One message on stderr, whatever the log's level.
void complain(std::string_view message);

/// What a verb writes under a name.
enum class Kind { result, page, fitted };

/// Whether by its name nobody keeps anything else in it.
[[nodiscard]] bool is_named_as(const std::filesystem::path& output, Kind kind);

/// How a fitted scenario begins.
inline constexpr std::string_view fitted_beginning = "# Fitted by caseforce calibrate";
/// Throws UsageError where a file of that name is something else, which would be lost. What is
/// named as such a file is taken for one, whatever it holds. A link stands for its target.
void check_replaced(const std::filesystem::path& output, Kind kind);

/// Throws UsageError where a file of that name is what is read, which would be lost: `what` it is,
/// "the result file itself". Names may differ.
void refuse_input(const std::filesystem::path& output,
                  const std::vector<std::filesystem::path>& inputs,
                  std::string_view what);

/// The ending of a file's name, in small letters and without its dot: "csv".
[[nodiscard]] std::string ending_of(const std::filesystem::path& file);
/// Throws UsageError where a result file would have the ending of a table, a page or a scenario,
/// which nothing that opens those could read.
void check_result_ending(const std::filesystem::path& output);

/// Writes a text into a file. Throws FileError: "cannot write WHAT".
void write_text(const std::filesystem::path& path, std::string_view text, std::string_view what);
/// Likewise, in place of an earlier file, which is lost only when the new one is whole.
void write_whole(const std::filesystem::path& path, std::string_view text, std::string_view what);

/// A word as a shell takes it back.
[[nodiscard]] std::string quoted_for_shell(std::string_view word);

}  // namespace caseforce::cli
