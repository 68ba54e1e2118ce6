#include "cli/log.hpp"

#include <algorithm>

#include <spdlog/sinks/stdout_sinks.h>
#include <spdlog/spdlog.h>

#include "cli/crew.hpp"

namespace caseforce::cli {
namespace {

spdlog::logger& logger() {
    static const std::shared_ptr<spdlog::logger> one = [] {
        auto made = std::make_shared<spdlog::logger>(
            "caseforce", std::make_shared<spdlog::sinks::stderr_sink_mt>());
        made->set_pattern("%v");
        return made;
    }();
    return *one;
}

}  // namespace

void set_log_level(LogLevel level) {
    constexpr spdlog::level::level_enum levels[] = {spdlog::level::debug,
                                                    spdlog::level::info,
                                                    spdlog::level::warn,
                                                    spdlog::level::err,
                                                    spdlog::level::off};
    const auto asked = levels[static_cast<std::size_t>(level)];
    logger().set_level(speaks_for_crew() ? asked : std::max(asked, spdlog::level::err));
}

void debug(const std::string& message) { logger().debug("{}", message); }

void info(const std::string& message) { logger().info("{}", message); }

void warn(const std::string& message) { logger().warn("warning: {}", message); }

}  // namespace caseforce::cli
