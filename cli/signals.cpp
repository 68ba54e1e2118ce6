#include "cli/signals.hpp"

#include <csignal>

#include "engine/core/error.hpp"

namespace caseforce::cli {
namespace {

std::atomic<int> asked = 0;
static_assert(std::atomic<int>::is_always_lock_free, "a signal handler may only touch such");

extern "C" void remember(int signal) { asked.store(signal); }

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
    return asked;
}

void take_limits_as_errors() {
    struct sigaction ignore {};
    ignore.sa_handler = SIG_IGN;
    sigaction(SIGXFSZ, &ignore, nullptr);
}

void stop_if_asked() {
    if (const int signal = asked.load(); signal != 0) throw Interrupted(signal);
}

}  // namespace caseforce::cli
