#include "analysis/keep/part_file.hpp"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstddef>
#include <cstring>
#include <new>
#include <span>
#include <system_error>
#include <type_traits>

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <sys/uio.h>
#include <unistd.h>

#define XXH_INLINE_ALL
#include <xxhash.h>

#include "analysis/keep/checksum.hpp"
#include "engine/core/error.hpp"

namespace caseforce::keep {
namespace {

/// Everything begins on such a boundary, so that numbers lie where a processor wants them, and so
/// that what follows a damaged stretch is found again.
constexpr std::size_t boundary = 64;
/// The numbers stand as this machine has them; on one of the other kind they read as no record.
constexpr std::uint64_t beginning_mark = 0x31'74'72'61'70'2d'66'63;  // "cf-part1"
constexpr std::uint64_t record_mark = 0x32'2d'6e'75'72'2d'66'63;     // "cf-run-2"
/// The scenarios of as many points as a sweep may have, as long as a scenario may be, and more.
constexpr std::uint64_t most_of_text = std::uint64_t{4} << 30U;
constexpr std::uint64_t most_values = std::uint64_t{1} << 32U;  ///< of a record

struct Beginning {
    std::uint64_t mark = beginning_mark;
    std::uint64_t text_bytes = 0;
    std::uint64_t checksum = 0;  ///< of the text
    std::array<std::uint64_t, 5> nothing{};
};

struct RecordHead {
    std::uint64_t mark = record_mark;
    std::uint64_t checksum = 0;  ///< of all that follows it in the record
    std::uint64_t series = 0;    ///< floats
    std::uint64_t years = 0;     ///< doubles
    std::uint64_t events = 0;
    RunKey key;
    std::array<std::uint32_t, 3> nothing{};
};

static_assert(sizeof(Beginning) == boundary && sizeof(RecordHead) == boundary);
static_assert(std::is_trivially_copyable_v<RecordHead>);
constexpr std::size_t before_checksummed = offsetof(RecordHead, series);

constexpr std::uint64_t up_to_boundary(std::uint64_t bytes) {
    return (bytes + boundary - 1) / boundary * boundary;
}
constexpr std::uint64_t up_to_double(std::uint64_t bytes) { return (bytes + 7) / 8 * 8; }

std::uint64_t bytes_of(const RecordHead& head) {
    return up_to_boundary(sizeof head + up_to_double(head.series * sizeof(float)) +
                          head.years * sizeof(double));
}

/// XXH3 of what comes in pieces.
class Checksum {
  public:
    Checksum() : state_(XXH3_createState()) {
        if (!state_) throw std::bad_alloc();
        XXH3_64bits_reset(state_.get());
    }
    void add(const void* from, std::size_t bytes) { XXH3_64bits_update(state_.get(), from, bytes); }
    [[nodiscard]] std::uint64_t value() const { return XXH3_64bits_digest(state_.get()); }

  private:
    struct Free {
        void operator()(XXH3_state_t* state) const { XXH3_freeState(state); }
    };
    std::unique_ptr<XXH3_state_t, Free> state_;
};

/// Whether a record that begins there is as it was appended.
bool is_whole(const Store& file, std::uint64_t from, const RecordHead& head) {
    constexpr std::uint64_t at_once = std::uint64_t{1} << 18U;
    std::vector<std::byte> some(at_once);
    Checksum checksum;
    const std::uint64_t end = from + bytes_of(head);
    for (from += before_checksummed; from < end; from += at_once) {
        const std::span<std::byte> these = std::span(some).first(std::min(at_once, end - from));
        file.read(from, these);
        checksum.add(these.data(), these.size());
    }
    return checksum.value() == head.checksum;
}

/// A run as it lies in the file, in a record that begins there.
Run run_in(const std::shared_ptr<const Store>& file, std::uint64_t from, const RecordHead& head) {
    const std::uint64_t series = from + sizeof head;
    const std::uint64_t years = series + up_to_double(head.series * sizeof(float));
    return {Series(file, series, head.series), Years(file, years, head.years), head.events};
}

[[noreturn]] void fail(const std::filesystem::path& path, int error) {
    throw FileError(fmt::format("{}: {}", path.string(), std::generic_category().message(error)));
}

void write_all(int descriptor, std::uint64_t at, std::span<iovec> parts, const auto& path) {
    while (!parts.empty()) {
        const ssize_t written = ::pwritev(
            descriptor, parts.data(), static_cast<int>(parts.size()), static_cast<off_t>(at));
        if (written < 0 && errno == EINTR) continue;
        if (written < 0) fail(path, errno);
        at += static_cast<std::uint64_t>(written);
        auto left = static_cast<std::size_t>(written);
        while (!parts.empty() && left >= parts.front().iov_len) {
            left -= parts.front().iov_len;
            parts = parts.subspan(1);
        }
        if (parts.empty()) return;
        parts.front().iov_base = static_cast<char*>(parts.front().iov_base) + left;
        parts.front().iov_len -= left;
    }
}

iovec part_of(const void* from, std::size_t bytes) {
    return {const_cast<void*>(from), bytes};  // NOLINT: pwritev does not change it
}

}  // namespace

PartFile::PartFile(const std::filesystem::path& path, Access access)
    : path_(path), access_(access) {
    const int how = access == Access::look_into ? O_RDONLY
                    : access == Access::begin   ? O_RDWR | O_CREAT
                                                : O_RDWR;
    descriptor_ = ::open(path.c_str(), how | O_CLOEXEC | O_NOFOLLOW, 0666);
    if (descriptor_ < 0) fail(path, errno);
    struct stat status {};
    if (::fstat(descriptor_, &status) != 0 || !S_ISREG(status.st_mode)) {
        ::close(descriptor_);
        throw FileError(fmt::format("{}: is not a file", path.string()));
    }
    if (access == Access::look_into) return;
    const bool is_ours = ::flock(descriptor_, LOCK_EX | LOCK_NB) == 0;
    // Another run that ended between the two has taken the file away: what is appended to it would
    // stand under no name.
    if (is_ours && ::fstat(descriptor_, &status) == 0 && status.st_nlink > 0) return;
    ::close(descriptor_);
    throw FileError(fmt::format("{}: another run is writing it; wait for it, or give another -o",
                                path.string()));
}

PartFile::~PartFile() {
    if (descriptor_ >= 0) ::close(descriptor_);
}

std::shared_ptr<PartFile> PartFile::begin(const std::filesystem::path& path,
                                          const std::string& undertaking) {
    std::shared_ptr<PartFile> file(new PartFile(path, Access::begin));
    try {
        file->write_beginning(undertaking);
    } catch (const FileError&) {
        ::unlink(path.c_str());
        throw;
    }
    return file;
}

bool PartFile::is_only_begun(const std::filesystem::path& path) {
    const PartFile file(path, Access::look_into);
    Beginning beginning;
    const ssize_t read = ::pread(file.descriptor_, &beginning, sizeof beginning, 0);
    if (read < 0) fail(path, errno);
    const auto of_mark = std::min(static_cast<std::size_t>(read), sizeof beginning_mark);
    if (std::memcmp(&beginning, &beginning_mark, of_mark) != 0) return false;
    return read < static_cast<ssize_t>(sizeof beginning) ||
           (beginning.text_bytes <= most_of_text &&
            file.size_now() < sizeof beginning + beginning.text_bytes);
}

std::shared_ptr<PartFile> PartFile::go_on(const std::filesystem::path& path) {
    std::shared_ptr<PartFile> file(new PartFile(path, Access::go_on));
    file->read_beginning();
    return file;
}

std::shared_ptr<PartFile> PartFile::look_into(const std::filesystem::path& path) {
    std::shared_ptr<PartFile> file(new PartFile(path, Access::look_into));
    file->read_beginning();
    return file;
}

void PartFile::write_beginning(const std::string& undertaking) {
    if (::ftruncate(descriptor_, 0) != 0) fail(path_, errno);
    Beginning beginning;
    beginning.text_bytes = undertaking.size();
    beginning.checksum = checksum(undertaking);
    end_ = up_to_boundary(sizeof beginning + undertaking.size());
    const std::array<char, boundary> nothing{};
    std::array<iovec, 3> parts{
        part_of(&beginning, sizeof beginning),
        part_of(undertaking.data(), undertaking.size()),
        part_of(nothing.data(), end_ - sizeof beginning - undertaking.size())};
    write_all(descriptor_, 0, parts, path_);
    undertaking_ = undertaking;
}

void PartFile::read_beginning() {
    Beginning beginning;
    const auto unusable = [&](const char* why) {
        throw UnusablePart(fmt::format("{}: {}", path_.string(), why));
    };
    if (::pread(descriptor_, &beginning, sizeof beginning, 0) != sizeof beginning ||
        beginning.mark != beginning_mark)
        unusable("holds no runs of caseforce");
    if (beginning.text_bytes > most_of_text || sizeof beginning + beginning.text_bytes > size_now())
        unusable("its beginning is damaged");
    undertaking_.resize(beginning.text_bytes);
    read(sizeof beginning, std::as_writable_bytes(std::span(undertaking_)));
    if (checksum(undertaking_) != beginning.checksum) unusable("its beginning is damaged");
    end_ = up_to_boundary(sizeof beginning + undertaking_.size());
}

std::uint64_t PartFile::size_now() const {
    struct stat status {};
    if (::fstat(descriptor_, &status) != 0) fail(path_, errno);
    return static_cast<std::uint64_t>(status.st_size);
}

void PartFile::read(std::uint64_t from, std::span<std::byte> into) const {
    while (!into.empty()) {
        const ssize_t got =
            ::pread(descriptor_, into.data(), into.size(), static_cast<off_t>(from));
        if (got < 0 && errno == EINTR) continue;
        if (got < 0) fail(path_, errno);
        if (got == 0)
            throw FileError(fmt::format("{}: was cut short by another program", path_.string()));
        from += static_cast<std::uint64_t>(got);
        into = into.subspan(static_cast<std::size_t>(got));
    }
}

PartFile::Found PartFile::look(const std::function<void(Record)>& take) {
    const std::uint64_t size = size_now();
    Found found;
    enum class Since { whole, unfinished, damage } since = Since::whole;
    for (std::uint64_t at = end_; at + boundary <= size;) {
        RecordHead head;
        if (::pread(descriptor_, &head, sizeof head, static_cast<off_t>(at)) != sizeof head)
            fail(path_, EIO);
        const bool is_one = head.mark == record_mark && head.series <= most_values &&
                            head.years <= most_values && bytes_of(head) <= size - at;
        if (is_one && is_whole(*this, at, head)) {
            found.damaged += since == Since::whole ? 0 : 1;
            since = Since::whole;
            ++found.records;
            take({head.key, run_in(shared_from_this(), at, head)});
            at += bytes_of(head);
            end_ = at;
        } else {
            if (is_one) since = Since::damage;
            if (since == Since::whole) since = Since::unfinished;
            at += boundary;
        }
    }
    found.damaged += since == Since::damage ? 1 : 0;
    found.unfinished_end = since != Since::damage && end_ != size;
    if (access_ == Access::go_on && ::ftruncate(descriptor_, static_cast<off_t>(end_)) != 0)
        fail(path_, errno);
    return found;
}

Run PartFile::append(const RunKey& key, const Run& run) {
    const Excerpt<float> series = run.series.values();
    const Excerpt<double> years = run.years.values();
    RecordHead head;
    head.key = key;
    head.series = series.size();
    head.years = years.size();
    head.events = run.events;
    const std::array<char, boundary> nothing{};
    const std::uint64_t bytes = bytes_of(head);
    const std::size_t of_series = series.values().size_bytes();
    const std::size_t of_years = years.values().size_bytes();
    const std::size_t gap = up_to_double(of_series) - of_series;
    std::array<iovec, 5> parts{
        part_of(&head, sizeof head),
        part_of(series.values().data(), of_series),
        part_of(nothing.data(), gap),
        part_of(years.values().data(), of_years),
        part_of(nothing.data(), bytes - sizeof head - of_series - gap - of_years)};

    Checksum checksum;
    // NOLINTNEXTLINE(cppcoreguidelines-pro-bounds-pointer-arithmetic)
    checksum.add(reinterpret_cast<const char*>(&head) + before_checksummed,  // NOLINT
                 sizeof head - before_checksummed);
    for (const iovec& part : std::span(parts).subspan(1))
        checksum.add(part.iov_base, part.iov_len);
    head.checksum = checksum.value();

    const std::lock_guard lock(writing_);
    try {
        write_all(descriptor_, end_, parts, path_);
        const std::uint64_t here = end_;
        end_ += bytes;
        return run_in(shared_from_this(), here, head);
    } catch (const FileError&) {
        static_cast<void>(::ftruncate(descriptor_, static_cast<off_t>(end_)));
        throw;
    }
}

}  // namespace caseforce::keep
