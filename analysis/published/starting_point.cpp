#include "analysis/published/starting_point.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

namespace caseforce::published {

namespace {

// What the starter has (scenarios/starter.yaml): a test holds these to it.
constexpr double assessment_days = 40.9;  // mean of weibull {shape: 2.6, scale: 46 days}
constexpr double enquiry_days = 16;
constexpr double plan_weeks_observed = 44;  // of a plan that has ended: England 2025, D7
constexpr double need_weeks = 28;
constexpr double slower = 1.06;  // observed against nominal: waiting, changes, work undone

Workforce workforce_of(Figures& figures, double children) {
    Workforce all;
    all.in_post = figures.count(Column::inpost_fte, Column::children, children);
    const double in_post = all.in_post.value;
    all.agency = figures.count(Column::agency_fte, Column::inpost_fte, in_post);
    all.agency_cover =
        figures.count(Column::agency_cover_fte, Column::agency_fte, all.agency.value);
    all.vacancies = figures.count(Column::vacancy_fte, Column::inpost_fte, in_post);
    all.case_holders = figures.count(Column::case_holders_fte, Column::inpost_fte, in_post);
    all.cases = figures.count(Column::cases, Column::case_holders_fte, all.case_holders.value);
    all.starters = figures.usual_count(Column::starters_fte, Column::inpost_fte, in_post);
    all.turnover = figures.usual_rate(Column::turnover_rate_fte);
    all.absence = figures.usual_rate(Column::absence_rate_fte);
    return all;
}

Flows flows_of(Figures& figures) {
    Flows all;
    all.children = figures.children(figures.year());
    all.children_before = figures.children(figures.year() - 1);
    const double children = all.children.value;
    all.referrals = figures.count(Column::referral_count, Column::children, children);
    const double referrals = std::max(all.referrals.value, 1.0);
    all.re_referrals = figures.count(Column::rereferral_count, Column::referral_count, referrals);
    all.no_further_action =
        figures.count(Column::no_further_action_count, Column::referral_count, referrals);
    all.not_in_need = figures.count(Column::not_in_need_count, Column::referral_count, referrals);
    all.ended = figures.count(Column::ended_episodes, Column::children, children);
    all.section_47 = figures.count(Column::section_47, Column::referral_count, referrals);
    all.plans = figures.count(Column::plans_started, Column::section_47, all.section_47.value);
    all.looked_after = figures.count(Column::looked_after, Column::children, children);
    all.began =
        figures.count(Column::looked_after_started, Column::looked_after, all.looked_after.value);
    all.ceased =
        figures.count(Column::looked_after_ceased, Column::looked_after, all.looked_after.value);
    return all;
}

constexpr double most_to_plan = 0.8;  ///< of enquiries

/// Plans that begin in a year.
double plans_a_year(const Flows& all) {
    return all.enquiry_to_plan * std::max(all.section_47.value, 1.0);
}

/// Probabilities by which the flows of a year are those published. Into help go the children in
/// need whom an assessment, an enquiry, a plan or a stay in care leaves so; a part of them comes to
/// an enquiry later, so that enquiries and help are two unknowns of two equations.
void set_probabilities(Flows& all) {
    constexpr double need_again = 0.08;  // help to enquiry
    constexpr double enquiry_need = 0.38, plan_need = 0.5, care_need = 0.15;
    constexpr double enquiry_care = 0.03, need_care = 0.03, plan_care = 0.16;
    constexpr double least = 0.01, most = 0.95;

    const double referrals = std::max(all.referrals.value, 1.0);
    const double enquiries = std::max(all.section_47.value, 1.0);
    const double closed =
        std::clamp((all.no_further_action.value + all.not_in_need.value) / referrals, 0.0, 0.9);
    all.enquiry_to_plan = std::clamp(all.plans.value / enquiries, least, most_to_plan);
    const double plans = plans_a_year(all);

    const double from_elsewhere =
        enquiry_need * enquiries + plan_need * plans + care_need * all.ceased.value;
    const double direct = (enquiries - need_again * ((1 - closed) * referrals + from_elsewhere)) /
                          (referrals * (1 - need_again));
    all.assessment_to_47 = std::clamp(direct, least, most);
    all.assessment_to_need =
        std::clamp(1 - closed - all.assessment_to_47, least, 1 - all.assessment_to_47 - least);
    all.need_to_47 = need_again;
    all.plan_to_need = plan_need;
    all.care_to_need = care_need;

    const double need = all.assessment_to_need * referrals + from_elsewhere;
    const double as_usual = enquiry_care * enquiries + need_care * need + plan_care * plans;
    const double scale = std::min(all.began.value / as_usual, 3.0);
    all.enquiry_to_care = scale * enquiry_care;
    all.need_to_care = scale * need_care;
    all.plan_to_care = scale * plan_care;
    all.enquiry_to_need =
        std::min(enquiry_need, 1 - least - all.enquiry_to_plan - all.enquiry_to_care);

    // As the statistics have it: the children in the middle of the year to 31 March.
    all.referrals_per_10000 = referrals / all.children_before.value * 10000;
    all.closed = all.no_further_action.value + all.not_in_need.value + all.ended.value;
}

/// Children in need whose help begins in a year.
double need_a_year(const Flows& all) {
    return all.assessment_to_need * all.referrals.value +
           all.enquiry_to_need * all.section_47.value + all.plan_to_need * plans_a_year(all) +
           all.care_to_need * all.ceased.value;
}

/// Who is open where. Stage by stage what flows in times how long it stays; of help, what is left
/// of the cases that are held, and it lasts as long as keeps them as many.
void set_stocks(Flows& all, const Figure& held) {
    const double cases = held.value;
    const auto open = [](double of_a_year, double days) { return of_a_year * days / year; };
    const double assessments = open(all.referrals.value, assessment_days);
    const double enquiries = open(all.section_47.value, enquiry_days);
    const double plans = plans_a_year(all) * plan_weeks_observed / weeks_per_year;
    const double care = all.looked_after.value;
    // A half to twice as long as elsewhere: what is beyond is held to be another way of counting.
    const double begun = need_a_year(all);
    const double usual = begun * need_weeks * slower / weeks_per_year;
    const double need =
        std::clamp(cases - assessments - enquiries - plans - care, usual / 2, usual * 2);
    // Where all stages together would hold more than are held, all are that much shorter there.
    constexpr double least_stay = 0.5;
    const double open_in_all = assessments + enquiries + plans + care + need;
    all.stay = std::clamp(cases / std::max(open_in_all, 1.0), least_stay, 1.0);
    all.need_weeks = all.stay * need / std::max(begun, 1.0) * weeks_per_year / slower;
    all.care_years =
        all.stay * std::clamp(care / std::max(all.ceased.value, 1.0) / slower, 0.8, 5.0);

    const auto whole = [&](double count) {
        return static_cast<int>(std::lround(count * all.stay));
    };
    all.assessments = whole(assessments);
    all.enquiries = whole(enquiries);
    all.in_need = whole(need);
    all.on_plans = whole(plans);
    all.in_care = whole(care);

    constexpr double worth_saying = 0.01, by_rounding = 3;
    if (std::abs(all.open() - cases) <= worth_saying * cases + by_rounding) return;
    all.not_as_held = fmt::format(
        "{}, but {} are open on the first day: by what flows in, {} as elsewhere",
        held.words,
        all.open(),
        all.open() < cases ? "children in need would have to stay more than twice as long"
                           : "children would have to stay less than half as long");
}

/// The statistics count who is referred again within 12 months of the referral before. A child
/// whose case was open for long comes back later, and is a new referral to them.
void set_returns(Flows& all) {
    // Of those who close after each stage and come back, as simulated futures of the starter have
    // it, with help of 14 and of 28 weeks (docs/decisions/0019).
    constexpr double of_assessment = 0.94, of_enquiry = 0.9, of_plan = 0.36, of_care = 0.15;
    const double of_need = 0.87 * std::exp(-all.need_weeks / 65);

    double come_back = 0, soon = 0;
    const auto close = [&](double begun, double go_on, double usually, double soon_of_them) {
        const double these = begun * std::max(0.0, 1 - go_on) * usually;
        come_back += these;
        soon += these * soon_of_them;
    };
    close(all.referrals.value,
          all.assessment_to_47 + all.assessment_to_need,
          usual_returns.assessment,
          of_assessment);
    close(all.section_47.value,
          all.enquiry_to_plan + all.enquiry_to_need + all.enquiry_to_care,
          usual_returns.enquiry,
          of_enquiry);
    close(need_a_year(all), all.need_to_47 + all.need_to_care, usual_returns.need, of_need);
    close(plans_a_year(all), all.plan_to_need + all.plan_to_care, usual_returns.plan, of_plan);
    close(all.ceased.value, all.care_to_need, usual_returns.care, of_care);
    constexpr double least = 0.4, most_share = 0.6;
    all.come_back_soon = come_back > 0 ? std::max(soon / come_back, least) : 1;

    const auto all_of = [&](double count) {
        const double share = all.re_referrals.value / all.come_back_soon / std::max(count, 1.0);
        return std::clamp(share, 0.0, most_share);
    };
    all.re_referral_share = all_of(all.referrals.value);
    all.came_back_share = all_of(all.closed);
}

/// A council whose workers hold more cases than the starter's caps and hours have room for would
/// fall apart in its first weeks, which it has not done: it lets them hold more, and each case has
/// fewer hours. How far people go over their hours in such a council is an assumption.
void set_intensity(Flows& all, const Workforce& staff) {
    constexpr double room_above_mean = 1.25, usual_cap = 18;
    constexpr HoursPerWeek for_cases = 24.4;  // of one who is present: 37 h less leave x 75%
    // Of them: what permanent workers do of what is missing, and agency workers, who change often,
    // do not (set by trial: docs/decisions/0019).
    constexpr double of_permanent = 1.05, of_agency = 0.85;
    const double agency =
        std::clamp(staff.agency.value / std::max(staff.case_holders.value, 1.0), 0.0, 1.0);
    const double most_asked = of_permanent - (of_permanent - of_agency) * agency;
    const double open = all.open();
    const HoursPerWeek asked = 2.0 * all.assessments + 4.0 * all.enquiries + 1.0 * all.in_need +
                               2.3 * all.on_plans + 1.2 * all.in_care;
    const double caseload = staff.cases.value / std::max(staff.case_holders.value, 1.0);
    all.caps = std::max(1.0, room_above_mean * caseload / usual_cap);
    const HoursPerWeek of_one = caseload * asked / std::max(open, 1.0);
    all.hours = std::min(1.0, most_asked * for_cases / std::max(of_one, 1.0));
}

/// Of the hours that cases ask for, those of assessments and enquiries, by the starter's hours.
double share_of_assessment(const Flows& all) {
    const double assessing = 2.0 * all.assessments + 4.0 * all.enquiries;
    const double helping = 1.0 * all.in_need + 2.3 * all.on_plans + 1.2 * all.in_care;
    return std::clamp(assessing / std::max(assessing + helping, 1.0), 0.1, 0.9);
}

/// The statistics count who holds cases, and no roles: the others manage them, or neither.
/// Vacancies that no agency worker covers are wherever people are, so that the last of these groups
/// too can grow when more come to it than leave.
void set_groups(Workforce& all) {
    constexpr double practitioners_a_manager = 6.5;  // one to 6 or 7: an assumption

    const Fte everybody = std::max(all.in_post.value + all.agency.value, 4.0);
    all.holding = std::clamp(all.case_holders.value, 0.2 * everybody, 0.95 * everybody);
    const Fte others = std::max(everybody - all.holding, 1.0);
    all.managing = std::min(others, std::max(all.holding / practitioners_a_manager, 1.0));
    all.reviewing = others - all.managing;
    const Fte covered = std::min(all.agency_cover.value, all.agency.value);
    const Fte uncovered = std::max(0.0, all.vacancies.value - covered);
    all.vacant_reviewing =
        uncovered * std::min(1.0, all.reviewing / std::max(all.in_post.value, 1.0));
}

/// Divided among teams and roles.
void place_people(Workforce& all, const Supply& supply, double share_of_assessment) {
    constexpr double seniors = 0.18, newly_qualified = 0.1;  // of permanent case holders: assumed
    constexpr double most_agency = 0.85;                     // of case holders
    // The other vacancies lie where agency fills in.
    constexpr double vacant_worker = 0.8, vacant_senior = 0.12, vacant_manager = 0.08;

    const Fte holders = all.holding, managers = all.managing;
    // Agency workers are where they are asked for: whoever is not would be given notice at once.
    const Fte vacant = all.vacancies.value - all.vacant_reviewing;
    const Fte agency_managers =
        std::min(supply.agency_cover * vacant_manager * vacant / asked_for_one, managers / 2);
    const Fte agency = std::min(all.agency.value - agency_managers, most_agency * holders);
    const Fte agency_seniors =
        std::min(supply.agency_cover * vacant_senior * vacant / asked_for_one, agency);
    const Fte permanent = holders - agency;
    const Fte agency_reviewing =
        std::clamp(all.agency.value - agency_managers - agency, 0.0, all.reviewing);
    const Fte reviewing = all.reviewing - agency_reviewing;

    const auto team = [&](std::string_view name, double share) {
        const Fte senior = permanent * seniors * share;
        const Fte newly = permanent * newly_qualified * share;
        const Fte worker = permanent * share - senior - newly;
        const Fte manager = (managers - agency_managers) * share;
        return TeamPeople{
            name,
            {{"social_worker",
              worker,
              (agency - agency_seniors) * share,
              worker + newly + vacant_worker * vacant * share},
             {"newly_qualified", newly, 0, 0},
             {"senior", senior, agency_seniors * share, senior + vacant_senior * vacant * share},
             {"team_manager",
              manager,
              agency_managers * share,
              manager + vacant_manager * vacant * share}}};
    };
    all.assessment_share = share_of_assessment;
    all.teams = {
        team("assessment", share_of_assessment),
        team("locality", 1 - share_of_assessment),
        {"reviewing",
         {{"reviewing_officer", reviewing, agency_reviewing, reviewing + all.vacant_reviewing}}}};
}

/// Where many more start in a year than leave, or fewer, the workforce grows or melts away though
/// nothing is done, which is to be known before it is read as an effect of anything.
void tell_drift(Figures& figures, const Workforce& staff) {
    constexpr double worth_saying = 0.04;  // of those in post, a year
    const Fte leaving = staff.turnover.value / 100 * staff.in_post.value;
    const Fte more = staff.starters.value - leaving;
    if (std::abs(more) <= worth_saying * staff.in_post.value) return;
    figures.remark(
        fmt::format("by starters_fte and turnover_rate_fte {:.1f} FTE start in a year and {:.1f} "
                    "leave: if nothing else changes, {}",
                    staff.starters.value,
                    leaving,
                    more < 0 ? "fewer are in post from year to year"
                             : "more are in post from year to year, as far as there are posts"));
}

/// Where the scenario begins with something else than what is published.
void tell_departures(Figures& figures, const StartingPoint& point) {
    const Flows& flows = point.flows;
    if (const std::string& councils = figures.council().sum_of; !councils.empty())
        figures.remark(fmt::format(
            "the workforce of {} is counted together: figures of children are the sums of theirs",
            councils));
    tell_drift(figures, point.workforce);
    if (!flows.not_as_held.empty()) figures.remark(flows.not_as_held);
    constexpr double hardly_less = 0.99, hardly_shorter = 0.9;
    if (plans_a_year(flows) < hardly_less * flows.plans.value)
        figures.remark(
            fmt::format("{}, but {:.0f} plans begin in the scenario: {:.0f}% of section "
                        "47 enquiries lead to one at most",
                        flows.plans.words,
                        plans_a_year(flows),
                        100 * most_to_plan));
    if (flows.stay < hardly_shorter)
        figures.remark(fmt::format(
            "{}, but {} of them are open on the first day: with so many in every stage more would "
            "be open than the cases held, so that all stages are {:.0f}% as long as elsewhere",
            flows.looked_after.words,
            flows.in_care,
            100 * flows.stay));
    Fte without_cases = 0;
    for (const TeamPeople& team : point.workforce.teams) {
        for (const RolePeople& people : team.roles)
            without_cases += people.role == "reviewing_officer" ? people.agency : 0;
    }
    constexpr Fte worth_saying = 1;
    if (without_cases >= worth_saying)
        figures.remark(
            fmt::format("{}, of whom {:.1f} hold no cases; agency workers who come after them do",
                        point.workforce.agency.words,
                        without_cases));
}

}  // namespace

StartingPoint starting_point(Figures& figures) {
    StartingPoint point;
    point.flows = flows_of(figures);
    point.workforce = workforce_of(figures, point.flows.children.value);
    set_probabilities(point.flows);
    set_stocks(point.flows, point.workforce.cases);
    set_returns(point.flows);
    set_intensity(point.flows, point.workforce);
    set_groups(point.workforce);
    point.supply = supply_of(point.workforce);
    place_people(point.workforce, point.supply, share_of_assessment(point.flows));
    set_routes_in(point.supply, point.workforce);
    tell_departures(figures, point);
    return point;
}

}  // namespace caseforce::published
