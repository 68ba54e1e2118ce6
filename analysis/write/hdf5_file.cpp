#include "analysis/write/hdf5_file.hpp"

#include <algorithm>
#include <system_error>

#include <fmt/format.h>

#include "analysis/hdf5/attribute_names.hpp"
#include "analysis/write/attributes.hpp"
#include "analysis/write/differences.hpp"
#include "analysis/write/digest.hpp"
#include "analysis/write/findings.hpp"
#include "analysis/write/kept.hpp"
#include "analysis/write/series.hpp"
#include "analysis/write/sweep.hpp"
#include "analysis/write/whole_file.hpp"
#include "analysis/write/years.hpp"
#include "engine/core/error.hpp"

namespace caseforce::write {
namespace {

using hdf5::check;
using hdf5::format_version;
using hdf5::hold;
namespace attribute = hdf5::attribute;

std::size_t replications_of(const Results& results) {
    std::size_t most = 0;
    for (const PolicyResults& policy : results.policies) {
        most = std::max(most, policy.replications.size());
    }
    return most;
}

Handle create_file(const std::filesystem::path& path) {
    constexpr std::string_view doing = "write it";
    const Handle creation = hold(H5Pcreate(H5P_FILE_CREATE), H5Pclose, doing);
    constexpr unsigned order = H5P_CRT_ORDER_TRACKED | H5P_CRT_ORDER_INDEXED;
    check(H5Pset_link_creation_order(creation.id(), order), doing);
    check(H5Pset_attr_creation_order(creation.id(), order), doing);
    check(H5Pset_obj_track_times(creation.id(), false), doing);
    const Handle access = hold(H5Pcreate(H5P_FILE_ACCESS), H5Pclose, doing);
    // From 1.8 on attributes may be many and long; not above what HDF5 1.10 reads.
    check(H5Pset_libver_bounds(access.id(), H5F_LIBVER_V18, H5F_LIBVER_V110), doing);
    return hold(
        H5Fcreate(path.c_str(), H5F_ACC_TRUNC, creation.id(), access.id()), H5Fclose, doing);
}

Coordinates coordinates_of(const Results& results) {
    Coordinates coordinates{.policies = {},
                            .replications = replications_of(results),
                            .numbers = results.numbers,
                            .start = results.start,
                            .weeks = results.weeks,
                            .names = results.layout.names(),
                            .years = results.years.labels()};
    for (const PolicyResults& policy : results.policies) {
        coordinates.policies.push_back(policy.name);
    }
    return coordinates;
}

void write_origin(const Handle& file,
                  const Results& results,
                  const analysis::Findings& findings,
                  const Origin& origin,
                  const FileOptions& options) {
    const Handle root = hold(H5Gopen2(file.id(), "/", H5P_DEFAULT), H5Gclose, "write the root");
    write_text(root, "Conventions", "CF-1.8");
    write_text(root, attribute::title, origin.title);
    write_text(root, attribute::source, fmt::format("caseforce {}", origin.version));
    write_number(root, attribute::format, format_version);
    write_text(root, attribute::version, origin.version);
    write_number(root, attribute::seed, origin.seed);
    write_number(
        root, attribute::replications, static_cast<std::int64_t>(replications_of(results)));
    if (options.replications_asked > static_cast<std::int64_t>(replications_of(results)))
        write_number(root, attribute::replications_asked, options.replications_asked);
    write_text(root, attribute::detail, std::string(hdf5::name_of(options.detail)));
    write_text(root, attribute::created, origin.created);
    write_text(root, attribute::command_line, origin.command_line);
    write_text(root,
               attribute::digest,
               digest(origin, coordinates_of(results).policies, replications_of(results)));
    if (!origin.under.empty()) write_text(root, attribute::under_policy, origin.under);
    write_text(root, attribute::scenario, origin.scenario);
    if (findings.sweep) return;  // points are the scenario with the values in the group `sweep`
    for (std::size_t i = 0; i < origin.further.size(); ++i)
        write_text(root, attribute::further_scenario(i), origin.further[i]);
}

void write_values(const Work& work, const Results& results) {
    for (const Level level : {Level::council, Level::team, Level::stage, Level::role}) {
        write_level(work, results, level);
    }
    write_years(work, results);
    write_differences(work, results);
}

void write_all(const std::filesystem::path& aside,
               const Results& results,
               const analysis::Findings& findings,
               const Origin& origin,
               const FileOptions& options) {
    hdf5::prepare_library();
    Handle file = create_file(aside);
    const Coordinates coordinates = coordinates_of(results);
    const Work work{file,
                    coordinates,
                    options.detail,
                    options.threads,
                    options.stop_signal,
                    options.bytes_of_summaries};
    write_origin(file, results, findings, origin, options);
    // Of an analysis the points are many, and of little interest one by one.
    const bool is_analysis = !findings.sensitivity.empty() || findings.optimum;
    if (is_analysis && options.detail == Detail::summary)
        write_root(work, results);
    else
        write_values(work, results);
    if (findings.sensitivity.empty() || options.detail != Detail::summary)
        write_findings(work, results, findings);
    write_sweep(work, results, findings);
    if (options.shard) write_kept(file, *options.shard);
    check(H5Fflush(file.id(), H5F_SCOPE_GLOBAL), "write it");
    check(file.close(), "write its end");
    hdf5::check_closed("write it");
}

}  // namespace

void write_file(const std::filesystem::path& path,
                const Results& results,
                const analysis::Findings& findings,
                const Origin& origin,
                const FileOptions& options) {
    std::error_code ignored;
    const std::string safe = std::filesystem::exists(path, ignored)
                                 ? "the earlier file of that name is as it was"
                                 : "no file was left under that name";
    WholeFile whole(path);
    try {
        write_all(whole.aside(), results, findings, origin, options);
        whole.commit();
    } catch (const FileError& error) {
        throw FileError(fmt::format("{}: {}; {}", path.string(), error.what(), safe));
    }
}

std::string digest(const Origin& origin,
                   const std::vector<std::string>& policies,
                   std::size_t replications) {
    std::string promised =
        fmt::format("caseforce result {}\nversion {}\nseed {}\nreplications {}\n",
                    format_version,
                    origin.version,
                    origin.seed,
                    replications);
    for (const std::string& policy : policies)
        promised += fmt::format("policy {}\n", policy);
    if (!origin.under.empty()) promised += fmt::format("under {}\n", origin.under);
    for (const std::string& further : origin.further)
        promised += further;
    return sha256(promised + origin.scenario);
}

std::string hdf5_version() {
    unsigned major = 0, minor = 0, release = 0;
    check(H5get_libversion(&major, &minor, &release), "ask HDF5 for its version");
    return fmt::format("{}.{}.{}", major, minor, release);
}

}  // namespace caseforce::write
