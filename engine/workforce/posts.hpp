// Who is in post, who is coming and what is to fill, by team and role (MODEL 5). All of it is
// counted afresh from the lists at each week's end. What placing somebody asks of every team is
// noted (NotedPosts), and changes by whoever comes, goes or changes: in exact sums (FteSum).
#pragma once

#include <vector>

#include "engine/state/state.hpp"

namespace caseforce::workforce {

/// FTE of one team and of the roles that share one role's posts.
struct PostCount {
    Fte posts = 0;
    Fte permanent = 0;  ///< in post
    Fte on_notice = 0;  ///< of them, under notice
    Fte accepted = 0;   ///< by the market, not yet started
    Fte agency = 0;     ///< in post
    Fte agency_on_notice = 0;
    Fte asked = 0;        ///< of agency
    Fte long_absent = 0;  ///< permanent, absent for longer than absence_cover_after

    [[nodiscard]] Fte vacancy() const { return posts > permanent ? posts - permanent : 0; }
    [[nodiscard]] Fte to_fill() const { return posts - (permanent - on_notice) - accepted; }
    /// Teams without such posts come after all others.
    [[nodiscard]] double share_to_fill() const;
};

/// Those of one team and role with posts of its own, as noted: agency workers under notice, asked
/// for and the long absent are left out.
[[nodiscard]] PostCount posts_of(const plan::Plan& plan,
                                 const State& state,
                                 TeamIndex team,
                                 RoleIndex post);

class Posts {
  public:
    Posts() = default;
    Posts(const plan::Plan& plan, const State& state) { count(plan, state); }
    /// Anew, in the same memory.
    void count(const plan::Plan& plan, const State& state);
    /// Those in post in one team anew; who is coming is as it was.
    void count_again(const plan::Plan& plan, const State& state, TeamIndex team);

    /// `role` is a role with posts of its own (RoleTerms::post).
    [[nodiscard]] const PostCount& at(TeamIndex team, RoleIndex role) const {
        return counts_[position(team, role)];
    }
    PostCount& at(TeamIndex team, RoleIndex role) { return counts_[position(team, role)]; }

  private:
    /// Requires: nobody in the team is counted yet.
    void count_team(const plan::Plan& plan, const State& state, TeamIndex team);
    [[nodiscard]] std::size_t position(TeamIndex team, RoleIndex role) const {
        return team.value * n_roles_ + role.value;
    }

    std::size_t n_roles_ = 0;
    std::vector<PostCount> counts_;  // (team, role)
};

/// Who is in which posts is noted for everybody; what vacancies save and what the policy costs by
/// FTE are brought up to date.
void note_posts(const plan::Plan& plan, State& state);
/// The same where nobody has changed since but this worker. Runs whenever a worker comes, goes,
/// resigns or changes contract, role or team.
void note_post_of(const plan::Plan& plan, State& state, WorkerIndex worker);

/// This entry of the pipeline is among those accepted, if it is of the market.
void note_accepted(const plan::Plan& plan, State& state, const PipelineEntry& entry);
/// It is so no more.
void note_arrived(const plan::Plan& plan, State& state, const PipelineEntry& entry);

}  // namespace caseforce::workforce
