// HDF5's identifiers as values that close themselves, and its failures as FileError. The plain C
// interface: Debian 12 has no C++ wrapper that knows dimension scales.
#pragma once

#include <string_view>
#include <utility>

#include <hdf5.h>

namespace caseforce::hdf5 {

/// Remembers why an object could not be closed: for a dataset that may be its values, which HDF5
/// holds back until then.
void note_failed_close() noexcept;
/// Throws FileError where an object could not be closed since `prepare_library`.
void check_closed(std::string_view doing);

/// An open file, group, dataset, dataspace, type, attribute or property list.
class Handle {
  public:
    using Close = herr_t (*)(hid_t);
    Handle() = default;
    Handle(hid_t id, Close closing) : id_(id), close_(closing) {}
    ~Handle() {
        if (id_ >= 0 && close_(id_) < 0) note_failed_close();
    }
    Handle(Handle&& other) noexcept
        : id_(std::exchange(other.id_, H5I_INVALID_HID)), close_(other.close_) {}
    Handle& operator=(Handle&& other) noexcept {
        std::swap(id_, other.id_);
        std::swap(close_, other.close_);
        return *this;
    }

    [[nodiscard]] hid_t id() const { return id_; }
    /// Closes now and says whether that failed: a file's last bytes are written by it.
    [[nodiscard]] herr_t close() {
        return id_ < 0 ? 0 : close_(std::exchange(id_, H5I_INVALID_HID));
    }

  private:
    hid_t id_ = H5I_INVALID_HID;
    Close close_ = nullptr;
};

/// Throws FileError with what was being done and what the system said (disk full, no permission).
[[noreturn]] void fail(std::string_view doing);

/// HDF5 1.10 crashes where it is refused memory. What its next call may take is asked for before,
/// and given back: throws std::bad_alloc where it is not there. Microseconds.
void ask_for_room();

/// Passes a status of HDF5 on, or throws FileError where it is negative; std::bad_alloc where there
/// is no room for more.
inline void check(herr_t status, std::string_view doing) {
    if (status < 0) fail(doing);
    ask_for_room();
}

/// Takes charge of an identifier of HDF5, or throws FileError where there is none.
inline Handle hold(hid_t id, Handle::Close close, std::string_view doing) {
    if (id < 0) fail(doing);
    Handle held(id, close);
    ask_for_room();
    return held;
}

/// Must come before any other use of HDF5 in the process, and before each file: errors are ours to
/// report, and after a failed write the library must not try the same bytes again when the process
/// ends.
void prepare_library();

}  // namespace caseforce::hdf5
