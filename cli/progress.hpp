// How far a run is, with the time left, on one line of a terminal; nothing where stderr is a file,
// a pipe or a terminal that cannot go back in its line (TERM=dumb).
#pragma once

#include <chrono>
#include <mutex>
#include <string_view>

namespace caseforce::cli {

enum class ProgressBar { where_it_can_be_seen, never };

class Progress {
  public:
    /// `of` says of what there are `total`.
    Progress(int total, ProgressBar bar, std::string_view of = "simulated futures");
    /// Takes the bar away: what follows starts on a clean line.
    ~Progress();
    Progress(const Progress&) = delete;
    Progress& operator=(const Progress&) = delete;

    /// So many of them need not be done.
    void less(int by);
    /// From any thread, in any order; drawn at most ten times a second.
    void update(int done);

  private:
    using Clock = std::chrono::steady_clock;
    void draw(Clock::time_point now) const;

    int total_;
    std::string_view of_;
    bool visible_;
    bool coloured_;
    std::mutex mutex_;
    int done_ = 0;
    Clock::time_point began_, drawn_;
};

}  // namespace caseforce::cli
