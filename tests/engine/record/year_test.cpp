// The years of the national statistics (MEASURES, Yearly, as published): which count, what is in
// them, and what the days before and after leave out of them.
#include <cmath>

#include "analysis/selftest/small_council.hpp"
#include "engine/record/year_layout.hpp"
#include "tests/support/catch.hpp"

namespace caseforce::test {

using namespace selftest;

namespace {

constexpr Date tuesday{19633};   ///< 3 October 2023; 52 weeks later it is 1 October
constexpr Date thursday{19453};  ///< 6 April 2023; 1 April 2024 is within a week
constexpr Days for_ever = 36525;

/// One replication and its yearly values.
class Run {
  public:
    explicit Run(const Scenario& s)
        : timeline_(plan::timeline_of(s, nullptr)),
          weekly_layout_(timeline_.first().names),
          layout_(timeline_.first().years, timeline_.first().n_stages()),
          rows_(simulator::simulate(timeline_, weekly_layout_, Draws{}, nullptr, &years_)) {}

    [[nodiscard]] const YearLayout& layout() const { return layout_; }
    [[nodiscard]] double of(int label, Yearly measure, std::size_t stage = 0) const {
        return years_.at(layout_.at(layout_.position_of(label), measure) + stage);
    }
    /// Weekly values of weeks [1, last] added up, and that of week `last`.
    [[nodiscard]] double sum(int last,
                             Measure measure,
                             Level level = Level::council,
                             std::size_t i = 0) const {
        double total = 0;
        for (int number = 1; number <= last; ++number)
            total += at(number, measure, level, i);
        return total;
    }
    [[nodiscard]] double at(int number,
                            Measure measure,
                            Level level = Level::council,
                            std::size_t i = 0) const {
        return rows_.at(static_cast<std::size_t>(number - 1) * weekly_layout_.width() +
                        weekly_layout_.at(measure, level) + i);
    }

  private:
    plan::Timeline timeline_;
    Layout weekly_layout_;
    YearLayout layout_;
    std::vector<double> years_;
    std::vector<double> rows_;
};

std::vector<std::pair<YearKind, int>> years_of(Date start, int weeks) {
    Scenario s = empty_scenario(weeks);
    s.start = start;
    std::vector<std::pair<YearKind, int>> found;
    for (const plan::StatisticalYear& one : plan::years_of(s, calendar::WorkingDays(), weeks))
        found.emplace_back(one.kind, one.label);
    return found;
}

TEST_CASE("a year counts where it ends in the run and 51 of its weeks are recorded", "[year]") {
    using Found = std::vector<std::pair<YearKind, int>>;
    const Found to_april{{YearKind::children, 2024}, {YearKind::financial, 2024}};

    CHECK(years_of(monday, 51).empty());
    CHECK(years_of(monday, 52) == to_april);                 // ends on 1 April 2024
    CHECK(years_of(Date{monday.days + 7}, 52) == to_april);  // 357 days of it
    CHECK(years_of(Date{monday.days + 8}, 52).empty());      // 356
    CHECK(years_of(tuesday, 52) == Found{{YearKind::workforce, 2024}});
    CHECK(years_of(monday, 79).back() == std::pair(YearKind::workforce, 2024));
}

/// Four workers at 100 pounds a day each, and ten open cases that never end at 10 pounds a day.
Scenario steady(Date start, int weeks) {
    Scenario s = one_stage(weeks, 4, 0, lasting(for_ever));
    s.start = start;
    role_of(s, "worker").salary = {36525};
    open_at_the_beginning(s, "stage", 10);
    stage_of(s, "stage").cost_per_case = {70};
    return s;
}

TEST_CASE("a financial year is scaled to all its days and lies beside its budget", "[year]") {
    Scenario s = steady(monday, 52);
    s.budget.entries = {{"2023-24", 150000}};

    const Run run(s);

    CHECK(run.layout().labels() == std::vector{2024});
    CHECK(run.layout().scaled_by(YearKind::financial, 0) == Approx(366.0 / 364));
    CHECK(std::isnan(run.layout().scaled_by(YearKind::workforce, 0)));
    CHECK(run.of(2024, Yearly::cost_permanent) == Approx(400.0 * 366));
    CHECK(run.of(2024, Yearly::cost_placements) == Approx(100.0 * 366));
    CHECK(run.of(2024, Yearly::cost_total) == Approx(500.0 * 366));
    CHECK(run.of(2024, Yearly::budget) == 150000);
    CHECK(run.of(2024, Yearly::cost_vs_budget) == Approx(400.0 * 366 - 150000));
    CHECK(std::isnan(run.of(2024, Yearly::inpost_fte)));
}

TEST_CASE("a year that ends within a week ends before the prices of the next", "[year]") {
    Scenario s = steady(thursday, 105);
    s.prices = Prices{};
    s.prices->pay_award = {1};
    s.prices->other = {1};

    const Run run(s);

    CHECK(run.layout().scaled_by(YearKind::financial, 0) == Approx(366.0 / 361));
    CHECK(run.of(2024, Yearly::cost_permanent) == Approx(400.0 * 366));
    CHECK(run.of(2024, Yearly::cost_placements) == Approx(100.0 * 366));
    CHECK(run.layout().scaled_by(YearKind::financial, 1) == 1);
    CHECK(run.of(2025, Yearly::cost_permanent) == Approx(800.0 * 365));
    CHECK(run.of(2025, Yearly::cost_placements) == Approx(200.0 * 365));
    CHECK(std::isnan(run.of(2025, Yearly::budget)));
    CHECK(std::isnan(run.of(2025, Yearly::cost_vs_budget)));
}

TEST_CASE("the warm-up is in no year", "[year]") {
    Scenario s = steady(monday, 52);
    s.warm_up = {week * 10};
    Scenario cold = steady(monday, 52);

    CHECK(Run(s).of(2024, Yearly::cost_permanent) ==
          Approx(Run(cold).of(2024, Yearly::cost_permanent)));
}

TEST_CASE("a census takes registered roles alone, and what is dated the day after is not in it",
          "[year]") {
    Scenario s = one_stage(131, 3, 0, lasting(for_ever));  // 3 April 2023 to 6 October 2025
    Role helper;
    helper.registered = false;
    s.roles.entries.emplace_back("helper", helper);
    Team& team = team_of(s, "team");
    team.posts.entries[0].second = 5;
    team.posts.entries.emplace_back("helper", 4);
    team.initial.push_back(in_post("worker", 1, Contract::agency));
    team.initial.back().fte = 0.5;
    team.initial.push_back(in_post("helper", 2));
    s.supply.agency = Agency{};
    s.supply.agency->cover = {0};
    s.supply.agency->length = lasting(for_ever);
    open_at_the_beginning(s, "stage", 8);
    // 1 October 2024 is a Tuesday, within a week.
    ManagedTeam block;
    block.at = {19997};
    block.length = {for_ever};
    block.team = "team";
    block.practitioners = 2;
    block.managers = 1;
    s.supply.managed_teams = {block};

    const Run run(s);

    CHECK(run.of(2024, Yearly::inpost_fte) == 3);
    CHECK(run.of(2024, Yearly::vacancy_fte) == 2);
    CHECK(run.of(2024, Yearly::vacancy_rate_fte) == Approx(40));
    CHECK(run.of(2024, Yearly::agency_fte) == 0.5);
    CHECK(run.of(2024, Yearly::agency_rate_fte) == Approx(100 * 0.5 / 3.5));
    CHECK(run.of(2024, Yearly::agency_cover_fte) == 0.5);
    CHECK(run.of(2024, Yearly::cases) == 8);
    CHECK(run.of(2024, Yearly::case_holders_fte) == 3.5);
    CHECK(run.of(2024, Yearly::caseload_fte) == Approx(8 / 3.5));
    CHECK(run.of(2025, Yearly::agency_fte) == 2.5);  // managers are not in it
    CHECK(run.of(2025, Yearly::inpost_fte) == 3);
}

/// Everything comes and goes by chance.
Scenario busy(Date start, int weeks) {
    Scenario s = one_stage(weeks, 12, 10, {Exponential{60}});
    s.start = start;
    role_of(s, "worker").salary = {40000};
    refer(s, 500);
    s.leaving = Leaving{};
    LeavingRule rule;
    rule.hazard = {0.5};
    s.leaving->hazard.rules = {rule};
    s.supply.market = Market{};
    s.supply.market->candidates_per_year.entries = {{"worker", 20}};
    s.supply.market->lead_time = lasting(20);
    s.supply.market->cost_per_start = 1000;
    s.sickness = Sickness{{2}, {Exponential{10}}, 0, 0};
    return s;
}

TEST_CASE("a workforce year that ends with a week adds up its weeks", "[year]") {
    const Run run(busy(tuesday, 52));
    const double scale = 366.0 / 364;

    CHECK(run.of(2024, Yearly::starters_fte) == Approx(scale * run.sum(52, Measure::starters)));
    CHECK(run.of(2024, Yearly::leavers_fte) == Approx(scale * run.sum(52, Measure::leavers)));
    CHECK(run.sum(52, Measure::leavers) > 0);
    CHECK(run.of(2024, Yearly::inpost_fte) == run.at(52, Measure::permanent_fte));
    CHECK(run.of(2024, Yearly::vacancy_fte) == run.at(52, Measure::vacancy_fte));
    CHECK(run.of(2024, Yearly::turnover_rate_fte) ==
          Approx(100 * scale * run.sum(52, Measure::leavers) / run.at(52, Measure::permanent_fte)));
}

TEST_CASE("years of children and of money that end with a week add up its weeks", "[year]") {
    const Run run(busy(monday, 60));
    const double scale = 366.0 / 364;

    CHECK(run.of(2024, Yearly::referrals) == Approx(scale * run.sum(52, Measure::referrals)));
    CHECK(run.of(2024, Yearly::stage_starts) ==
          Approx(scale * run.sum(52, Measure::stage_entered, Level::stage)));
    CHECK(run.of(2024, Yearly::stage_ends) ==
          Approx(scale * run.sum(52, Measure::stage_left, Level::stage)));
    CHECK(run.of(2024, Yearly::stage_open) == run.at(52, Measure::open_cases, Level::stage));
    CHECK(run.of(2024, Yearly::cost_total) == Approx(scale * run.sum(52, Measure::cost_total)));
    CHECK(run.of(2024, Yearly::cost_intake) == Approx(scale * run.sum(52, Measure::cost_intake)));
    CHECK(run.sum(52, Measure::cost_intake) > 0);
}

TEST_CASE("two years that follow each other within weeks share no day and lose none", "[year]") {
    const Run run(busy(thursday, 105));

    // 1 April 2025 is a Tuesday, five days into a week; before it a whole year and 361 days.
    const double both =
        run.of(2024, Yearly::cost_total) * 361 / 366 + run.of(2025, Yearly::cost_total);
    CHECK(both > run.sum(103, Measure::cost_total));
    CHECK(both < run.sum(104, Measure::cost_total));
    const double children =
        run.of(2024, Yearly::referrals) * 361 / 366 + run.of(2025, Yearly::referrals);
    CHECK(children == Approx(std::round(children)));
    CHECK(children >= run.sum(103, Measure::referrals));
    CHECK(children <= run.sum(104, Measure::referrals));
}

TEST_CASE("a working day is one of sickness where it ends sick; long leave is none", "[year]") {
    Scenario s = one_stage(105, 5, 0, lasting(for_ever));
    s.start = tuesday;
    s.sickness = Sickness{{1e7}, lasting(for_ever), 0, 0};  // everybody, within minutes
    Scenario on_leave = s;
    on_leave.sickness.reset();
    on_leave.long_leave = LongLeave{{1e7}, lasting(for_ever), {1}};

    const Run sick(s);
    const Run away(on_leave);

    // From Sunday 1 October 2023 to Monday 30 September 2024 there are 261 weekdays; one is before
    // the start.
    CHECK(sick.of(2024, Yearly::absence_rate_fte) == Approx(100 * 260.0 * 366 / 364 / 261));
    CHECK(sick.of(2025, Yearly::absence_rate_fte) == Approx(100));
    CHECK(away.of(2024, Yearly::absence_rate_fte) == 0);
}

TEST_CASE("short spells are counted in the year in which their days fall", "[year]") {
    Scenario s = one_stage(105, 400, 0, lasting(for_ever));
    s.start = tuesday;
    s.sickness = Sickness{{2}, {Exponential{14.0}}, 0, 0};

    const Run run(s);

    // Alternating renewal: of all days the share length / (length + mean time between) are sick.
    const double share = 14 / (14 + year / 2);
    CHECK(run.of(2025, Yearly::absence_rate_fte) == Approx(100 * share).epsilon(0.1));
}

TEST_CASE("a re-referral counts within 12 months of the referral before it", "[year]") {
    const auto coming_back_after = [](Days delay) {
        Scenario s = one_stage(113, 50, 0, lasting(10));
        refer(s, 500);
        stage_of(s, "stage").re_referral = {0.5};
        Return back;
        back.delay = lasting(delay);
        back.to = "stage";
        s.pathway->return_ = back;
        return Run(s);
    };

    const Run soon = coming_back_after(355);  // 365 days after the referral
    const Run late = coming_back_after(356);

    CHECK(soon.of(2025, Yearly::rereferral_percent) > 30);
    CHECK(soon.of(2024, Yearly::rereferral_percent) == 0);  // none has had the time
    CHECK(late.of(2025, Yearly::rereferral_percent) == 0);
    CHECK(late.sum(104, Measure::re_referrals) > 100);
}

TEST_CASE("an initial case was referred when its stage began at the latest", "[year]") {
    Scenario s = one_stage(60, 50, 0, lasting(200));
    open_at_the_beginning(s, "stage", 40);
    stage_of(s, "stage").re_referral = {0.9};
    Return back;
    back.delay = lasting(166);  // 366 days after the stage began
    back.to = "stage";
    s.pathway->return_ = back;

    const Run run(s);

    CHECK(run.sum(52, Measure::re_referrals) > 20);
    CHECK(run.of(2024, Yearly::referrals) > 20);
    CHECK(run.of(2024, Yearly::rereferral_percent) == 0);
}

}  // namespace
}  // namespace caseforce::test
