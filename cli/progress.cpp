#include "cli/progress.hpp"

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>

#include <fmt/format.h>
#include <sys/ioctl.h>
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

/// How wide the terminal is that stderr is, as it is now.
int columns_of_stderr() {
    winsize size{};
    constexpr int where_unknown = 80;
    return ::ioctl(STDERR_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0 ? size.ws_col
                                                                             : where_unknown;
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
    const double spent = std::chrono::duration<double>(now - began_).count();
    const double left = spent * (total_ - done_) / std::max(done_, 1);
    std::string text = fmt::format("{} of {} {}, {} left", done_, total_, of_, duration(left));
    // A line that is longer than the terminal is wide goes on in the next, from which nothing goes
    // back: each redraw would stand below the last.
    const int room = columns_of_stderr() - 1;
    const int width = std::min(30, room - static_cast<int>(text.size()) - 3);
    std::string bar;
    constexpr int narrowest_bar = 5;
    if (width >= narrowest_bar) {
        const auto filled = static_cast<std::size_t>(static_cast<long>(width) *
                                                     std::min(done_, total_) / std::max(total_, 1));
        bar = fmt::format("{}[{}{}]{} ",
                          coloured_ ? "\x1b[36m" : "",
                          std::string(filled, '='),
                          std::string(static_cast<std::size_t>(width) - filled, ' '),
                          coloured_ ? "\x1b[0m" : "");
    }
    text.resize(std::min(text.size(), static_cast<std::size_t>(std::max(room, 1))));
    std::fputs(fmt::format("\r{}{}\x1b[K", bar, text).c_str(), stderr);
}

}  // namespace caseforce::cli
