// Law 10 (MODEL 10) for what moves a workforce: each route, pay, grade and long leave switched off
// gives, to the bit, the run without its section, while all the others work; and none of them is a
// dead letter there.
#include <functional>

#include "analysis/selftest/drawn_council.hpp"
#include "tests/laws/law.hpp"
#include "tests/laws/supply_scenarios.hpp"

namespace caseforce::law {
namespace {

constexpr int weeks = 78;
constexpr int councils = 4;
using Edit = std::function<void(Scenario&)>;

void add_intakes(Scenario& s, Dice& dice) {
    Academy academy;
    academy.cohorts.yearly =
        Intakes::Yearly{{6, 0}, day(dice.whole(0, 60)), {}, static_cast<double>(dice.whole(4, 8))};
    academy.fill_rate = {0.9};
    academy.pass_rate = {0.8};
    academy.training = dice.lasting_about(30);
    academy.role = "new_worker";
    academy.readiness = {{{0, 0.3}, {91, 0.6}, {182, 1}}};
    academy.mentoring_hours = 2;
    academy.bond = Term{{200}, 0.4};
    academy.supernumerary = dice.chance(0.5);
    academy.cost_per_seat = 9000;
    s.supply.academy = academy;
    Overseas overseas;
    overseas.campaigns = one_intake(day(dice.whole(0, 100)), 6);
    overseas.role = "worker";
    overseas.fall_through = {0.2};
    overseas.lead_time = dice.lasting_about(60);
    overseas.readiness = {{{0, 0.2}, {84, 1}}};
    overseas.mentoring_hours = 2;
    overseas.visa = Term{{300}, 0.7};
    overseas.cost_per_arrival = 10000;
    s.supply.overseas = overseas;
    ManagedTeam block{day(dice.whole(0, 100)), {150}, "front_door", 3, 1, 12.0, {9000}};
    s.supply.managed_teams = {block};
}

void add_grade_and_pay(Scenario& s, Dice& dice) {
    s.supply.pay = Pay{{dice.between(0.02, 0.1)}, 1.5, -0.8};
    s.grade = GradePath{};
    s.grade->path = {{day(-200), Grade::inadequate}, {day(dice.whole(50, 300)), Grade::good}};
    GradeFactors inadequate, good;
    inadequate.candidates = {{{{0, 0.7}}}};
    inadequate.leaving = {{{{0, 1.5}, {250, 1.2}}}};
    inadequate.agency_price = {{{{0, 1.1}}}};
    inadequate.referrals = {{{{0, 1}, {220, 1.1}}}};
    good.re_referral = {{{{0, 0.8}}}};
    s.grade->factors.entries = {{"inadequate", inadequate}, {"good", good}};
}

/// A council in which all that moves a workforce moves it.
Scenario everything(std::uint64_t number) {
    Scenario s = drawn_council(number, weeks);
    Dice dice(number + 100);
    Role senior = practitioner(10);
    senior.salary = {46000};
    Role adviser;  // of no posts
    s.roles.entries.emplace_back("senior", senior);
    s.roles.entries.emplace_back("adviser", adviser);
    team_of(s, "locality").posts.entries.emplace_back("senior", 2);
    s.supply.promotion.entries = {{"senior", Promotion{"worker", {year}, {40}}}};
    add_intakes(s, dice);
    add_grade_and_pay(s, dice);
    s.long_leave = LongLeave{{dice.between(0.1, 0.4)}, dice.lasting_about(120), {0.45}};
    return s;
}

struct Ran {
    std::vector<double> rows;
    std::uint64_t happened = 0;  ///< the digest of all events
};

Ran run_of(Scenario s, const Edit& edit, std::uint64_t number) {
    edit(s);
    const plan::Timeline timeline = plan::timeline_of(s, nullptr);
    const Layout layout(timeline.first().names);
    Ran ran;
    simulator::Simulation run;
    run.begin(timeline, layout, Draws{.seed = 1, .replication = number});
    run.write_doubles_to(&ran.rows);
    run.run_to_end();
    ran.happened = run.happened().value();
    return ran;
}

enum class Events { none, own };  ///< of what is switched off

/// Switched off in each of these ways and taken out by `without` it is the same run, and not that
/// with it.
void is_off(const std::vector<Edit>& ways, const Edit& without, Events events = Events::none) {
    for (std::uint64_t number = 1; number <= councils; ++number) {
        INFO("council " << number);
        const Scenario s = everything(number);
        const Ran bare = run_of(s, without, number);
        for (const Edit& off : ways) {
            const Ran ran = run_of(s, off, number);
            CHECK(same_bits(ran.rows, bare.rows));
            CHECK((ran.happened == bare.happened) == (events == Events::none));
        }
        CHECK_FALSE(same_bits(run_of(
                                  s, [](Scenario&) {}, number)
                                  .rows,
                              bare.rows));
    }
}

}  // namespace

TEST_CASE("law 10: prices that do not grow leave no event, until a change makes them grow",
          "[law10][supply]") {
    const Edit still = [](Scenario& s) { s.prices = Prices{}; };
    for (std::uint64_t number = 1; number <= councils; ++number) {
        const Ran with = run_of(everything(number), still, number);
        const Ran without = run_of(
            everything(number), [](Scenario& s) { s.prices.reset(); }, number);
        CHECK(same_bits(with.rows, without.rows));
        CHECK(with.happened == without.happened);
    }

    Scenario s = one_stage(weeks, 3, 12, {Exponential{60}});
    s.roles.entries.front().second.salary = {52000};
    still(s);
    Change growth;
    growth.at = day(300);
    growth.assignments.push_back({"prices.pay_award", Operation::set, 0.1});
    s.changes = {growth};
    SmallRun run(s);
    run.replicate();
    CHECK(run.at(60, Measure::cost_permanent) == Approx(1.1 * run.at(40, Measure::cost_permanent)));
}

TEST_CASE("law 10: an academy of no seats, or whose seats nobody fills or passes, is no academy",
          "[law10][supply]") {
    const Edit no_seats = [](Scenario& s) { s.supply.academy->cohorts.yearly->size = 0; };
    const Edit none_filled = [](Scenario& s) {
        s.supply.academy->fill_rate = {0};
        s.supply.academy->cost_per_seat = 0;
    };
    const Edit none_passed = [](Scenario& s) {
        s.supply.academy->pass_rate = {0};
        s.supply.academy->cost_per_seat = 0;
    };
    is_off({no_seats, none_filled, none_passed}, [](Scenario& s) { s.supply.academy.reset(); });
}

TEST_CASE("law 10: an overseas campaign of no offers, or of which all fall through, is none",
          "[law10][supply]") {
    const Edit no_offers = [](Scenario& s) { s.supply.overseas->campaigns.dated.front().size = 0; };
    const Edit none_kept = [](Scenario& s) { s.supply.overseas->fall_through = {1}; };
    const Edit no_campaign = [](Scenario& s) { s.supply.overseas->campaigns = {}; };
    is_off({no_offers, none_kept, no_campaign}, [](Scenario& s) { s.supply.overseas.reset(); });
}

TEST_CASE("law 10: a bond and a visa of factor 1, or of no time, are none", "[law10][supply]") {
    const Edit loose = [](Scenario& s) { s.supply.academy->bond->factor = 1; };
    const Edit brief = [](Scenario& s) { s.supply.academy->bond->for_ = {0}; };
    is_off({loose, brief}, [](Scenario& s) { s.supply.academy->bond.reset(); });
    is_off({[](Scenario& s) { s.supply.overseas->visa->factor = 1; }},
           [](Scenario& s) { s.supply.overseas->visa.reset(); });
}

TEST_CASE("law 10: managed teams of nobody, or of no time within the run, are none",
          "[law10][supply]") {
    const Edit of_nobody = [](Scenario& s) {
        ManagedTeam& block = s.supply.managed_teams.front();
        block.practitioners = block.managers = 0;
        block.fee = {0};
    };
    const Edit later = [](Scenario& s) { s.supply.managed_teams.front().at = day(7 * weeks + 1); };
    const Edit before = [](Scenario& s) { s.supply.managed_teams.front().at = day(-4000); };
    const Edit none = [](Scenario& s) { s.supply.managed_teams.clear(); };
    is_off({later, before}, none);
    is_off({of_nobody}, none, Events::own);  // they come and go: a change may give them a fee
}

TEST_CASE("law 10: promotion to a role without a post to fill, or of nobody eligible, is none",
          "[law10][supply]") {
    const Edit no_post = [](Scenario& s) {
        s.supply.promotion.entries = {{"adviser", Promotion{"worker", {0}, {7}}}};
    };
    const Edit from_nobody = [](Scenario& s) {
        s.supply.promotion.entries.front().second.from = "adviser";
    };
    const Edit too_late = [](Scenario& s) {
        s.supply.promotion.entries.front().second.after = {900 * year};
    };
    is_off({no_post, from_nobody, too_late}, [](Scenario& s) { s.supply.promotion = {}; });
}

TEST_CASE("law 10: no premium is no pay section, whatever the elasticities", "[law10][supply]") {
    const Edit no_premium = [](Scenario& s) { s.supply.pay = Pay{{0}, 3, -4}; };
    const Edit no_values = [](Scenario& s) { s.supply.pay = Pay{}; };
    is_off({no_premium, no_values}, [](Scenario& s) { s.supply.pay.reset(); });
}

TEST_CASE("law 10: long leave without hazard is no long leave", "[law10][supply]") {
    is_off({[](Scenario& s) { s.long_leave->hazard = {0}; }},
           [](Scenario& s) { s.long_leave.reset(); });
}

TEST_CASE("law 10: a grade without factors, or with factors of 1, is no grade", "[law10][supply]") {
    const Edit no_factors = [](Scenario& s) { s.grade->factors = {}; };
    const Edit no_path = [](Scenario& s) { s.grade->path.clear(); };
    const Edit factors_of_one = [](Scenario& s) {
        const FactorOverTime one{{{{0, 1}, {30, 1}, {333.3, 1}}}};
        for (auto& [grade, factors] : s.grade->factors.entries)
            factors = {one, one, one, one, one};
    };
    is_off({no_factors, no_path, factors_of_one}, [](Scenario& s) { s.grade.reset(); });
}

TEST_CASE("law 10: among the routes, a market without candidates is no market", "[law10][supply]") {
    const Edit nobody = [](Scenario& s) {
        for (auto& [role, per_year] : s.supply.market->candidates_per_year.entries)
            per_year = 0;
    };
    is_off({nobody}, [](Scenario& s) { s.supply.market.reset(); });
}

}  // namespace caseforce::law
