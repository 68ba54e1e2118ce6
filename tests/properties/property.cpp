#include "tests/properties/property.hpp"

#include <cstdlib>
#include <cstring>
#include <iostream>
#include <memory>
#include <utility>
#include <vector>

#include <fmt/format.h>
#include <rapidcheck.h>

#include "engine/core/error.hpp"
#include "engine/core/text.hpp"
#include "engine/plan/uncertain.hpp"
#include "engine/scenario_file/load.hpp"
#include "engine/scenario_file/show.hpp"
#include "tests/support/folder.hpp"

namespace caseforce::properties {

namespace {

/// Random numbers for every chapter, some chapters empty: the parts of it are then off, or plain.
Choices random_choices(rc::Random random) {
    Choices choices;
    const auto chance = [&](std::uint64_t percent) { return random.next() % 100 < percent; };
    const std::uint64_t empty = std::uint64_t{20} * (random.next() % 4);
    for (std::size_t chapter = 0; chapter < Choices::chapters; ++chapter) {
        if (chance(empty)) continue;
        for (std::size_t i = 0; i < Choices::length; i += 4) {
            const std::uint64_t bits = random.next();
            for (std::size_t k = 0; k < 4; ++k)
                choices[chapter * Choices::length + i + k] =
                    static_cast<std::uint16_t>(bits >> (16 * k));
        }
    }
    return drawn_from(choices).used;
}

/// Smaller choices: without a chapter, without a number, with a smaller number.
std::vector<Choices> smaller(const Choices& choices) {
    std::vector<Choices> found;
    const auto consider = [&](Choices less) {
        Choices used = drawn_from(less).used;
        if (!(used == choices)) found.push_back(std::move(used));
    };
    for (std::size_t chapter = 0; chapter < Choices::chapters; ++chapter) {
        const std::size_t from = chapter * Choices::length;
        Choices less = choices;
        less.clear(from, from + Choices::length);
        if (!(less == choices)) consider(std::move(less));
    }
    for (std::size_t i = 0; i < choices.size(); ++i) {
        const auto held = choices[i];
        std::uint16_t last = held;
        for (const int number : {0, held / 2, held - 1}) {
            if (number < 0 || number >= held || number == last) continue;
            last = static_cast<std::uint16_t>(number);
            Choices less = choices;
            less[i] = last;
            consider(std::move(less));
        }
    }
    return found;
}

std::shared_ptr<const Trial> trial_of(const Choices& choices) {
    static const test::Folder folder;
    static const bool prints_refused = std::getenv("CASEFORCE_PRINT_REFUSED") != nullptr;
    Trial trial{drawn_from(choices).scenario, {}, {}};
    trial.text = scenario_file::show(trial.built);
    try {
        trial.read = scenario_file::load_scenario(folder.write("drawn.yaml", trial.text)).scenario;
    } catch (const ScenarioError& error) {
        if (prints_refused) std::cerr << error.what() << "\n";
        return nullptr;
    }
    trial.built.changes = trial.read.changes;
    trial.built.policies = trial.read.policies;
    trial.built.uncertain = trial.read.uncertain;
    return std::make_shared<const Trial>(std::move(trial));
}

/// Every property tries the same scenarios in the same order, and most of the time is to write and
/// read them: those of one process share them.
std::shared_ptr<const Trial> kept_trial_of(std::size_t number, const Choices& choices) {
    struct Kept {
        Choices choices;
        std::shared_ptr<const Trial> trial;  ///< null: refused
    };
    constexpr std::size_t most = 2500;
    static std::vector<Kept> kept;
    if (number < kept.size() && kept[number].choices == choices) return kept[number].trial;
    std::shared_ptr<const Trial> trial = trial_of(choices);
    if (number == kept.size() && number < most) kept.push_back({choices, trial});
    return trial;
}

int tried() {
    const char* asked = std::getenv("CASEFORCE_PROPERTIES");
    return asked == nullptr ? 2000 : std::max(1, std::atoi(asked));
}

rc::detail::TestParams params() {
    rc::detail::TestParams params;
    params.seed = 20230403;
    if (std::getenv("RC_PARAMS") != nullptr) params = rc::detail::configuration().testParams;
    params.maxSuccess = tried();
    return params;
}

}  // namespace

void showValue(const Choices&, std::ostream& os) { os << "printed whole above"; }

}  // namespace caseforce::properties

namespace rc {

template <>
struct Arbitrary<caseforce::properties::Choices> {
    static Gen<caseforce::properties::Choices> arbitrary() {
        using namespace caseforce::properties;
        return [](const Random& random, int) {
            return shrinkable::shrinkRecur(random_choices(random), [](const Choices& choices) {
                return seq::fromContainer(smaller(choices));
            });
        };
    }
};

}  // namespace rc

namespace caseforce::properties {

Scenario with_draws(const Scenario& scenario) {
    Scenario drawn = scenario;
    plan::draw_uncertain(drawn, Draws{.seed = scenario.run.seed, .replication = 1});
    drawn.uncertain.reset();
    return drawn;
}

SmallRun run_of(const Scenario& scenario, const Policy* policy) {
    SmallRun run(scenario.uncertain ? with_draws(scenario) : scenario, policy);
    run.replicate(1, scenario.run.seed);
    return run;
}

void fail(const std::string& what) { RC_FAIL(what); }

void holds_in_every_scenario(const std::function<void(const Trial&)>& property) {
    int refused = 0;
    std::size_t number = 0;
    std::string failing;  // the last to fail is the smallest
    const rc::detail::TestParams chosen = params();
    const auto result = rc::detail::checkTestable(
        [&](const Choices& choices) {
            const std::shared_ptr<const Trial> trial = kept_trial_of(number++, choices);
            if (!trial) {
                refused += 1;
                RC_DISCARD("refused");
            }
            try {
                property(*trial);
            } catch (...) {
                failing = trial->text;
                throw;
            }
        },
        rc::detail::TestMetadata{},
        chosen);
    std::ostringstream message;
    rc::detail::printResultMessage(result, message);
    if (!result.is<rc::detail::SuccessResult>()) {
        // Not by way of the framework, which breaks long lines: this is a file to run.
        std::cerr << failing << "\n";
        FAIL("seed " << chosen.seed << "\n" << message.str());
    }
    INFO(refused << " scenarios of " << chosen.maxSuccess + refused << " were refused");
    CHECK(refused <= chosen.maxSuccess / 10);
    if (std::getenv("CASEFORCE_PROPERTIES") != nullptr)
        std::cout << chosen.maxSuccess << " held, " << refused << " refused, seed " << chosen.seed
                  << "\n";
}

std::string name_of(const Names& names, std::size_t position) {
    const Layout layout(names);
    for (const MeasureRow& row : measures) {
        for (const Level level : {Level::council, Level::team, Level::stage, Level::role}) {
            const std::size_t count = row.has(level) ? layout.count(row.measure, level) : 0;
            const std::size_t first = count > 0 ? layout.at(row.measure, level) : 0;
            if (count == 0 || position < first || position >= first + count) continue;
            const std::size_t i = position - first;
            if (level == Level::team) return fmt::format("{} of {}", row.name, names.teams[i]);
            if (level == Level::stage) return fmt::format("{} of {}", row.name, names.stages[i]);
            if (level == Level::role) return fmt::format("{} of {}", row.name, names.roles[i]);
            return count > 1 ? fmt::format("{} [{}]", row.name, i) : std::string(row.name);
        }
    }
    return "?";
}

std::string differences(const SmallRun& expected, const SmallRun& found) {
    const std::vector<double>& before = expected.rows();
    const std::vector<double>& after = found.rows();
    if (after.size() < before.size()) return "the rows are fewer";
    const std::size_t width =
        expected.weeks() > 0 ? before.size() / static_cast<std::size_t>(expected.weeks()) : 1;
    for (std::size_t i = 0; i < before.size(); ++i) {
        if (std::memcmp(&before[i], &after[i], sizeof(double)) == 0) continue;
        return fmt::format("week {}, {}: {} expected, {} found",
                           i / width + 1,
                           name_of(expected.plan().names, i % width),
                           text::number(before[i]),
                           text::number(after[i]));
    }
    return {};
}

void begins_alike(const char* law, const SmallRun& shorter, const SmallRun& longer) {
    const std::string found = differences(shorter, longer);
    if (!found.empty()) fail(fmt::format("{}: {}", law, found));
}

void same_bits(const char* law, const SmallRun& expected, const SmallRun& found) {
    if (expected.rows().size() != found.rows().size())
        fail(fmt::format("{}: the rows are not as many", law));
    begins_alike(law, expected, found);
}

}  // namespace caseforce::properties
