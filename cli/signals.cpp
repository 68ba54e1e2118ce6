#include "cli/signals.hpp"

#include <csignal>
#include <cstdlib>
#include <string_view>

#include <unistd.h>

#include "engine/core/error.hpp"

namespace caseforce::cli {
namespace {

std::atomic<int> asked = 0;
static_assert(std::atomic<int>::is_always_lock_free, "a signal handler may only touch such");

extern "C" void remember(int signal) { asked.store(signal); }

/// Memory that shows a file (analysis/keep) is gone where somebody cut the file short. Nothing can
/// be read again, and nothing more than this may be done in a handler.
extern "C" void tell_of_lost_file(int) {
    constexpr std::string_view message =
        "caseforce: a file in which runs are kept was cut short by another program, or its disk "
        "failed; no result was written and an earlier file of that name is as it was; --resume "
        "finds what is left\n";
    static_cast<void>(!::write(STDERR_FILENO, message.data(), message.size()));
    std::_Exit(1);
}

}  // namespace

const std::atomic<int>& watch_signals() {
    struct sigaction action {};
    action.sa_handler = remember;
    action.sa_flags = static_cast<int>(SA_RESTART | SA_RESETHAND);
    sigemptyset(&action.sa_mask);
    for (const int signal : {SIGINT, SIGTERM, SIGHUP}) {
        // `nohup` and a shell's background jobs ignore some; they meant it.
        struct sigaction before {};
        if (sigaction(signal, nullptr, &before) == 0 && before.sa_handler == SIG_IGN) continue;
        sigaction(signal, &action, nullptr);
    }
    struct sigaction ignore {};
    ignore.sa_handler = SIG_IGN;
    sigaction(SIGXFSZ, &ignore, nullptr);
    return asked;
}

void watch_kept_files() {
    struct sigaction lost {};
    lost.sa_handler = tell_of_lost_file;
    sigaction(SIGBUS, &lost, nullptr);
}

void stop_if_asked() {
    if (const int signal = asked.load(); signal != 0) throw Interrupted(signal);
}

}  // namespace caseforce::cli
