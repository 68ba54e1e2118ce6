#include "cli/progress.hpp"

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>

#include <fmt/format.h>
#include <unistd.h>

namespace caseforce::cli {
namespace {

using namespace std::chrono_literals;

std::string_view environment(const char* name) {
    const char* value = std::getenv(name);
    return value == nullptr ? "" : value;
}

bool is_capable_terminal() {
    return ::isatty(STDERR_FILENO) == 1 && environment("TERM") != "dumb" &&
           !environment("TERM").empty();
}

std::string duration(double seconds) {
    const auto whole = static_cast<long>(seconds + 0.5);
    if (whole < 60) return fmt::format("{} s", whole);
    if (whole < 3600) return fmt::format("{} min {:02} s", whole / 60, whole % 60);
    return fmt::format("{} h {:02} min", whole / 3600, whole / 60 % 60);
}

}  // namespace

Progress::Progress(int total, ProgressBar bar, std::string_view of)
    : total_(total),
      of_(of),
      visible_(bar == ProgressBar::where_it_can_be_seen && is_capable_terminal()),
      coloured_(environment("NO_COLOR").empty()),
      began_(Clock::now()),
      drawn_(began_) {}

Progress::~Progress() {
    if (visible_ && done_ > 0) std::fputs("\r\x1b[K", stderr);
}

void Progress::less(int by) {
    const std::lock_guard lock(mutex_);
    total_ = std::max(total_ - by, 0);
}

void Progress::update(int done) {
    if (!visible_) return;
    const std::lock_guard lock(mutex_);
    done_ = std::max(done_, done);
    const Clock::time_point now = Clock::now();
    if (now - drawn_ < 100ms) return;
    drawn_ = now;
    draw(now);
}

void Progress::draw(Clock::time_point now) const {
    constexpr int width = 30;
    const int filled =
        static_cast<int>(static_cast<long>(width) * std::min(done_, total_) / std::max(total_, 1));
    const double spent = std::chrono::duration<double>(now - began_).count();
    const double left = spent * (total_ - done_) / std::max(done_, 1);
    const std::string line = fmt::format("\r{}[{}{}]{} {} of {} {}, {} left\x1b[K",
                                         coloured_ ? "\x1b[36m" : "",
                                         std::string(static_cast<std::size_t>(filled), '='),
                                         std::string(static_cast<std::size_t>(width - filled), ' '),
                                         coloured_ ? "\x1b[0m" : "",
                                         done_,
                                         total_,
                                         of_,
                                         duration(left));
    std::fputs(line.c_str(), stderr);
}

}  // namespace caseforce::cli
