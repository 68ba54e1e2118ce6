#include "cli/files.hpp"

#include <algorithm>
#include <cmath>
#include <set>
#include <utility>

#include <fmt/format.h>

#include "cli/log.hpp"
#include "cli/scenario_in_effect.hpp"
#include "cli/undertaking.hpp"
#include "engine/core/error.hpp"
#include "engine/core/text.hpp"
#include "engine/scenario_file/load.hpp"

namespace caseforce::cli {
namespace {

template <class Of>
std::vector<std::string> names_of(const scenario::Named<Of>& named) {
    std::vector<std::string> names;
    for (const auto& [name, what] : named.entries)
        names.push_back(name);
    return names;
}

std::vector<std::string> stages_of(const scenario::Scenario& scenario) {
    return scenario.pathway ? names_of(scenario.pathway->stages) : std::vector<std::string>{};
}

/// Throws UsageError where two files do not describe the same council over the same time.
void check_agreement(const scenario::Scenario& first,
                     const scenario::Scenario& other,
                     const std::string& file) {
    const auto differ = [&](const std::string& what) {
        throw UsageError(
            fmt::format("{}: its {} differ from the first file's; files that are "
                        "compared agree in start, horizon, teams and stages",
                        file,
                        what));
    };
    if (first.start.days != other.start.days) differ("start dates");
    if (first.horizon.days != other.horizon.days) differ("horizons");
    if (names_of(first.teams) != names_of(other.teams)) differ("teams");
    if (stages_of(first) != stages_of(other)) differ("stages");
}

/// Throws UsageError for what a sweep cannot vary.
void check_key(const std::string& key, const scenario::Scenario& as_it_is) {
    if (key == "start" || key == "horizon" || key == "run" || key.starts_with("run."))
        throw UsageError(
            fmt::format("--set {}: is the same at every point of a sweep; one value may be given, "
                        "and --replications and --seed",
                        key));
    if (!as_it_is.uncertain) return;
    for (const scenario::UncertainValue& value : as_it_is.uncertain->draws) {
        if (value.path != key || value.operation != scenario::Operation::set) continue;
        throw UsageError(fmt::format(
            "--set {}: is uncertain in the scenario, so that every simulated future has a value of "
            "its own\n    expected a key that is not, or a scenario that does not draw it",
            key));
    }
}

/// With ranges of whole numbers where the scenario takes no others. Throws UsageError.
design::Sweep as_taken(design::Sweep sweep, const scenario::Scenario& as_it_is) {
    constexpr double least_values = 10;
    for (design::Factor& one : sweep.factors) {
        check_key(one.key, as_it_is);
        if (!one.range) continue;
        design::Range& range = *one.range;
        if (!scenario_file::takes_whole_numbers(as_it_is, one.key)) {
            if (range.high - range.low < least_values * range.apart())
                throw UsageError(
                    fmt::format("--set {}: the range from {} to {} holds fewer than "
                                "{:.0f} values of five digits",
                                one.key,
                                text::number(range.low),
                                text::number(range.high),
                                least_values));
            continue;
        }
        range = {std::ceil(range.low), std::floor(range.high), range.unit, true};
        if (range.low >= range.high)
            throw UsageError(fmt::format(
                "--set {}: takes whole numbers, of which the range holds fewer than two", one.key));
    }
    return sweep;
}

std::vector<scenario_file::Settings> settings_of(const design::Design& design) {
    std::vector<scenario_file::Settings> all;
    for (const auto& point : design.points) {
        scenario_file::Settings& settings = all.emplace_back();
        for (std::size_t i = 0; i < point.size(); ++i)
            settings.emplace_back(design.keys[i], point[i]);
    }
    return all;
}

std::vector<Option> options_of_sweep(const Files& files, const std::string& policy) {
    std::vector<Option> options{{"baseline", &files.first, files.first.policies.find(policy)}};
    for (std::size_t i = 0; i < files.further.size(); ++i) {
        const scenario::Scenario& at_point = files.further[i];
        options.push_back({files.names[i], &at_point, at_point.policies.find(policy)});
    }
    return options;
}

}  // namespace

Files files_of(const CompareOptions& options) {
    const Timer timer("reading the scenarios");
    Files files{scenario_in_effect(options.run.of), {}, {}, {}};
    for (const std::filesystem::path& path : options.further) {
        Simulated asked = options.run.of;
        asked.scenario = path;
        scenario::Scenario further = scenario_in_effect(asked);
        check_agreement(files.first, further, path.string());
        if (!further.targets.empty() && further.targets != files.first.targets)
            warn(
                fmt::format("{}: its targets are left aside; every option is held to those of {}{}",
                            path.string(),
                            options.run.of.scenario.string(),
                            files.first.targets.empty() ? ", which has none" : ""));
        further.run = files.first.run;
        files.names.push_back(further.name.empty() ? name_from(path) : further.name);
        files.further.push_back(std::move(further));
    }
    return files;
}

Files files_of(const SweepOptions& options) {
    const Timer timer("reading the scenario at every point");
    const Simulated& asked = options.compare.run.of;
    design::Sweep sweep;
    design::Design design;
    scenario::Run run_as_written;
    std::vector<scenario::Scenario> all =
        variations_in_effect(asked, [&](const scenario::Scenario& as_it_is) {
            run_as_written = as_it_is.run;
            sweep = as_taken(options.sweep, as_it_is);
            design = design::design_of(sweep);
            const bool has_ranges = sweep.by != design::Sweep::By::grid;
            const auto ends = has_ranges ? design::ends_of(sweep.factors) : design::Design{};
            return scenario_file::Variations{settings_of(ends), settings_of(design)};
        });
    Files files{
        std::move(all.front()), {}, design::names_of(design), std::move(sweep), run_as_written};
    for (std::size_t i = 1; i < all.size(); ++i) {
        check_agreement(files.first, all[i], files.names[i - 1]);
        all[i].run = files.first.run;
        files.further.push_back(std::move(all[i]));
    }
    return files;
}

std::vector<Option> options_of(const Files& files, const CompareOptions& asked) {
    if (files.sweep) return options_of_sweep(files, asked.run.of.policy);
    auto known = names_of(files.first.policies);
    const bool has_policies = !known.empty();
    known.insert(known.end(), files.names.begin(), files.names.end());
    for (const std::string& name : asked.policies) {
        if (std::find(known.begin(), known.end(), name) != known.end() || name == "baseline")
            continue;
        const std::string nearest = text::nearest(name, known);
        throw UsageError(fmt::format("--policies {}: the scenario has no such policy; {}",
                                     name,
                                     !nearest.empty() ? "the nearest is " + nearest
                                     : known.empty()  ? std::string("it has none")
                                                      : "it has " + text::joined(known)));
    }
    std::vector<Option> options{{"baseline", &files.first, nullptr}};
    for (const auto& [name, policy] : files.first.policies.entries) {
        const auto& wanted = asked.policies;
        if (wanted.empty() || std::find(wanted.begin(), wanted.end(), name) != wanted.end())
            options.push_back({name, &files.first, &policy});
    }
    for (std::size_t i = 0; i < files.further.size(); ++i) {
        const std::string& name = files.names[i];
        if (std::any_of(options.begin(), options.end(), [&](const Option& option) {
                return option.name == name;
            }))
            throw UsageError(
                fmt::format("{}: two options are called that; a file's is called by "
                            "its `name`",
                            name));
        options.push_back({name, &files.further[i], nullptr});
    }
    if (options.size() == 1 && has_policies)
        throw UsageError(
            "--policies baseline: that is what options are compared with; the "
            "scenario has " +
            text::joined(known));
    if (options.size() == 1)
        throw UsageError(
            "nothing to compare: the scenario has no policies (caseforce run runs it "
            "alone; further files would be compared with it)");
    return options;
}

/// What is uncertain in any of the files, each once: what a path is set to, and what it is scaled
/// by, are two draws.
std::size_t uncertain_values(const Files& files) {
    std::set<std::pair<scenario::Operation, std::string>> draws;
    const auto add = [&](const scenario::Scenario& scenario) {
        if (!scenario.uncertain) return;
        for (const scenario::UncertainValue& value : scenario.uncertain->draws)
            draws.emplace(value.operation, value.path);
    };
    add(files.first);
    for (const scenario::Scenario& further : files.further)
        add(further);
    return draws.size();
}

Job job_of(const Files& files, const RunOptions& run) {
    Job job;
    job.sweep = files.sweep;
    job.policy = run.of.policy;
    job.scenarios = {text_for_job(files.first)};
    job.titles = {title_of(files.first, run)};
    for (std::size_t i = 0; i < files.further.size(); ++i) {
        job.scenarios.push_back(text_for_job(files.further[i]));
        job.titles.push_back(files.names[i]);
    }
    return job;
}

void set_replications(Files& files, int replications) {
    files.first.run.replications = replications;
    for (scenario::Scenario& further : files.further)
        further.run.replications = replications;
}

}  // namespace caseforce::cli
