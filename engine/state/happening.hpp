// Everything that a replication can tell of itself, as one table: the word of the trace, what it
// means, and its figures by name. `caseforce trace`, its documents and the checks that read a trace
// go by it.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace caseforce {

enum class Happening : std::uint8_t {
    // cases
    initial_case,
    recent_closure,
    referral,
    re_referral,
    stage_begins,
    waits,
    held_in_transfer,
    let_go,
    allocated,
    stays_with,
    given_back,
    escalates,
    stage_ends,
    closes,
    // workers
    in_post,
    starts,
    readiness,
    falls_sick,
    goes_on_leave,
    back_at_work,
    cover_due,
    resigns,
    under_notice,
    winds_down,
    given_notice,
    assignment_begins,
    assignment_ends,
    becomes,
    promoted,
    converts,
    leaves,
    worker_week,
    // supply
    has_accepted,
    candidate_accepts,
    candidate_lost,
    falls_through,
    agency_asked,
    cohort_begins,
    seat_not_filled,
    seat_not_passed,
    in_training,
    nothing_to_fill,
    campaign_begins,
    offer_falls_through,
    on_the_way,
    managed_team_comes,
    managed_team_goes,
    // calendar
    month_begins,
    prices_step,
    policy_pays,
    values_change,
    week_ends,
};

/// How a figure is written.
enum class FigureKind : std::uint8_t { number, count, instant, flag, contract, route, position };

struct Figure {
    std::string_view name = {};
    FigureKind kind = FigureKind::number;
};

struct HappeningRow {
    Happening what;
    std::string_view name;   ///< `event` in the trace
    std::string_view about;  ///< one sentence
    std::array<Figure, 16> figures = {};

    [[nodiscard]] constexpr std::size_t n_figures() const {
        std::size_t n = 0;
        while (n < figures.size() && !figures[n].name.empty())
            ++n;
        return n;
    }
};

namespace happening_detail {
using enum Happening;
inline constexpr FigureKind count = FigureKind::count, instant = FigureKind::instant,
                            flag = FigureKind::flag, position = FigureKind::position;

// clang-format off
inline constexpr std::array rows{
    HappeningRow{initial_case, "initial_case", "a case is open at the beginning",
                 {{{"household", position}, {"weight"}, {"days_in_stage"}, {"legacy", flag}}}},
    HappeningRow{recent_closure, "recent_closure", "a child whose case had closed before the beginning will come back",
                 {{{"household", position}, {"weight"}, {"closed", instant}}}},
    HappeningRow{referral, "referral", "a child is referred and their case opens",
                 {{{"household", position}, {"weight"}, {"child", count}}}},
    HappeningRow{re_referral, "re_referral", "a child whose case had closed is referred again",
                 {{{"household", position}, {"weight"}, {"earlier", position}}}},
    HappeningRow{stage_begins, "stage_begins", "a case begins a stage", {{{"nominal_days"}}}},
    HappeningRow{waits, "waits", "a case joins the queue of its stage", {{{"days_left"}}}},
    HappeningRow{held_in_transfer, "held_in_transfer", "the former worker holds the case until the new team takes it"},
    HappeningRow{let_go, "let_go", "nobody holds the case in transfer any more; it stays in its queue"},
    HappeningRow{allocated, "allocated", "a worker takes a case from a queue",
                 {{{"waited_days"}, {"days_left"}, {"handover", flag}, {"transfer", flag}}}},
    HappeningRow{stays_with, "stays_with", "a case stays with its worker for the next stage, or is theirs at the beginning",
                 {{{"days_left"}}}},
    HappeningRow{given_back, "given_back", "a case leaves its worker's desk for the queue"},
    HappeningRow{escalates, "escalates", "waiting makes risk: the stage ends in another one"},
    HappeningRow{stage_ends, "stage_ends", "a stage ends", {{{"days"}}}},
    HappeningRow{closes, "closes", "a case closes", {{{"handovers", count}, {"workers", count}, {"mean_progress"}}}},

    HappeningRow{in_post, "in_post", "a worker is in post at the beginning",
                 {{{"contract", FigureKind::contract}, {"route", FigureKind::route}, {"fte"}, {"tenure_days"}, {"holds_cases", flag}, {"cap"}, {"readiness"}}}},
    HappeningRow{starts, "starts", "a worker starts",
                 {{{"contract", FigureKind::contract}, {"route", FigureKind::route}, {"fte"}, {"tenure_days"}, {"holds_cases", flag}, {"cap"}, {"readiness"}}}},
    HappeningRow{readiness, "readiness", "a worker's readiness takes a step", {{{"readiness"}}}},
    HappeningRow{falls_sick, "falls_sick", "a worker falls sick", {{{"until", instant}}}},
    HappeningRow{goes_on_leave, "goes_on_leave", "a worker goes on long leave", {{{"until", instant}}}},
    HappeningRow{back_at_work, "back_at_work", "an absent worker is back"},
    HappeningRow{cover_due, "cover_due", "an absent worker's cases go to the queue"},
    HappeningRow{resigns, "resigns", "a worker resigns", {{{"until", instant}}}},
    HappeningRow{under_notice, "under_notice", "a worker who resigned before the beginning works their notice", {{{"until", instant}}}},
    HappeningRow{winds_down, "winds_down", "a worker who has resigned takes no new case any more"},
    HappeningRow{given_notice, "given_notice", "an agency worker is given notice", {{{"until", instant}}}},
    HappeningRow{assignment_begins, "assignment_begins", "an agency assignment begins, or is under way at the beginning", {{{"until", instant}}}},
    HappeningRow{assignment_ends, "assignment_ends", "an agency assignment ends"},
    HappeningRow{becomes, "becomes", "a worker grows into the role that theirs becomes", {{{"holds_cases", flag}, {"cap"}}}},
    HappeningRow{promoted, "promoted", "a worker is promoted", {{{"holds_cases", flag}, {"cap"}}}},
    HappeningRow{converts, "converts", "an agency worker turns permanent", {{{"readiness"}}}},
    HappeningRow{leaves, "leaves", "a worker leaves; they are in post no more"},
    HappeningRow{worker_week, "worker_week", "a worker's week, or the part of it that they were in post; rates are those of its end",
                 {{{"hours_demanded"}, {"hours_present"}, {"excess_hours"}, {"days_attended"}, {"contracted_hours"}, {"leave_share"}, {"case_time_share"}, {"readiness"},
                   {"mentoring_hours"}, {"capacity"}, {"overtime_room"}, {"cases", count}, {"load"}, {"strain"}, {"excessive", flag}, {"streak", count}}}},

    HappeningRow{has_accepted, "has_accepted", "a candidate who accepted before the beginning is yet to start",
                 {{{"entry", position}, {"fte"}, {"until", instant}}}},
    HappeningRow{candidate_accepts, "candidate_accepts", "a candidate accepts; the post is held for them",
                 {{{"entry", position}, {"fte"}, {"until", instant}}}},
    HappeningRow{candidate_lost, "candidate_lost", "a candidate comes and there is nothing to fill"},
    HappeningRow{falls_through, "falls_through", "a candidate who had accepted does not come", {{{"entry", position}}}},
    HappeningRow{agency_asked, "agency_asked", "an agency worker is asked for", {{{"entry", position}, {"fte"}, {"until", instant}}}},
    HappeningRow{cohort_begins, "cohort_begins", "a cohort of the academy begins", {{{"seats", count}}}},
    HappeningRow{seat_not_filled, "seat_not_filled", "a seat of the academy stays empty"},
    HappeningRow{seat_not_passed, "seat_not_passed", "a trainee of the academy does not pass"},
    HappeningRow{in_training, "in_training", "a trainee of the academy who will pass begins", {{{"entry", position}, {"fte"}, {"until", instant}}}},
    HappeningRow{nothing_to_fill, "nothing_to_fill", "a trainee passes and there is no post", {{{"entry", position}}}},
    HappeningRow{campaign_begins, "campaign_begins", "an overseas campaign makes its offers", {{{"offers", count}}}},
    HappeningRow{offer_falls_through, "offer_falls_through", "an overseas offer comes to nothing"},
    HappeningRow{on_the_way, "on_the_way", "an overseas recruit who will arrive is on the way", {{{"entry", position}, {"fte"}, {"until", instant}}}},
    HappeningRow{managed_team_comes, "managed_team_comes", "a managed team begins", {{{"practitioners", count}, {"managers", count}, {"until", instant}}}},
    HappeningRow{managed_team_goes, "managed_team_goes", "a managed team's time is over and its fee ends"},

    HappeningRow{month_begins, "month_begins", "a month of the calendar begins", {{{"leave_share"}}}},
    HappeningRow{prices_step, "prices_step", "prices grow"},
    HappeningRow{policy_pays, "policy_pays", "the policy's one-off cost falls", {{{"pounds"}}}},
    HappeningRow{values_change, "values_change", "a dated change, a step of a ramp or of a judgement's factors takes effect"},
    HappeningRow{week_ends, "week_ends", "the week ends and is recorded; 1 is the first after `start`", {{{"week", count}}}},
};
// clang-format on

static_assert(
    [] {
        for (std::size_t i = 0; i < rows.size(); ++i) {
            if (static_cast<std::size_t>(rows[i].what) != i) return false;
        }
        return rows.size() == static_cast<std::size_t>(week_ends) + 1;
    }(),
    "the table's rows stand in the order of the enumeration");
}  // namespace happening_detail

/// Every kind of happening, in the order of the enumeration.
inline constexpr auto& happenings = happening_detail::rows;

[[nodiscard]] constexpr const HappeningRow& row_of(Happening what) {
    return happenings[static_cast<std::size_t>(what)];
}

}  // namespace caseforce
