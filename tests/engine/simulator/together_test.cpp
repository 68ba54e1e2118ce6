// Policies that share what goes before any of them (simulator::Together): each has the bits that it
// has alone, whichever others are run and whenever each is felt.
#include <map>
#include <string>
#include <vector>

#include "engine/simulator/simulator.hpp"
#include "tests/laws/law.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/changed.hpp"

namespace caseforce::test {
namespace {

using law::same_bits;

/// From before the beginning to after the end; at a week's first instant and within a week; by a
/// step, by a ramp, by what they cost alone, and by nothing at all.
const std::string policies = R"(
horizon: 40 weeks
policies:
  earlier: {changes: [{at: 2023-01-02, scale: {leaving.hazard.permanent: 0.5}}]}
  at_the_start: {changes: [{at: 2023-04-03, set: {supply.pay.premium: 5%}}]}
  on_a_monday: {changes: [{at: 2023-06-05, scale: {demand.referrals_per_10000: 0.8}}]}
  on_the_same_monday: {changes: [{at: 2023-06-05, scale: {demand.referrals_per_10000: 1.2}}]}
  on_a_thursday: {changes: [{at: 2023-06-08, set: {supply.pay.premium: 10%}}]}
  by_a_ramp: {changes: [{at: 2023-07-05, scale: {leaving.hazard.permanent: 0.7}, over: 3 months}]}
  once: {changes: [{at: 2023-08-01, scale: {leaving.hazard.agency: 0.9}}], cost: {one_off: 50000}}
  costs_alone: {changes: [], cost: {per_year: 900000, one_off: 1000}}
  does_nothing: {changes: []}
  too_late: {changes: [{at: 2024-06-03, scale: {leaving.hazard.permanent: 0.5}}]}
)";

struct Made {
    std::vector<double> rows;  ///< as they are kept
    std::vector<double> years;
    std::uint64_t happened = 0;
};

Made made_by(const simulator::Simulation& simulated) {
    return {{simulated.rows().begin(), simulated.rows().end()},
            simulated.years(),
            simulated.happened().value()};
}

class Policies {
  public:
    explicit Policies(const std::string& more) : scenario_(test::example_with(policies + more)) {
        timelines_["baseline"] = plan::timeline_of(scenario_, nullptr);
        for (const auto& [name, policy] : scenario_.policies.entries) {
            if (name != "academy_doubled" && name != "second_overseas_campaign")
                timelines_[name] = plan::timeline_of(scenario_, &policy);
        }
        layout_ = Layout(timelines_.begin()->second.first().names);
    }

    [[nodiscard]] std::vector<std::string> names() const {
        std::vector<std::string> names;
        for (const auto& [name, timeline] : timelines_)
            names.push_back(name);
        return names;
    }

    [[nodiscard]] Made alone(const std::string& name, std::uint64_t replication) const {
        simulator::Simulation one;
        one.begin(timelines_.at(name), layout_, draws(replication));
        one.run_to_end();
        return made_by(one);
    }

    [[nodiscard]] std::map<std::string, Made> together(simulator::Together& together,
                                                       const std::vector<std::string>& names,
                                                       std::uint64_t replication) const {
        std::vector<const plan::Timeline*> timelines;
        for (const std::string& name : names)
            timelines.push_back(&timelines_.at(name));
        std::map<std::string, Made> made;
        together.run(timelines,
                     layout_,
                     draws(replication),
                     [&](std::size_t i, const simulator::Simulation& simulated) {
                         made[names[i]] = made_by(simulated);
                     });
        return made;
    }

  private:
    static Draws draws(std::uint64_t replication) {
        return {.seed = 11, .replication = replication};
    }

    scenario::Scenario scenario_;
    std::map<std::string, plan::Timeline> timelines_;
    Layout layout_ = Layout(Names{});
};

void check_same(const Made& found, const Made& expected) {
    CHECK(same_bits(found.rows, expected.rows));
    CHECK(same_bits(found.years, expected.years));
    CHECK(found.happened == expected.happened);
}

TEST_CASE("policies run together have the bits that each has alone", "[together]") {
    for (const std::string warm_up : {"", "warm_up: 6 weeks\n"}) {
        const Policies policies_of(warm_up);
        simulator::Together together;
        for (std::uint64_t replication = 1; replication <= 3; ++replication) {
            const auto made = policies_of.together(together, policies_of.names(), replication);
            REQUIRE(made.size() == policies_of.names().size());
            for (const auto& [name, found] : made) {
                INFO(name << ", replication " << replication << ", " << warm_up);
                check_same(found, policies_of.alone(name, replication));
            }
            CHECK_FALSE(same_bits(made.at("on_a_monday").rows, made.at("baseline").rows));
            CHECK_FALSE(same_bits(made.at("by_a_ramp").rows, made.at("baseline").rows));
        }
    }
}

TEST_CASE("which others are run, and in which order, changes no bit of a policy", "[together]") {
    const Policies policies_of("");
    simulator::Together together;
    const std::vector<std::vector<std::string>> sets{{"by_a_ramp"},
                                                     {"once", "on_a_monday"},
                                                     {"on_a_thursday", "once", "costs_alone"},
                                                     {"too_late", "earlier"}};
    for (const std::vector<std::string>& names : sets) {
        const auto made = policies_of.together(together, names, 7);
        REQUIRE(made.size() == names.size());
        for (const auto& [name, found] : made) {
            INFO(name);
            check_same(found, policies_of.alone(name, 7));
        }
    }
}

}  // namespace
}  // namespace caseforce::test
