// A file that stands under its final name only when it is whole (MEASURES, The file): written aside
// in the same folder, synced, renamed. Whatever stops the writing, the final name holds what it
// held before.
#pragma once

#include <filesystem>

namespace caseforce::write {

/// Throws FileError where a file could not be put under that name: no such folder, no right to
/// write in it, a folder or a device of that name. Called before a run, so that hours of work do
/// not end there.
void check_output(const std::filesystem::path& path);

class WholeFile {
  public:
    /// Reserves an empty file beside `path`, its name with the process's number between.
    /// Throws FileError, as check_output does.
    explicit WholeFile(const std::filesystem::path& path);
    /// Removes the file aside unless it was committed.
    ~WholeFile();
    WholeFile(const WholeFile&) = delete;
    WholeFile& operator=(const WholeFile&) = delete;

    /// Where to write meanwhile.
    [[nodiscard]] const std::filesystem::path& aside() const { return aside_; }
    /// Puts the file aside under the final name, in place of an earlier one. Throws FileError.
    /// Requires: the writer has closed it.
    void commit();

  private:
    std::filesystem::path final_, aside_;
    bool committed_ = false;
};

}  // namespace caseforce::write
