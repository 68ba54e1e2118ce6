// A team's roster is a copy, so that counting reads little: it must be one at every instant.
#include "engine/state/roster.hpp"

#include "engine/plan/timeline.hpp"
#include "engine/scenario_file/load.hpp"
#include "engine/simulator/replication.hpp"
#include "engine/workforce/posts.hpp"
#include "tests/support/catch.hpp"

namespace caseforce {
namespace {

bool is_as_it_stands(const State& state, const TeamState& team, std::size_t i) {
    const Employment& who = state.employment(team.list[i]);
    const Member& member = team.roster.members[i];
    return member.fte == who.fte && member.role == who.role && member.contract == who.contract &&
           member.route == who.route && member.present == state.desk(team.list[i]).present &&
           member.holds_cases == who.holds_cases && member.on_notice == who.on_notice &&
           member.resigned == who.resigned && team.roster.started[i] == who.started;
}

/// FTE in the posts of a role and team, counted from those who are in them.
workforce::PostCount counted(const plan::Plan& plan,
                             const State& state,
                             TeamIndex team,
                             RoleIndex post) {
    workforce::PostCount count;
    for (const WorkerIndex worker : state.teams[team.value].list) {
        const Employment& who = state.employment(worker);
        if (!who.role.exists() || plan.role(who.role).post != post) continue;
        (who.contract == Contract::agency ? count.agency : count.permanent) += who.fte;
        if (who.contract == Contract::permanent && who.on_notice) count.on_notice += who.fte;
    }
    return count;
}

/// FTE that the market has accepted for them, counted from all who are coming.
Fte accepted(const plan::Plan& plan, const State& state, TeamIndex team, RoleIndex post) {
    Fte count = 0;
    for (const PipelineEntry& entry : state.pipeline) {
        if (entry.pending && entry.route == Route::market && entry.team == team &&
            plan.role(entry.role).post == post)
            count += entry.fte;
    }
    return count;
}

void check_posts(const plan::Plan& plan, const State& state) {
    const auto is = [](Fte fte) { return Catch::Matchers::WithinAbs(fte, tolerance); };
    Fte permanent = 0;
    Fte agency = 0;
    for (std::size_t r = 0; r < plan.n_roles(); ++r) {
        Fte vacancy = 0;
        for (std::size_t t = 0; t < plan.n_teams(); ++t) {
            const TeamIndex team(t);
            const RoleIndex role(r);
            const workforce::PostCount now = counted(plan, state, team, role);
            const workforce::PostCount noted = workforce::posts_of(plan, state, team, role);
            CHECK_THAT(noted.permanent, is(now.permanent));
            CHECK_THAT(noted.agency, is(now.agency));
            CHECK_THAT(noted.on_notice, is(now.on_notice));
            CHECK_THAT(noted.accepted, is(accepted(plan, state, team, role)));
            permanent += now.permanent;
            agency += now.agency;
            vacancy += noted.vacancy();
        }
        CHECK_THAT(state.posts.vacancy[r].value(), is(vacancy));
    }
    CHECK_THAT(state.posts.permanent.value(), is(permanent));
    CHECK_THAT(state.posts.agency.value(), is(agency));
}

TEST_CASE("what a roster and noted posts say of everybody is as it stands", "[roster]") {
    const auto loaded =
        scenario_file::load_scenario(CASEFORCE_SOURCE_DIR "/tests/scenarios/example.yaml");
    const plan::Timeline timeline = plan::timeline_of(loaded.scenario, nullptr);
    const Layout layout(timeline.first().names);
    simulator::Replication one(timeline, {.seed = 3, .replication = 1});
    const State& state = one.state();
    std::vector<double> row(layout.width());
    while (state.week_number < timeline.first().weeks) {
        one.draw_arrivals();
        for (int part = 1; part <= 5; ++part) {
            one.run_until(state.week_end - week + part * week / 5);
            std::size_t others = 0;
            for (const TeamState& team : state.teams) {
                REQUIRE(team.roster.members.size() == team.list.size());
                REQUIRE(team.roster.started.size() == team.list.size());
                for (std::size_t i = 0; i < team.list.size(); ++i)
                    others += is_as_it_stands(state, team, i) ? 0u : 1u;
            }
            CHECK(others == 0);
            check_posts(one.plan(), state);
        }
        one.end_week(layout, row);
    }
}

}  // namespace
}  // namespace caseforce
