// The file in which runs are kept while there is no result yet: beside the result's name, one
// record a run, appended as it is done, each with a checksum. Whatever stops the program, what was
// appended is there and is believed after its checksum. docs/stopping.md has its layout.
//
// It is also where an experiment's series lie, and its yearly values: they are read as they are
// asked for, so that a run of any length takes no more memory than is being looked at.
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <mutex>
#include <span>
#include <stdexcept>
#include <string>

#include "engine/simulator/keeper.hpp"

namespace caseforce::keep {

/// Which run: of which experiment of an undertaking, option by position and replication by number.
struct RunKey {
    std::uint32_t experiment = 0;
    std::uint32_t option = 0;
    std::uint32_t replication = 0;

    auto operator<=>(const RunKey&) const = default;
};

/// A record as it was found.
struct Record {
    RunKey key;
    Run run;
};

class PartFile : public Store, public std::enable_shared_from_this<PartFile> {
  public:
    /// A new file that begins with `undertaking`, in place of an earlier one. Throws FileError
    /// where it cannot be written or another process is writing it.
    [[nodiscard]] static std::shared_ptr<PartFile> begin(const std::filesystem::path& path,
                                                         const std::string& undertaking);
    /// Whether a file was only begun: stopped before all of its beginning was written, so that
    /// nothing can be lost with it.
    [[nodiscard]] static bool is_only_begun(const std::filesystem::path& path);
    /// An earlier one, to be gone on with. Throws FileError likewise, UnusablePart where its
    /// beginning is damaged or it is none.
    [[nodiscard]] static std::shared_ptr<PartFile> go_on(const std::filesystem::path& path);
    /// An earlier one, to be read.
    [[nodiscard]] static std::shared_ptr<PartFile> look_into(const std::filesystem::path& path);

    ~PartFile() override;
    PartFile(const PartFile&) = delete;
    PartFile& operator=(const PartFile&) = delete;

    [[nodiscard]] const std::filesystem::path& path() const { return path_; }
    /// What it was begun with.
    [[nodiscard]] const std::string& undertaking() const { return undertaking_; }

    /// What was found in it.
    struct Found {
        std::size_t records = 0;
        /// Stretches between records, or a whole last one, that are wrong.
        std::size_t damaged = 0;
        bool unfinished_end = false;  ///< it ends within a record
    };
    /// Hands every whole record after the last look to `take`, in the order in which they were
    /// appended. In a file that is gone on with, what is appended next goes after the last of them.
    /// Throws FileError.
    Found look(const std::function<void(Record)>& take);

    /// Reads what has been appended or found. From any thread. Throws FileError where it cannot, as
    /// where somebody else has cut the file short.
    void read(std::uint64_t from, std::span<std::byte> into) const override;
    /// Appends a run, and gives it as it lies in the file. From any thread. Throws FileError where
    /// it cannot be written: the file then ends as it did before.
    Run append(const RunKey& key, const Run& run);

  private:
    enum class Access { begin, go_on, look_into };
    PartFile(const std::filesystem::path& path, Access access);
    void write_beginning(const std::string& undertaking);
    void read_beginning();
    [[nodiscard]] std::uint64_t size_now() const;

    std::filesystem::path path_;
    Access access_;
    int descriptor_ = -1;
    std::string undertaking_;
    std::mutex writing_;
    std::uint64_t end_ = 0;  ///< of the last record
};

/// A part file that cannot be gone on with. The message says why.
class UnusablePart : public std::runtime_error {
    using std::runtime_error::runtime_error;
};

}  // namespace caseforce::keep
