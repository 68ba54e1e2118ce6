#include "analysis/keep/part_file.hpp"

#include <algorithm>
#include <array>
#include <atomic>
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
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/uio.h>
#include <unistd.h>

#define XXH_INLINE_ALL
#include <xxhash.h>

#include "engine/core/error.hpp"

namespace caseforce::keep {
namespace {

/// Everything begins on such a boundary, so that numbers lie where a processor wants them, and so
/// that what follows a damaged stretch is found again.
constexpr std::size_t boundary = 64;
/// The numbers stand as this machine has them; on one of the other kind they read as no record.
constexpr std::uint64_t beginning_mark = 0x31'74'72'61'70'2d'66'63;  // "cf-part1"
constexpr std::uint64_t record_mark = 0x32'2d'6e'75'72'2d'66'63;     // "cf-run-2"
constexpr std::uint64_t most_of_text = std::uint64_t{64} << 20U;
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

/// What of the file has been read stays in memory until much has been; then all goes: the system
/// has it in its own cache or reads it again.
class PartFile::InMemory {
  public:
    void add(const Mapped& stretch) {
        const std::lock_guard lock(mutex_);
        stretches_.push_back(&stretch);
    }
    void remove(const Mapped& stretch) {
        const std::lock_guard lock(mutex_);
        std::erase(stretches_, &stretch);
    }
    /// The file is so long by now.
    void holds(std::uint64_t bytes) { holds_.store(bytes, std::memory_order_relaxed); }
    void about_to_read(std::size_t bytes);

  private:
    std::atomic<std::uint64_t> holds_{0};
    std::mutex mutex_;
    std::vector<const Mapped*> stretches_;
    std::atomic<std::size_t> read_{0};
};

/// A stretch of the file in memory.
class PartFile::Mapped : public SeriesOwner {
  public:
    Mapped(const std::filesystem::path& path,
           int file,
           std::uint64_t from,
           std::size_t bytes,
           std::shared_ptr<InMemory> among)
        : from_(from), bytes_(bytes), among_(std::move(among)) {
        at_ = ::mmap(nullptr, bytes, PROT_READ, MAP_SHARED, file, static_cast<off_t>(from));
        if (at_ == MAP_FAILED) fail(path, errno);
        // Else Linux may map 2 MiB around each byte that is read. Where it cannot, it does not.
        static_cast<void>(::madvise(at_, bytes, MADV_NOHUGEPAGE));
        among_->add(*this);
    }
    ~Mapped() override {
        among_->remove(*this);
        ::munmap(at_, bytes_);
    }
    Mapped(const Mapped&) = delete;
    Mapped& operator=(const Mapped&) = delete;

    [[nodiscard]] bool shows(std::uint64_t from, std::uint64_t bytes) const {
        return from >= from_ && from + bytes <= from_ + bytes_;
    }
    [[nodiscard]] const std::byte* at(std::uint64_t place) const {
        return static_cast<const std::byte*>(at_) + (place - from_);
    }
    [[nodiscard]] std::size_t bytes() const { return bytes_; }

    void about_to_read(std::size_t bytes) const override { among_->about_to_read(bytes); }
    void let_go() const { ::madvise(at_, bytes_, MADV_DONTNEED); }

  private:
    std::uint64_t from_;
    std::size_t bytes_;
    void* at_ = nullptr;
    std::shared_ptr<InMemory> among_;
};

void PartFile::InMemory::about_to_read(std::size_t bytes) {
    if (holds_.load(std::memory_order_relaxed) < most_in_memory) return;  // all of it may stay
    // More than is counted may be there: the system reads ahead as it thinks fit.
    constexpr std::size_t much = most_in_memory / 4;
    // Whoever reads a byte gets the pages around it, as Linux reads ahead in a mapping.
    const std::size_t taken = bytes + (std::size_t{64} << 10U);
    if (read_.fetch_add(taken, std::memory_order_relaxed) + taken < much) return;
    read_.store(0, std::memory_order_relaxed);
    const std::lock_guard lock(mutex_);
    for (const Mapped* const stretch : stretches_)
        stretch->let_go();
}

PartFile::PartFile(const std::filesystem::path& path, Access access)
    : path_(path), access_(access), in_memory_(std::make_shared<InMemory>()) {
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
    if (access == Access::look_into || ::flock(descriptor_, LOCK_EX | LOCK_NB) == 0) return;
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
    beginning.checksum = XXH3_64bits(undertaking.data(), undertaking.size());
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
    const ssize_t read =
        ::pread(descriptor_, undertaking_.data(), undertaking_.size(), sizeof beginning);
    if (read != static_cast<ssize_t>(undertaking_.size()) ||
        XXH3_64bits(undertaking_.data(), undertaking_.size()) != beginning.checksum)
        unusable("its beginning is damaged");
    end_ = up_to_boundary(sizeof beginning + undertaking_.size());
}

std::uint64_t PartFile::size_now() const {
    struct stat status {};
    if (::fstat(descriptor_, &status) != 0) fail(path_, errno);
    return static_cast<std::uint64_t>(status.st_size);
}

std::shared_ptr<const PartFile::Mapped> PartFile::mapped(std::uint64_t from, std::size_t bytes) {
    if (latest_ && latest_->shows(from, bytes)) return latest_;
    // Each twice as long as the one before, beyond the file's end too: what is appended there is
    // then seen through the same mapping.
    constexpr std::size_t first_length = std::size_t{32} << 20U, longest = std::size_t{1} << 30U;
    const std::size_t usual = latest_ ? std::min(2 * latest_->bytes(), longest) : first_length;
    const auto page = static_cast<std::uint64_t>(::sysconf(_SC_PAGESIZE));
    const std::uint64_t first = from / page * page;
    latest_ = std::make_shared<const Mapped>(
        path_,
        descriptor_,
        first,
        std::max(usual, static_cast<std::size_t>(from - first) + bytes),
        in_memory_);
    return latest_;
}

Record PartFile::record_at(std::uint64_t from, std::size_t bytes) {
    const std::shared_ptr<const Mapped> here = mapped(from, bytes);
    here->about_to_read(0);  // its head
    here->about_to_read(0);  // its years
    RecordHead head;
    std::memcpy(&head, here->at(from), sizeof head);
    // NOLINTBEGIN(cppcoreguidelines-pro-type-reinterpret-cast): the values lie aligned in the file
    const std::byte* const series = here->at(from + sizeof head);
    const std::byte* const years = series + up_to_double(head.series * sizeof(float));
    const auto* const first_year = reinterpret_cast<const double*>(years);
    return {head.key,
            {Series({reinterpret_cast<const float*>(series), head.series}, here),
             YearRows(first_year, first_year + head.years),
             head.events}};
    // NOLINTEND(cppcoreguidelines-pro-type-reinterpret-cast)
}

bool PartFile::is_whole(std::uint64_t from, std::size_t bytes) {
    const std::shared_ptr<const Mapped> here = mapped(from, bytes);
    here->about_to_read(bytes);
    RecordHead head;
    std::memcpy(&head, here->at(from), sizeof head);
    return XXH3_64bits(here->at(from + before_checksummed), bytes - before_checksummed) ==
           head.checksum;
}

PartFile::Found PartFile::look(const std::function<void(Record)>& take) {
    const std::uint64_t size = size_now();
    in_memory_->holds(size);
    Found found;
    enum class Since { whole, unfinished, damage } since = Since::whole;
    for (std::uint64_t at = end_; at + boundary <= size;) {
        RecordHead head;
        if (::pread(descriptor_, &head, sizeof head, static_cast<off_t>(at)) != sizeof head)
            fail(path_, EIO);
        const bool is_one = head.mark == record_mark && head.series <= most_values &&
                            head.years <= most_values && bytes_of(head) <= size - at;
        if (is_one && is_whole(at, bytes_of(head))) {
            found.damaged += since == Since::whole ? 0 : 1;
            since = Since::whole;
            ++found.records;
            take(record_at(at, bytes_of(head)));
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
    const std::span<const float> series = run.series.values();
    RecordHead head;
    head.key = key;
    head.series = series.size();
    head.years = run.years.size();
    head.events = run.events;
    const std::array<char, boundary> nothing{};
    const std::uint64_t bytes = bytes_of(head);
    const std::size_t gap = up_to_double(series.size_bytes()) - series.size_bytes();
    const std::size_t of_years = run.years.size() * sizeof(double);
    std::array<iovec, 5> parts{
        part_of(&head, sizeof head),
        part_of(series.data(), series.size_bytes()),
        part_of(nothing.data(), gap),
        part_of(run.years.data(), of_years),
        part_of(nothing.data(), bytes - sizeof head - series.size_bytes() - gap - of_years)};

    XXH3_state_t* const sum = XXH3_createState();
    if (sum == nullptr) throw std::bad_alloc();
    XXH3_64bits_reset(sum);
    // NOLINTNEXTLINE(cppcoreguidelines-pro-bounds-pointer-arithmetic)
    XXH3_64bits_update(sum,
                       reinterpret_cast<const char*>(&head) + before_checksummed,  // NOLINT
                       sizeof head - before_checksummed);
    for (const iovec& part : std::span(parts).subspan(1))
        XXH3_64bits_update(sum, part.iov_base, part.iov_len);
    head.checksum = XXH3_64bits_digest(sum);
    XXH3_freeState(sum);

    const std::lock_guard lock(writing_);
    try {
        write_all(descriptor_, end_, parts, path_);
        Record kept = record_at(end_, bytes);
        end_ += bytes;
        in_memory_->holds(end_);
        return std::move(kept.run);
    } catch (const FileError&) {
        static_cast<void>(::ftruncate(descriptor_, static_cast<off_t>(end_)));
        throw;
    }
}

}  // namespace caseforce::keep
