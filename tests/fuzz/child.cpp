// Counters of SanitizerCoverage are copied through shared memory; a report of a sanitizer, or the
// stack at a signal, says whether HDF5 was at work.
#include "tests/fuzz/child.hpp"

#include <algorithm>
#include <array>
#include <csignal>
#include <cstdint>
#include <cstdio>
#include <cstring>
#include <stdexcept>
#include <string_view>

#include <dlfcn.h>
#include <execinfo.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <unistd.h>

#include "analysis/read/unusable.hpp"
#include "engine/core/error.hpp"

extern "C" {
// Of the fuzzer's build alone: the counters of edges, and AddressSanitizer's reports.
extern std::uint8_t __start___sancov_cntrs __attribute__((weak, visibility("hidden")));
extern std::uint8_t __stop___sancov_cntrs __attribute__((weak, visibility("hidden")));
void __asan_set_error_report_callback(void (*callback)(const char*)) __attribute__((weak));
void __sanitizer_set_death_callback(void (*callback)()) __attribute__((weak));
}

namespace caseforce::fuzz {
namespace {

constexpr std::size_t most_counters = std::size_t{1} << 20U;
constexpr rlim_t most_seconds = 3;  ///< of the processor, in the child

bool* found = nullptr;  ///< where the child says so, in shared memory
bool is_hdf5s = false;  ///< the report that is being made is of HDF5

std::size_t counters() {
    const std::uint8_t* const start = &__start___sancov_cntrs;
    const std::uint8_t* const stop = &__stop___sancov_cntrs;
    return start == nullptr ? 0 : std::min(most_counters, static_cast<std::size_t>(stop - start));
}

/// HDF5 works where it stands in the stack: whatever it calls, it calls with its own lengths.
bool hdf5_is_at_work() {
    std::array<void*, 128> frames{};
    const int count = ::backtrace(frames.data(), static_cast<int>(frames.size()));
    for (int i = 0; i < count; ++i) {
        Dl_info info{};
        if (::dladdr(frames[static_cast<std::size_t>(i)], &info) == 0) continue;
        if (info.dli_fname != nullptr && std::strstr(info.dli_fname, "libhdf5") != nullptr)
            return true;
    }
    return false;
}

void on_report(const char* report) {
    is_hdf5s = std::string_view(report).find("libhdf5") != std::string_view::npos;
}

void on_death() {
    if (!is_hdf5s) *found = true;
}

/// A signal in HDF5 ends the child as it would the program's; one elsewhere is a find.
void on_signal(int signal) {
    if (!hdf5_is_at_work()) {
        *found = true;
        std::fprintf(stderr, "signal %d outside of HDF5:\n", signal);
        std::array<void*, 64> frames{};
        const int count = ::backtrace(frames.data(), static_cast<int>(frames.size()));
        ::backtrace_symbols_fd(frames.data(), count, STDERR_FILENO);
    }
    std::signal(signal, SIG_DFL);
    std::raise(signal);
}

void bound() {
    const rlimit seconds{most_seconds, most_seconds + 1};
    ::setrlimit(RLIMIT_CPU, &seconds);
    // The fuzzer's own answers to these are not the child's.
    for (const int signal : {SIGALRM, SIGTERM, SIGINT, SIGHUP})
        std::signal(signal, SIG_DFL);
    for (const int signal : {SIGSEGV, SIGBUS, SIGFPE, SIGILL, SIGABRT, SIGXCPU}) {
        struct sigaction action {};
        action.sa_handler = on_signal;
        action.sa_flags = SA_NODEFER;
        ::sigaction(signal, &action, nullptr);
    }
}

}  // namespace

struct Child::Shared {
    bool found;
    std::array<std::uint8_t, most_counters> reached;
};

Child::Child() {
    void* const memory =
        ::mmap(nullptr, sizeof(Shared), PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    if (memory == MAP_FAILED) throw std::runtime_error("no memory to share");
    shared_ = static_cast<Shared*>(memory);
    found = &shared_->found;
    std::array<void*, 1> frame{};
    (void)::backtrace(frame.data(), 1);  // loads what it needs before anything is damaged
}

void Child::forget() {
    shared_->found = false;
    std::fill_n(shared_->reached.begin(), counters(), std::uint8_t{0});
}

void Child::watch(const std::function<void()>& work) {
    bound();
    if (__asan_set_error_report_callback != nullptr) __asan_set_error_report_callback(on_report);
    if (__sanitizer_set_death_callback != nullptr) __sanitizer_set_death_callback(on_death);
    if (counters() > 0) std::memset(&__start___sancov_cntrs, 0, counters());
    const auto leave = [this] {
        if (counters() > 0)
            std::memcpy(shared_->reached.data(), &__start___sancov_cntrs, counters());
    };
    try {
        work();
    } catch (const read::UnusableResult&) {
        leave();
        throw;
    } catch (const FileError&) {
        leave();
        throw;
    } catch (const std::exception& error) {
        leave();
        std::fprintf(stderr, "thrown in the child: %s\n", error.what());
        shared_->found = true;
        throw;
    }
    leave();
}

void Child::learn() const {
    std::uint8_t* const here = &__start___sancov_cntrs;
    for (std::size_t i = 0; i < counters(); ++i)
        here[i] = static_cast<std::uint8_t>(std::min(255, here[i] + shared_->reached[i]));
}

bool Child::has_find() const { return shared_->found; }

}  // namespace caseforce::fuzz
