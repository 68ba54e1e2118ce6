#include "analysis/read/opening.hpp"

#include <algorithm>
#include <cerrno>
#include <optional>
#include <set>
#include <system_error>

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include "analysis/hdf5/attribute_names.hpp"
#include "analysis/read/unusable.hpp"
#include "engine/calendar/date.hpp"
#include "engine/core/error.hpp"
#include "engine/scenario/limits.hpp"

namespace caseforce::read {
namespace {

using hdf5::hold;
namespace attribute = hdf5::attribute;

constexpr std::uint64_t most_values = std::uint64_t{1} << 36U;
constexpr std::size_t most_groups = 256;
constexpr std::size_t most_meanings = 100'000;
using scenario::most_replications;

[[noreturn]] void refuse(const std::string& why) { throw UnusableResult(why); }

std::string needed_text(const Handle& owner, const std::string& name) {
    const std::optional<std::string> text = text_of(owner, name);
    if (!text) refuse(fmt::format("the attribute '{}' is missing", name));
    return *text;
}

std::string text_or_nothing(const Handle& owner, const std::string& name) {
    return text_of(owner, name).value_or("");
}

/// "days since 2022-10-03 00:00:00" as days since 1970-01-01.
std::int64_t first_day(const std::string& unit) {
    constexpr std::string_view before = "days since ", after = " 00:00:00";
    std::string_view text = unit;
    if (text.starts_with(before)) text.remove_prefix(before.size());
    const bool is_whole = text.size() < unit.size() && text.ends_with(after);
    if (is_whole) text.remove_suffix(after.size());
    const std::optional<calendar::Civil> date = calendar::civil_from(text);
    if (!is_whole || !date || !calendar::exists(*date)) refuse("the unit of 'time' is no day");
    return calendar::days_of(*date);
}

/// Days since the start as days since 1970-01-01.
void date(Coordinate& weeks, std::int64_t start) {
    constexpr std::int64_t most_days = 1'000'000;
    std::int64_t last = 0;
    for (std::int64_t& days : weeks.numbers) {
        if (days <= last || days > most_days) refuse("the coordinate 'time' does not go on");
        last = days;
        days += start;
    }
}

Coordinate read_coordinate(const Handle& group, Dimension dimension) {
    const std::string name(hdf5::name_of(dimension));
    const Handle dataset = open_dataset(group, name);
    Coordinate coordinate{dimension, {}, {}};
    if (!hdf5::is_numeric(dimension)) {
        coordinate.texts = all_texts(dataset);
        return coordinate;
    }
    coordinate.numbers = all_numbers(dataset);
    if (dimension == Dimension::time) date(coordinate, first_day(needed_text(dataset, "units")));
    return coordinate;
}

Variable describe(const Handle& in, const Group& group, const std::string& name) {
    const Handle dataset = open_dataset(in, name);
    Variable variable;
    variable.name = text_of(dataset, attribute::key).value_or(name);
    variable.dataset = name;
    variable.precision = bytes_of_float(dataset) == sizeof(float) ? Variable::Precision::single_
                                                                  : Variable::Precision::double_;
    variable.lengths = lengths_of(dataset, most_values);
    variable.chunk = chunk_of(dataset);
    if (variable.lengths.empty() || variable.chunk.size() != variable.lengths.size())
        refuse("its axes are not those of a measure");
    for (unsigned axis = 0; axis < variable.lengths.size(); ++axis) {
        const std::optional<Dimension> dimension = hdf5::dimension_named(scale_of(dataset, axis));
        if (!dimension || !group.has(*dimension)) refuse("an axis has no coordinate");
        if (variable.has(*dimension)) refuse("two axes have the same coordinate");
        if (group.along(*dimension).length() != variable.lengths[axis])
            refuse(fmt::format("it is not as long as '{}'", hdf5::name_of(*dimension)));
        variable.axes.push_back(*dimension);
    }
    variable.unit = needed_text(dataset, "units");
    variable.about = text_or_nothing(dataset, "long_name");
    variable.over_time = text_or_nothing(dataset, "over_time");
    variable.year = text_or_nothing(dataset, "year");
    while (variable.meanings.size() < most_meanings) {
        const auto meaning = text_of(dataset, fmt::format("value_{}", variable.meanings.size()));
        if (!meaning) break;
        variable.meanings.push_back(*meaning);
    }
    return variable;
}

/// Adds to a message where it comes from.
template <class Read>
auto within(const std::string& where, Read&& read) {
    try {
        return read();
    } catch (const UnusableResult& error) {
        refuse(fmt::format("{}: {}", where, error.what()));
    } catch (const FileError& error) {
        refuse(fmt::format("{}: {}", where, error.what()));
    }
}

Group read_group(const Handle& in, const std::string& name, const std::vector<std::string>& names) {
    Group group{name, {}, {}, {}};
    for (const char* const what : {attribute::of_policy,
                                   attribute::of,
                                   attribute::better,
                                   attribute::from,
                                   attribute::asked}) {
        if (const auto text = text_of(in, what)) group.texts[what] = *text;
    }
    const std::string prefix = name == "/" ? name : "/" + name + "/";
    std::vector<std::string> others;
    for (const std::string& one : names) {
        const std::optional<Dimension> dimension = hdf5::dimension_named(one);
        if (!dimension) {
            others.push_back(one);
            continue;
        }
        // In the group `team`'s parent, `team` is that group itself.
        if (kind_of(in, one) != Kind::values) continue;
        group.coordinates.push_back(
            within(prefix + one, [&] { return read_coordinate(in, *dimension); }));
    }
    for (const std::string& one : others) {
        if (one == hdf5::event_digest) continue;  // no measure, and no number that is counted with
        within(prefix + one, [&] {
            if (kind_of(in, one) == Kind::values)
                group.variables.push_back(describe(in, group, one));
        });
    }
    return group;
}

/// What the groups say twice must be the same.
void check_agreement(const Group& root, const Group& group) {
    for (const Dimension dimension : {Dimension::time, Dimension::replication}) {
        if (group.has(dimension) && group.along(dimension).numbers != root.along(dimension).numbers)
            refuse(fmt::format(
                "/{}: '{}' is not as in the root", group.name, hdf5::name_of(dimension)));
    }
    if (!group.has(Dimension::policy)) return;
    const std::vector<std::string>& all = root.along(Dimension::policy).texts;
    for (const std::string& policy : group.along(Dimension::policy).texts) {
        if (std::find(all.begin(), all.end(), policy) == all.end())
            refuse(fmt::format("/{}: the policy '{}' is not in the root", group.name, policy));
    }
}

void check_root(const Group& root, const Origin& origin) {
    for (const Dimension needed : {Dimension::policy, Dimension::replication, Dimension::time}) {
        if (!root.has(needed))
            refuse(fmt::format("the coordinate '{}' is missing", hdf5::name_of(needed)));
    }
    const std::vector<std::string>& policies = root.along(Dimension::policy).texts;
    if (policies.empty() || std::set(policies.begin(), policies.end()).size() != policies.size())
        refuse("its policies have not each a name of its own");
    if (root.along(Dimension::time).numbers.empty()) refuse("it holds no week");
    const std::vector<std::int64_t>& numbers = root.along(Dimension::replication).numbers;
    if (static_cast<std::int64_t>(numbers.size()) != origin.replications)
        refuse(fmt::format(
            "it should hold {} replications and holds {}", origin.replications, numbers.size()));
}

}  // namespace

void check_readable(const std::filesystem::path& path) {
    // Without waiting: a pipe that nobody writes to would never open.
    const int file = ::open(path.c_str(), O_RDONLY | O_NONBLOCK | O_CLOEXEC);
    const int error = errno;
    if (file < 0)
        throw FileError(fmt::format(
            "{}: cannot read it: {}", path.string(), std::generic_category().message(error)));
    struct stat status {};
    const bool regular = ::fstat(file, &status) == 0 && S_ISREG(status.st_mode);
    ::close(file);
    if (!regular) throw FileError(fmt::format("{}: is not a file", path.string()));
}

Handle open_file(const std::filesystem::path& path) {
    hdf5::prepare_library();
    if (H5Fis_hdf5(path.c_str()) <= 0) refuse("it is not an HDF5 file");
    return hold(H5Fopen(path.c_str(), H5F_ACC_RDONLY, H5P_DEFAULT), H5Fclose, "open it");
}

Origin origin_of(const Handle& root) {
    const std::optional<std::string> source = text_of(root, attribute::source);
    if (!source || !source->starts_with("caseforce ")) refuse("no result of caseforce");
    const std::optional<std::int64_t> format = number_of(root, attribute::format);
    if (!format || *format < 1) refuse("the attribute 'format' is missing");
    if (*format > hdf5::format_version)
        refuse(fmt::format("it is of format {}, from {}; this program reads format {}",
                           *format,
                           *source,
                           hdf5::format_version));
    Origin origin;
    origin.title = needed_text(root, attribute::title);
    origin.version = needed_text(root, attribute::version);
    origin.scenario = needed_text(root, attribute::scenario);
    const std::optional<Detail> detail = hdf5::detail_named(needed_text(root, attribute::detail));
    if (!detail)
        refuse(fmt::format("the attribute 'detail' is none of {}", fmt::join(hdf5::details, ", ")));
    origin.detail = *detail;
    origin.created = needed_text(root, attribute::created);
    origin.command_line = needed_text(root, attribute::command_line);
    origin.digest = needed_text(root, attribute::digest);
    origin.under = text_of(root, attribute::under_policy).value_or("");
    const std::optional<std::uint64_t> seed = unsigned_of(root, attribute::seed);
    const std::optional<std::int64_t> replications = number_of(root, attribute::replications);
    if (!seed) refuse("the attribute 'seed' is missing");
    if (!replications || *replications < 0 || *replications > most_replications)
        refuse("the attribute 'replications' is no such number");
    origin.seed = *seed;
    origin.replications = *replications;
    origin.replications_asked =
        number_of(root, attribute::replications_asked).value_or(*replications);
    if (origin.replications_asked < *replications || origin.replications_asked > most_replications)
        refuse("it holds more replications than were asked for");
    for (std::size_t i = 0; i + 2 < most_groups; ++i) {
        const std::optional<std::string> text = text_of(root, attribute::further_scenario(i));
        if (!text) break;
        origin.further.push_back(*text);
    }
    return origin;
}

std::vector<Group> groups_of(const Handle& root, const Origin& origin) {
    const std::vector<std::string> names = members(root);
    std::vector<Group> groups;
    groups.push_back(read_group(root, "/", names));
    check_root(groups.front(), origin);
    for (const std::string& name : names) {
        if (kind_of(root, name) != Kind::group || name == hdf5::kept) continue;
        if (groups.size() == most_groups) refuse("it has too many groups");
        const Handle in = open_group(root, name);
        groups.push_back(read_group(in, name, within("/" + name, [&] { return members(in); })));
        check_agreement(groups.front(), groups.back());
    }
    return groups;
}

}  // namespace caseforce::read
