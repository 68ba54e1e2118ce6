#include "cli/keeping.hpp"

#include <algorithm>
#include <new>

#include <fmt/format.h>

#include "analysis/hdf5/detail.hpp"
#include "analysis/read/result_file.hpp"
#include "analysis/read/supervised.hpp"
#include "analysis/read/unusable.hpp"
#include "cli/crew.hpp"
#include "cli/log.hpp"
#include "cli/signals.hpp"
#include "engine/core/text.hpp"
#include "engine/scenario/limits.hpp"

namespace caseforce::cli {
namespace {

std::string runs_text(std::size_t runs) {
    return text::counted(static_cast<std::int64_t>(runs), "run");
}

}  // namespace

Keeping::Keeping(const RunOptions& options, const std::string& job)
    : options_(options),
      stop_signal_(watch_signals()),
      job_(job),
      crew_(crew()),
      work_(options.output,
            job,
            options.resume ? keep::Going::on : keep::Going::on_where_possible,
            crew_) {
    for (const std::string& warning : work_.warnings())
        warn(warning);
    if (options.merging) return;
    if (options.allow_partial) {
        info(fmt::format("{} {} kept beside {}; --resume does the rest",
                         runs_text(work_.found()),
                         work_.found() == 1 ? "is" : "are",
                         options.output.string()));
    } else if (work_.found() > 0) {
        info(fmt::format(
            "going on from {} kept beside {}", runs_text(work_.found()), options.output.string()));
    } else if (options.resume) {
        info(
            fmt::format("nothing was kept beside {}: from the beginning", options.output.string()));
    }
}

Numbering numbers_of(const ShardOf& shard) {
    return {static_cast<std::uint32_t>(shard.number), static_cast<std::uint32_t>(shard.of), {}};
}

Numbering Keeping::numbers(std::size_t options) const {
    if (!options_.allow_partial) return numbers_of(options_.shard);
    Numbering numbers;
    numbers.only = work_.complete(static_cast<std::uint32_t>(Kept::options), options);
    if (numbers.only.empty()) {
        throw keep::UnusablePart(
            fmt::format("{}: no simulated future is kept under every option, so that there is "
                        "nothing to write with --allow-partial",
                        work_.path().string()));
    }
    return numbers;
}

Numbering Keeping::numbers_beside(const Numbering& main,
                                  Kept experiment,
                                  std::size_t options) const {
    if (!options_.allow_partial) return main;
    const auto there = work_.complete(static_cast<std::uint32_t>(experiment), options);
    Numbering numbers;
    for (const std::uint32_t number : main.only) {
        if (!std::binary_search(there.begin(), there.end(), number)) break;
        numbers.only.push_back(number);
    }
    return numbers;
}

std::int64_t Keeping::complete() const {
    constexpr auto options = static_cast<std::uint32_t>(Kept::options);
    return static_cast<std::int64_t>(work_.complete(options, work_.options_of(options)).size());
}

std::string Keeping::what_is_kept() const {
    if (options_.merging) return "the shards are as they were";
    if (work_.kept() == 0) return "nothing was kept";
    std::string again = options_.command_line;
    // Behind a "--" it would be a file.
    const bool has_files_alone = again.find(" -- ") != std::string::npos;
    if (!options_.resume)
        again.insert(has_files_alone ? again.find(' ', again.find(' ') + 1) : again.size(),
                     " --resume");
    return fmt::format("{} {} kept in {}, and this goes on from there:\n  {}",
                       runs_text(work_.kept()),
                       work_.kept() == 1 ? "is" : "are",
                       work_.path().string(),
                       again);
}

void Keeping::guard(const std::function<void()>& step) const {
    try {
        step();
    } catch (const Interrupted& error) {
        throw StoppedAndKept(error.signal(), what_is_kept());
    } catch (const FileError& error) {
        const std::string_view why = error.what();
        std::error_code ignored;
        const bool earlier = std::filesystem::exists(options_.output, ignored) &&
                             why.find("earlier file") == std::string_view::npos;
        throw FileError(fmt::format("{}; {}{}",
                                    why,
                                    earlier ? "the earlier file of that name is as it was; " : "",
                                    what_is_kept()));
    } catch (const UsageError& error) {
        // What was asked of the futures does not suit them: the same command would fail again,
        // another of the same job goes on.
        if (work_.kept() == 0 || options_.merging) throw;
        throw UsageError(
            fmt::format("{}\n{} {} kept in {}, and what is asked instead goes on from "
                        "there",
                        error.what(),
                        runs_text(work_.kept()),
                        work_.kept() == 1 ? "is" : "are",
                        work_.path().string()));
    } catch (const std::bad_alloc&) {
        throw FileError(fmt::format("out of memory; {}", what_is_kept()));
    } catch (const InternalError& error) {
        throw InternalError(fmt::format("{}\n{}", error.what(), what_is_kept()));
    }
}

write::FileOptions Keeping::how_written(int replications_asked) const {
    write::FileOptions how{
        options_.detail, options_.threads, &stop_signal_, replications_asked, {}};
    if (options_.is_shard())
        how.shard = write::Shard{options_.shard.number, options_.shard.of, job_, work_.path()};
    return how;
}

Grown grown(const RunOptions& options,
            const std::function<std::string(int)>& digest_for,
            const std::vector<NotAsked>& not_asked) {
    const std::string before = read::supervised_answer(options.output, [&] {
        const read::ResultFile file(options.output);
        const auto replications = static_cast<int>(file.origin().replications);
        if (*options.add > scenario::most_replications - replications)
            throw UsageError(
                fmt::format("--add {}: {} has {} simulated futures, and a result has "
                            "{} at most",
                            *options.add,
                            options.output.string(),
                            replications,
                            scenario::most_replications));
        if (digest_for(replications) != file.origin().digest) {
            throw read::UnusableResult(
                fmt::format("--add: {} is the result of another scenario, seed, choice of options "
                            "or version",
                            options.output.string()));
        }
        for (const NotAsked& one : not_asked) {
            if (file.find(one.group) == nullptr) continue;
            throw UsageError(fmt::format(
                "--add: {} has what {} found, which would be lost: {}",
                options.output.string(),
                one.by,
                one.goes_with_add ? fmt::format("add to it with {}", one.by)
                                  : "more simulated futures need another -o, and --replications"));
        }
        return fmt::format("{} {}", replications, hdf5::name_of(file.origin().detail));
    });
    const std::size_t blank = before.find(' ');
    const int replications = std::stoi(before.substr(0, blank));
    const auto detail = hdf5::detail_named(before.substr(blank + 1));
    info(fmt::format("adding {} to the {} of {}",
                     text::counted(*options.add, "simulated future"),
                     replications,
                     options.output.string()));
    return {replications + *options.add, options.is_detail_asked ? options.detail : detail.value()};
}

}  // namespace caseforce::cli
