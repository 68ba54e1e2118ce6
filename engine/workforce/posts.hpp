// Who is in post, who is coming and what is to fill, by team and role (MODEL 5). Counted afresh
// from the lists at each week's end and where somebody is to be placed: nothing derived is kept
// that could go wrong.
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

/// Those of one team and role with posts of its own.
[[nodiscard]] PostCount posts_of(const plan::Plan& plan,
                                 const State& state,
                                 TeamIndex team,
                                 RoleIndex post);

class Posts {
  public:
    Posts() = default;
    /// All of them, or those of one role alone (RoleTerms::post).
    Posts(const plan::Plan& plan, const State& state, RoleIndex only = {}) {
        count(plan, state, only);
    }
    /// Anew, in the same memory.
    void count(const plan::Plan& plan, const State& state, RoleIndex only = {});

    /// `role` is a role with posts of its own (RoleTerms::post).
    [[nodiscard]] const PostCount& at(TeamIndex team, RoleIndex role) const {
        return counts_[position(team, role)];
    }
    PostCount& at(TeamIndex team, RoleIndex role) { return counts_[position(team, role)]; }

  private:
    [[nodiscard]] std::size_t position(TeamIndex team, RoleIndex role) const {
        return team.value * n_roles_ + role.value - first_role_;
    }

    std::size_t n_roles_ = 0, first_role_ = 0;  // counted
    std::vector<PostCount> counts_;             // (team, role)
};

/// What vacancies save and what the policy costs by FTE are brought up to date. Runs whenever a
/// worker comes, goes or changes contract, role or team.
void note_posts(const plan::Plan& plan, State& state);
/// The same where only this team's workers have changed since.
void note_posts(const plan::Plan& plan, State& state, TeamIndex team);

}  // namespace caseforce::workforce
