// Who works there, which cases are open, what happens to them and what of it is recorded, a sum for
// each key that brings them. Speeds and overload are left out: they make stages longer, and what
// happens less.
#include "engine/scenario/size.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <string_view>

#include "engine/core/elementary.hpp"
#include "engine/measure/measure.hpp"
#include "engine/scenario/passes.hpp"

namespace caseforce::scenario {

namespace {

// What each takes, in events of a pathway: those that follow from it, and its share of the reviews.
constexpr double per_entry = 3;             ///< a stage's end, its allocation, a change of team
constexpr double per_referral = 2;          ///< a household, and what closes the case
constexpr double per_start = 5;             ///< a candidate, the start, notice, the end
constexpr double per_review = 0.3;          ///< a worker's week
constexpr double per_pair_on_desk = 0.005;  ///< two cases of one desk, which keeps them in order

double greatest(const FactorOverTime& factor) {
    double most = 0;
    for (const auto& [time, step] : factor.over_time.steps)
        most = std::max(most, step);
    return factor.over_time.steps.empty() ? 1 : most;
}

class Sizing {
  public:
    explicit Sizing(const Scenario& scenario)
        : scenario_(scenario),
          days_(std::max(0.0, scenario.horizon.days) + std::max(0.0, scenario.warm_up.days)),
          years_(days_ / year) {}

    Size take() {
        staff();
        intakes();
        agency();
        for (const Size::Part& part : size_.workers)
            people_ += part.count;
        absence();
        if (scenario_.pathway) pathway();
        add(size_.events,
            "horizon",
            "weekly reviews of workers",
            per_review * people_ * days_ / week);
        values();
        return std::move(size_);
    }

  private:
    static void add(std::vector<Size::Part>& parts,
                    std::string path,
                    std::string what,
                    double count) {
        if (count > 0) parts.push_back({std::move(path), std::move(what), count});
    }

    void staff() {
        for (const auto& [name, team] : scenario_.teams.entries) {
            for (const InitialWorkers& line : team.initial) {
                in_post_ += line.count;
                const Role* role = scenario_.roles.find(line.role);
                if (role != nullptr && role->holds_cases) holders_ += line.count;
            }
            for (const auto& [role, fte] : team.posts.entries)
                posts_ += std::max(0.0, fte);
        }
        add(size_.workers, "teams", "workers in post on day one", in_post_);
    }

    /// Posts bring nobody: of those that there are, as many are filled at once as people ever come.
    double at_once(double in_post, double agency) const {
        return std::min(std::max(in_post, posts_) + agency + managed_, people_);
    }

    double number_of(const Intakes& intakes) const {
        double sum = 0;
        for (const Intakes::Dated& intake : intakes.dated)
            sum += std::max(0.0, intake.size);
        if (!intakes.yearly) return sum;
        const Period& every = intakes.yearly->every;
        const Days between = std::max(1.0, every.months * month + every.days);
        return sum + std::max(0.0, intakes.yearly->size) * (1 + days_ / between);
    }

    void join(const std::string& path, const std::string& what, double count) {
        add(size_.workers, path, what, count);
        add(size_.events, path, "starts of " + what, per_start * count);
    }

    void intakes() {
        const Supply& supply = scenario_.supply;
        if (supply.market) {
            double candidates = 0;
            for (const auto& [role, rate] : supply.market->candidates_per_year.entries)
                candidates += std::max(0.0, rate);
            candidates *= by_judgement(&GradeFactors::candidates);
            if (supply.pay)
                candidates *= std::max(1.0,
                                       elementary::pow(1 + std::max(0.0, supply.pay->premium.value),
                                                       supply.pay->candidates_elasticity));
            join("supply.market.candidates_per_year", "candidates", candidates * years_);
            double accepted = 0;
            for (const auto& [role, number] : supply.market->initial.entries)
                accepted += std::max(0.0, number);
            join("supply.market.initial", "recruits who have accepted", accepted);
        }
        if (supply.academy)
            join("supply.academy.cohorts", "trainees", number_of(supply.academy->cohorts));
        if (supply.overseas)
            join("supply.overseas.campaigns", "recruits", number_of(supply.overseas->campaigns));
        for (std::size_t i = 0; i < supply.managed_teams.size(); ++i) {
            const ManagedTeam& team = supply.managed_teams[i];
            managed_ += std::max(0, team.practitioners) + std::max(0, team.managers);
        }
        join("supply.managed_teams", "people of managed teams", managed_);
    }

    /// An assignment after the other in every post, as far as it is asked to be covered.
    void agency() {
        if (!scenario_.supply.agency) return;
        const Agency& agency = *scenario_.supply.agency;
        double asked = posts_ * std::max(0.0, agency.cover.value);
        for (const auto& [team, fte] : agency.additional.entries)
            asked += std::max(0.0, fte);
        const double people = asked / std::max(agency.fte, 1e-9);
        const Days each = std::max(week, typical(agency.time_to_fill.law)) +
                          std::max(0.0, typical(agency.length.law));
        agency_ = people;
        join("supply.agency", "agency workers", people * (1 + days_ / each));
    }

    /// What the most unlucky judgement multiplies by; 1 where none is over it.
    double by_judgement(FactorOverTime GradeFactors::*which) const {
        double most = 1;
        if (!scenario_.grade) return most;
        for (const auto& [grade, factors] : scenario_.grade->factors.entries)
            most = std::max(most, greatest(factors.*which));
        return most;
    }

    /// What strain and span may multiply a hazard of sickness by: who works all the overtime that
    /// there may be, in a team of everybody under one manager.
    double overwork(const Sickness& sickness) const {
        const double strain = scenario_.working_time.max_overtime_share.value;
        const double span = scenario_.leaving ? scenario_.leaving->span : Leaving{}.span;
        const double everybody = at_once(holders_, 0);
        const double over = span > 0 ? std::max(0.0, everybody / span - 1) : 0;
        return elementary::exp(std::min(700.0,
                                        std::max(0.0, sickness.strain_effect) * strain +
                                            std::max(0.0, sickness.span_effect) * over));
    }

    void absence() {
        const double everybody = at_once(in_post_, agency_);
        const auto spells = [&](double hazard, const DurationLaw& length) {
            if (!(hazard > 0)) return 0.0;
            const double each = 1 / hazard + std::max(0.0, typical(length.law)) / year;
            return 2 * everybody * years_ / each;
        };
        if (const auto& sickness = scenario_.sickness)
            add(size_.events,
                "sickness.hazard",
                "spells of sickness",
                spells(sickness->hazard.per_year * overwork(*sickness), sickness->length));
        if (const auto& leave = scenario_.long_leave)
            add(size_.events,
                "long_leave.hazard",
                "long leaves",
                spells(leave->hazard.per_year, leave->length));
    }

    double referred() const {
        if (!scenario_.demand || !scenario_.population) return 0;
        const Demand& demand = *scenario_.demand;
        const double growth = elementary::pow(1 + std::max(0.0, demand.trend.per_year), years_);
        return std::max(0.0, demand.referrals_per_10000.per_year) *
               std::max(0.0, scenario_.population->children) / 10000 * growth * years_ *
               by_judgement(&GradeFactors::referrals);
    }

    void pathway() {
        const auto& stages = scenario_.pathway->stages.entries;
        std::vector<double> first(stages.size(), 0.0);
        double initial = 0;
        for (std::size_t i = 0; i < stages.size(); ++i) {
            if (stages[i].second.initial) first[i] = std::max(0, stages[i].second.initial->open);
            initial += first[i];
            if (scenario_.demand && stages[i].first == scenario_.demand->first_stage)
                first[i] += referred();
        }
        add(size_.cases, "pathway.stages", "cases open on day one", initial);
        add(size_.cases, "demand.referrals_per_10000", "children referred", referred());
        add(size_.events, "demand.referrals_per_10000", "referrals", per_referral * referred());
        if (scenario_.demand && scenario_.demand->recent_closures)
            add(size_.cases,
                "demand.recent_closures.rate",
                "children closed before",
                2 * std::max(0.0, scenario_.demand->recent_closures->rate.per_year));
        const std::vector<double> entries = entries_within(scenario_, first, days_);
        for (std::size_t i = 0; i < stages.size(); ++i)
            add(size_.events,
                "pathway.stages." + stages[i].first,
                "entries of cases into '" + stages[i].first + "'",
                per_entry * entries[i]);
        const double cases = initial + referred();
        double open = cases;  // at once, at most
        if (never_pile_up()) {
            open = initial;
            for (std::size_t i = 0; i < stages.size(); ++i)
                open += 2 * entries[i] * typical(stages[i].second.duration.law) / days_;
        }
        for (const auto& [name, stage] : stages) {
            if (stage.escalation)  // of cases that all wait, all the time
                add(size_.events,
                    "pathway.stages." + name + ".escalation",
                    "escalations from '" + name + "'",
                    cases * stage.escalation->hazard.per_week * days_ / week);
        }
        const double desks = std::max(1.0, at_once(holders_, 0));
        add(size_.events,
            "pathway.stages",
            "steps to keep cases in order on full desks",
            per_pair_on_desk * cases * std::min(cases, open) / desks);
    }

    /// Whether cases do not wait for each other nor for anybody to come, so that no more are open
    /// at once than their stages' lengths bring: hours do not slow them down, and somebody takes
    /// them who is there from beginning to end.
    bool never_pile_up() const {
        const bool all_stay = !scenario_.leaving && !scenario_.sickness && !scenario_.long_leave;
        const Pathway& pathway = *scenario_.pathway;
        if (!all_stay || pathway.drift != 0 || pathway.cover_after) return false;
        std::map<std::string_view, const Team*> teams;
        for (const auto& [name, team] : scenario_.teams.entries)
            teams.emplace(name, &team);
        const auto has_holder = [&](const auto& named_stage) {
            const Stage& stage = named_stage.second;
            const auto team = teams.find(stage.team);
            const auto takes = [&](const InitialWorkers& line) {
                const Role* role = scenario_.roles.find(line.role);
                const bool may =
                    !stage.roles ||
                    std::count(stage.roles->begin(), stage.roles->end(), line.role) > 0;
                return may && role != nullptr && role->holds_cases && line.count > 0 &&
                       line.contract == Contract::permanent;
            };
            return team != teams.end() && std::ranges::any_of(team->second->initial, takes);
        };
        return std::ranges::all_of(pathway.stages.entries, has_holder);
    }

    /// Of every week after the warm-up; of the council those alone that are one number each.
    void values() {
        const double weeks = std::floor(std::max(0.0, scenario_.horizon.days) / week);
        const auto recorded = [&](const char* path, const char* what, Level level, double count) {
            const auto measured = std::count_if(
                measures.begin(), measures.end(), [&](const auto& row) { return row.has(level); });
            add(size_.values, path, what, static_cast<double>(measured) * count * weeks);
        };
        const auto number = [](const auto& named) { return static_cast<double>(named.size()); };
        recorded("horizon", "of the council", Level::council, 1);
        recorded("teams", "of teams", Level::team, number(scenario_.teams));
        recorded("roles", "of roles", Level::role, number(scenario_.roles));
        if (scenario_.pathway)
            recorded(
                "pathway.stages", "of stages", Level::stage, number(scenario_.pathway->stages));
    }

    const Scenario& scenario_;
    Days days_;
    double years_;
    double in_post_ = 0, holders_ = 0, posts_ = 0, managed_ = 0;
    double agency_ = 0;  ///< at once
    double people_ = 0;  ///< who are ever there
    Size size_;
};

}  // namespace

Size size_of(const Scenario& scenario) { return Sizing(scenario).take(); }

}  // namespace caseforce::scenario
