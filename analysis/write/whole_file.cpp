#include "analysis/write/whole_file.hpp"

#include <cerrno>
#include <system_error>

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include "engine/core/error.hpp"

namespace caseforce::write {
namespace {

namespace fs = std::filesystem;

[[noreturn]] void fail(std::string_view doing, int error) {
    throw FileError(fmt::format("cannot {}: {}", doing, std::generic_category().message(error)));
}

[[noreturn]] void refuse(const fs::path& path, std::string_view why) {
    throw FileError(fmt::format("{}: {}", path.string(), why));
}

/// A descriptor that closes itself.
class Descriptor {
  public:
    explicit Descriptor(int number) : number_(number) {}
    ~Descriptor() {
        if (number_ >= 0) ::close(number_);
    }
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    [[nodiscard]] int number() const { return number_; }

  private:
    int number_;
};

fs::path folder_of(const fs::path& path) {
    return path.has_parent_path() ? path.parent_path() : fs::path(".");
}

/// What a link stands for, so that the link stays and its target is replaced or made.
fs::path without_links(fs::path path) {
    // As many links in a row as Linux itself follows.
    constexpr int most = 40;
    std::error_code error;
    for (int followed = 0; fs::is_symlink(path, error); ++followed) {
        if (followed == most) refuse(path, "is a link that leads back to itself");
        path = folder_of(path) / fs::read_symlink(path, error);
        if (error) refuse(path, "the link cannot be read: " + error.message());
    }
    return path;
}

void sync(const fs::path& path, int flags) {
    const Descriptor file(::open(path.c_str(), flags | O_CLOEXEC));
    if (file.number() < 0 || ::fsync(file.number()) != 0) fail("bring it to the disk", errno);
}

}  // namespace

void check_output(const fs::path& path) {
    const fs::path target = without_links(path);
    const fs::path folder = folder_of(target);
    std::error_code error;
    const fs::file_status status = fs::status(target, error);
    if (fs::is_directory(status)) refuse(path, "is a folder; a file's name is needed");
    if (fs::exists(status) && !fs::is_regular_file(status)) {
        refuse(path, "is a device or a pipe; a result needs a file");
    }
    if (!fs::is_directory(folder, error)) {
        refuse(path, fmt::format("there is no folder '{}'", folder.string()));
    }
    if (::access(folder.c_str(), W_OK | X_OK) != 0) {
        refuse(path, "no file may be written in its folder");
    }
}

WholeFile::WholeFile(const fs::path& path) : final_(without_links(path)) {
    check_output(path);
    // With what is added to it no longer than a file's name may be, however long its own is.
    constexpr std::size_t most_of_name = 200;
    aside_ = folder_of(final_) / fmt::format(".{}.{}.part",
                                             final_.filename().string().substr(0, most_of_name),
                                             static_cast<long>(::getpid()));
    // An earlier process of this number may have been killed; what it left is nobody's.
    ::unlink(aside_.c_str());
    const Descriptor file(::open(aside_.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666));
    if (file.number() < 0) {
        refuse(path, "no file can be written beside it: " + std::generic_category().message(errno));
    }
}

WholeFile::~WholeFile() {
    if (!committed_) ::unlink(aside_.c_str());
}

void WholeFile::commit() {
    struct stat earlier {};
    if (::stat(final_.c_str(), &earlier) == 0 &&
        ::chmod(aside_.c_str(), earlier.st_mode & 07777U) != 0) {
        fail("keep the permissions of the earlier file", errno);
    }
    sync(aside_, O_RDWR);
    if (::rename(aside_.c_str(), final_.c_str()) != 0) fail("put it in place", errno);
    committed_ = true;
    try {
        sync(folder_of(final_), O_RDONLY | O_DIRECTORY);
    } catch (const FileError&) {
        // The file is whole and in place. Some file systems cannot sync a folder; when the rename
        // reaches the disk is then theirs to decide.
    }
}

}  // namespace caseforce::write
