#include "analysis/read/supervised.hpp"

#include <array>
#include <cerrno>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <new>
#include <string>

#include <fmt/format.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include "analysis/read/unusable.hpp"
#include "engine/core/error.hpp"

namespace caseforce::read {
namespace {

constexpr unsigned seconds_of_a_step = 60;
bool watched = false;

/// How the child ended as its exit status; the answer or the message goes through the pipe.
enum Ending : int { done = 0, unusable = 101, file, usage, interrupted, memory, other };

struct Ended {
    Ending how = done;
    std::string message;
};

Ended carry_out(const std::function<std::string()>& work) {
    try {
        return {done, work()};
    } catch (const UnusableResult& error) {
        return {unusable, error.what()};
    } catch (const FileError& error) {
        return {file, error.what()};
    } catch (const UsageError& error) {
        return {usage, error.what()};
    } catch (const Interrupted& error) {
        return {interrupted, std::to_string(error.signal())};
    } catch (const std::bad_alloc&) {
        return {memory, ""};
    } catch (const std::exception& error) {
        return {other, error.what()};
    }
}

[[noreturn]] void throw_again(const Ended& ended) {
    switch (ended.how) {
        case unusable:
            throw UnusableResult(ended.message);
        case file:
            throw FileError(ended.message);
        case usage:
            throw UsageError(ended.message);
        case interrupted:
            throw Interrupted(std::atoi(ended.message.c_str()));
        case memory:
            throw std::bad_alloc();
        case done:
        case other:
            break;
    }
    throw std::runtime_error(ended.message);
}

[[noreturn]] void be_the_child(int to_parent,
                               pid_t parent,
                               const std::function<std::string()>& work) {
    // Whoever kills the parent means this process too.
    ::prctl(PR_SET_PDEATHSIG, SIGTERM);
    if (::getppid() != parent) std::_Exit(interrupted);
    // A crash here is the file's doing, whatever the parent takes it for.
    std::signal(SIGBUS, SIG_DFL);
    watched = true;
    still_going();
    const Ended ended = carry_out(work);
    std::size_t written = 0;
    while (written < ended.message.size()) {
        const ssize_t more =
            ::write(to_parent, ended.message.data() + written, ended.message.size() - written);
        if (more <= 0) break;
        written += static_cast<std::size_t>(more);
    }
    // Nothing of the parent's is flushed, closed or taken away a second time.
    std::_Exit(ended.how);
}

std::string all_from(int pipe) {
    std::string text;
    std::array<char, 4096> buffer{};
    for (;;) {
        const ssize_t read = ::read(pipe, buffer.data(), buffer.size());
        if (read < 0 && errno == EINTR) continue;
        if (read <= 0) return text;
        text.append(buffer.data(), static_cast<std::size_t>(read));
    }
}

volatile std::sig_atomic_t child_to_stop = 0;

extern "C" void pass_on(int signal) {
    if (child_to_stop > 0) ::kill(static_cast<pid_t>(child_to_stop), signal);
}

/// While the child works, what asks this process to stop asks the child.
class PassingOn {
  public:
    explicit PassingOn(pid_t child) {
        child_to_stop = child;
        struct sigaction action {};
        action.sa_handler = pass_on;
        sigemptyset(&action.sa_mask);
        for (std::size_t i = 0; i < signals.size(); ++i) {
            ::sigaction(signals[i], nullptr, &before_[i]);
            if (before_[i].sa_handler != SIG_IGN) ::sigaction(signals[i], &action, nullptr);
        }
    }
    ~PassingOn() {
        for (std::size_t i = 0; i < signals.size(); ++i)
            ::sigaction(signals[i], &before_[i], nullptr);
        child_to_stop = 0;
    }
    PassingOn(const PassingOn&) = delete;
    PassingOn& operator=(const PassingOn&) = delete;

  private:
    static constexpr std::array<int, 3> signals{SIGINT, SIGTERM, SIGHUP};
    std::array<struct sigaction, 3> before_{};
};

int wait_for(pid_t child) {
    int status = 0;
    while (::waitpid(child, &status, 0) < 0) {
        if (errno != EINTR) throw FileError("cannot wait for the process that reads");
    }
    return status;
}

}  // namespace

void still_going() {
    if (watched) ::alarm(seconds_of_a_step);
}

void supervised(const std::filesystem::path& path, const std::function<void()>& work) {
    static_cast<void>(supervised_answer(path, [&] {
        work();
        return std::string();
    }));
}

std::string supervised_answer(const std::filesystem::path& path,
                              const std::function<std::string()>& work) {
    std::array<int, 2> ends{};
    const pid_t parent = ::getpid();
    std::fflush(nullptr);
    const bool is_piped = ::pipe(ends.data()) == 0;
    const pid_t child = is_piped ? ::fork() : -1;
    if (child < 0) {
        for (const int end : ends) {
            if (is_piped) ::close(end);
        }
        throw FileError("cannot begin a process to read in");
    }
    if (child == 0) {
        ::close(ends[0]);
        be_the_child(ends[1], parent, work);
    }
    ::close(ends[1]);
    const PassingOn passing(child);
    Ended ended{done, all_from(ends[0])};
    ::close(ends[0]);
    const int status = wait_for(child);
    if (WIFEXITED(status)) ended.how = static_cast<Ending>(WEXITSTATUS(status));
    if (WIFEXITED(status) && ended.how == done) return ended.message;
    if (WIFEXITED(status)) throw_again(ended);
    const int signal = WTERMSIG(status);
    if (signal == SIGINT || signal == SIGTERM || signal == SIGHUP) throw Interrupted(signal);
    if (signal == SIGPIPE) {
        // Nobody reads the output any more: what that does to a process happens to this one too.
        ::signal(SIGPIPE, SIG_DFL);
        ::raise(SIGPIPE);
    }
    if (signal == SIGKILL) throw FileError("the process that reads was killed");
    throw UnusableResult(
        fmt::format("{}: cannot be used as a result of caseforce: it is damaged; HDF5 itself {}",
                    path.string(),
                    signal == SIGALRM ? "does not come to an end with it" : "fails in it"));
}

}  // namespace caseforce::read
