// What the program says of its own doing, on stderr: how much is set by --log-level and --quiet.
#pragma once

#include <string>

namespace caseforce::cli {

enum class LogLevel { debug, info, warn, error, off };

void set_log_level(LogLevel level);
void debug(const std::string& message);  ///< how long what took
void info(const std::string& message);   ///< what is run and where it went; said by default
void warn(const std::string& message);   ///< what the scenario's author should look at

}  // namespace caseforce::cli
