// What is kept of an undertaking while it has no result: the runs of its experiments, in a part
// file of each process beside the result's name. The next one with the same undertaking goes on
// from it.
#pragma once

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "analysis/keep/crew.hpp"
#include "analysis/keep/part_file.hpp"
#include "engine/simulator/keeper.hpp"

namespace caseforce::keep {

/// Where runs for a result are kept: "OUT.h5.part", by further processes "OUT.h5.part2" and so on.
[[nodiscard]] std::filesystem::path part_beside(const std::filesystem::path& result, int rank = 0);

/// A part file that holds another job's runs, or is damaged at its head, is replaced, or refused
/// (`on`: --resume). Where there is none, either begins one.
enum class Going { on_where_possible, on };

class KeptWork {
  public:
    /// Takes up what was kept for `result` by the same undertaking, a text that says all on which
    /// the runs depend. What another kept is replaced, or, where going on was asked for, refused:
    /// UnusablePart. Throws FileError.
    KeptWork(const std::filesystem::path& result,
             const std::string& undertaking,
             Going going,
             Crew crew = {});
    /// A file of its own without a run is taken away.
    ~KeptWork();
    KeptWork(const KeptWork&) = delete;
    KeptWork& operator=(const KeptWork&) = delete;

    /// Keeps the runs of one experiment of the undertaking, by number from 0. Lives as long as
    /// this.
    [[nodiscard]] Keeper& of_experiment(std::uint32_t number);

    /// How many runs an earlier one had kept.
    [[nodiscard]] std::size_t found() const { return found_at_first_; }
    /// How many are kept by now, by this process or before.
    [[nodiscard]] std::size_t kept() const { return found_at_first_ + appended_; }
    /// What was wrong with what was found, a sentence each.
    [[nodiscard]] const std::vector<std::string>& warnings() const { return warnings_; }
    [[nodiscard]] std::filesystem::path path() const { return part_beside(result_, crew_.rank); }
    /// How many options an experiment has runs of.
    [[nodiscard]] std::size_t options_of(std::uint32_t experiment) const;
    /// The replications of an experiment that are there for all of so many options, in order.
    [[nodiscard]] std::vector<std::uint32_t> complete(std::uint32_t experiment,
                                                      std::size_t options) const;

    /// The result stands under its name: nothing needs to be kept any more.
    void discard();

  private:
    KeptWork(const std::filesystem::path& result, Crew crew);

    class Of;
    void open_own(const std::string& undertaking, Going going);
    void look_into_others(const std::string& undertaking);
    void look(PartFile& file);

    std::filesystem::path result_;
    Crew crew_;
    std::shared_ptr<PartFile> own_;
    std::map<std::filesystem::path, std::shared_ptr<PartFile>> others_;
    std::map<RunKey, Run> found_;  ///< not yet asked for
    std::size_t found_at_first_ = 0;
    bool was_empty_ = false;  ///< its own file held no run
    std::atomic<std::size_t> appended_{0};
    std::vector<std::string> warnings_;
    std::vector<std::unique_ptr<Of>> keepers_;
};

}  // namespace caseforce::keep
