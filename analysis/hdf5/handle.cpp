#include "analysis/hdf5/handle.hpp"

#include <cstddef>
#include <new>
#include <string>

#include <fmt/format.h>
#include <sys/mman.h>

#include "engine/core/error.hpp"

namespace caseforce::hdf5 {
namespace {

/// What the operating system said, cut out of HDF5's own sentence about it: the innermost entry of
/// the error stack that holds one.
herr_t find_system_message(unsigned /*depth*/, const H5E_error2_t* entry, void* found) noexcept {
    constexpr std::string_view before = "error message = '";
    auto& message = *static_cast<std::string*>(found);
    const std::string_view text = entry->desc == nullptr ? "" : entry->desc;
    const std::size_t from = text.find(before);
    if (message.empty() && from != std::string_view::npos) {
        const std::string_view rest = text.substr(from + before.size());
        message = rest.substr(0, rest.find('\''));
    }
    return 0;
}

herr_t find_description(unsigned /*depth*/, const H5E_error2_t* entry, void* found) noexcept {
    auto& message = *static_cast<std::string*>(found);
    if (message.empty() && entry->desc != nullptr) message = entry->desc;
    return 0;
}

std::string what_went_wrong() {
    std::string why;
    H5Ewalk2(H5E_DEFAULT, H5E_WALK_UPWARD, find_system_message, &why);
    if (why.empty()) H5Ewalk2(H5E_DEFAULT, H5E_WALK_UPWARD, find_description, &why);
    return why.empty() ? "HDF5 gave no reason" : why;
}

/// HDF5 is used by one thread of a process.
std::string failed_close;

}  // namespace

void fail(std::string_view doing) {
    throw FileError(fmt::format("cannot {}: {}", doing, what_went_wrong()));
}

void ask_for_room() {
    constexpr std::size_t enough = std::size_t{16} << 20U;
    void* const room =
        ::mmap(nullptr, enough, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (room == MAP_FAILED) throw std::bad_alloc();
    ::munmap(room, enough);
}

void note_failed_close() noexcept {
    if (failed_close.empty()) failed_close = what_went_wrong();
}

void check_closed(std::string_view doing) {
    if (!failed_close.empty()) throw FileError(fmt::format("cannot {}: {}", doing, failed_close));
}

void prepare_library() {
    H5dont_atexit();
    check(H5open(), "start HDF5");
    check(H5Eset_auto2(H5E_DEFAULT, nullptr, nullptr), "start HDF5");
    failed_close.clear();
}

}  // namespace caseforce::hdf5
