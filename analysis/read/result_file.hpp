// A result file of caseforce, opened for reading: report, export and --add stand on this. Nothing
// in the file is believed before it is checked, and all of it is checked when it is opened but the
// values themselves, which are read a slab at a time.
#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "analysis/read/contents.hpp"
#include "analysis/read/slab.hpp"
#include "engine/core/units.hpp"

namespace caseforce::read {

/// Whether a file will do that holds fewer replications than were asked for (--allow-partial).
enum class Partial { refused, allowed };

class ResultFile {
  public:
    /// Throws FileError where the file cannot be read, UnusableResult where it is no result of
    /// this program, is damaged, or holds fewer replications than were asked for and that will not
    /// do.
    explicit ResultFile(const std::filesystem::path& path, Partial partial = Partial::refused);
    ~ResultFile();
    ResultFile(ResultFile&&) noexcept;
    ResultFile& operator=(ResultFile&&) noexcept;

    [[nodiscard]] const std::filesystem::path& path() const { return path_; }
    [[nodiscard]] const Origin& origin() const { return origin_; }
    /// The root first, then the others in the order of the file.
    [[nodiscard]] const std::vector<Group>& groups() const { return groups_; }
    /// Null where the file has none of that name.
    [[nodiscard]] const Group* find(std::string_view group) const;

    /// The options that were simulated, the baseline first.
    [[nodiscard]] const std::vector<std::string>& policies() const;
    /// Each week's end, in days since 1970-01-01.
    [[nodiscard]] const std::vector<std::int64_t>& dates() const;
    /// The day on which the first week begins.
    [[nodiscard]] std::int64_t start() const {
        return dates().front() - static_cast<std::int64_t>(week);
    }

    /// Values of a variable, NaN where there is none, in the order of the axes; `values` is
    /// resized. Requires: a variable of a group of this file, a slab within it. Throws
    /// UnusableResult where they are damaged.
    void read(const Group& group,
              const Variable& variable,
              const Slab& slab,
              std::vector<double>& values) const;
    /// All values, where they are known to be few. Throws UnusableResult where they are above ten
    /// million.
    [[nodiscard]] std::vector<double> read(const Group& group, const Variable& variable) const;

  private:
    struct Opened;
    std::filesystem::path path_;
    Origin origin_;
    std::vector<Group> groups_;
    std::unique_ptr<Opened> opened_;
};

}  // namespace caseforce::read
