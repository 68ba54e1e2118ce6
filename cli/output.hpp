// Results go to stdout and nothing else does; whether they arrived is checked, so that a full disk
// behind `> table.txt` is not taken for success.
#pragma once

#include <string_view>

namespace caseforce::cli {

/// Throws FileError where stdout cannot take it.
void print(std::string_view text);

/// One message on stderr, whatever the log's level.
void complain(std::string_view message);

}  // namespace caseforce::cli
