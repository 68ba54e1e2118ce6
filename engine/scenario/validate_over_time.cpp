// What changes make of a scenario on the dates on which they begin, have come to the end of their
// ramp, or are undone (MODEL 7): values out of their keys' ranges, and contradictions. Between
// those dates a value lies between its values on them, but where two ramps go on together.
#include <algorithm>
#include <cmath>
#include <set>

#include <fmt/format.h>

#include "engine/calendar/date.hpp"
#include "engine/core/text.hpp"
#include "engine/scenario/overlay.hpp"
#include "engine/scenario/quantity.hpp"
#include "engine/scenario/walk.hpp"

namespace caseforce::scenario {

namespace {

std::string text_of(int date) {
    const calendar::Civil civil = calendar::civil_of(date);
    return fmt::format("{:04}-{:02}-{:02}", civil.year, civil.month, civil.day);
}

template <class T>
std::string text_of(const T&, double value) {
    if constexpr (std::is_same_v<T, Share> || std::is_same_v<T, Growth>)
        return text::percent(value);
    if constexpr (std::is_same_v<T, Hazard>) return text::percent(value) + " per year";
    if constexpr (std::is_same_v<T, WeeklyHazard>) return text::percent(value) + " per week";
    if constexpr (std::is_same_v<T, Duration>) return text::number(value) + " days";
    return text::number(value);
}

double lowest(const Law& law) {
    struct Lowest {
        double operator()(const Fixed& words) const { return words.value; }
        double operator()(const Exponential& words) const { return words.mean; }
        double operator()(const Lognormal& words) const { return words.mean; }
        double operator()(const Gamma& words) const { return words.mean; }
        double operator()(const Weibull& words) const { return words.scale; }
        double operator()(const Uniform& words) const { return std::min(words.low, words.high); }
        double operator()(const Empirical& words) const {
            double least = unbounded;
            for (const auto& [value, probability] : words.atoms)
                least = std::min(least, value);
            return least;
        }
    };
    return std::visit(Lowest{}, law);
}

/// Finds the first value at and below a path that is out of its key's range.
struct OutOfRange {
    std::string path, value, expected;

    template <class T>
    void leaf(const Where& where, T& held) {
        if constexpr (Number<T>) {
            check(where, held, number_in(held));
        } else if constexpr (WholeNumber<T>) {
            check(where, held, whole_in(held));
        } else if constexpr (Distribution<T>) {
            check(where, held, lowest(law_in(held)));
        } else if constexpr (std::is_same_v<T, FactorOverTime>) {
            for (auto& [time, factor] : held.over_time.steps)
                check(where, factor, factor);
        } else if constexpr (std::is_same_v<T, Intakes>) {
            if (held.yearly) check(where, held, held.yearly->size);
            for (Intakes::Dated& intake : held.dated)
                check(where, held, intake.size);
        }
    }
    template <class T>
    void leaf(const Where& where, std::optional<T>& held) {
        if (held) leaf(where, *held);
    }
    template <class T>
    void list(const Where&, std::vector<T>&) {}
    void absent(const Where&) {}
    void fixed(const Where&) {}
    bool makes(const Where&, const std::string&) { return false; }

  private:
    template <class T>
    void check(const Where& where, const T& held, double number) {
        const Field& field = where.field;
        if (field.none && number == unbounded) return;
        const bool is_low = number < field.low - tolerance || (field.above && number <= field.low);
        if ((!is_low && number <= highest<T>(field) + tolerance) || !path.empty()) return;
        path = where.path;
        value = text_of(held, std::round(number * 1e9) / 1e9);
        expected = is_low ? (field.above ? "more than " : "at least ") + text_of(held, field.low)
                          : "at most " + text_of(held, highest<T>(field));
    }
};

struct Dated {
    const Change* change;
    int at, until;
    double over;

    explicit Dated(const Change& of)
        : change(&of),
          at(of.at.days),
          until(of.until ? of.until->days : std::numeric_limits<int>::max()),
          over(of.over ? of.over->days : 0) {}

    [[nodiscard]] bool in_force(int date) const { return date >= at && date < until; }
    [[nodiscard]] double share(int date) const {
        return over <= 0 ? 1 : std::clamp((date - at) / over, 0.0, 1.0);
    }
    [[nodiscard]] int whole() const { return at + static_cast<int>(std::ceil(over)); }
};

bool is_at_or_above(const std::string& path, const std::string& below) {
    return below.starts_with(path) &&
           (below.size() == path.size() || below[path.size()] == '.' || below[path.size()] == '[');
}

/// What has been found, each once, and under no policy what the scenario's own changes do already.
struct Found {
    std::vector<Contradiction> all;
    bool are_of_policies = false;

    /// Whatever it is about, where it is found in `one.path`.
    void add(const std::string& about, Contradiction one) {
        if (are_of_policies && of_scenario_.contains(about)) return;
        if (!are_of_policies) of_scenario_.insert(about);
        if (known_.insert(one.path + " " + about).second) all.push_back(std::move(one));
    }

  private:
    std::set<std::string> of_scenario_, known_;
};

/// The scenario under its changes and a policy's, date by date.
class OverTime {
  public:
    OverTime(const Scenario& scenario, const Policy* policy) : scenario_(scenario) {
        for (const Change& change : scenario.changes)
            changes_.emplace_back(change);
        for (std::size_t i = 0; policy != nullptr && i < policy->changes.size(); ++i)
            changes_.emplace_back(policy->changes[i]);
        std::stable_sort(changes_.begin(), changes_.end(), [](const Dated& a, const Dated& b) {
            return a.at < b.at;
        });
    }

    void check(Found& found) const {
        std::set<int> dates = between_overlapping_ramps();
        for (const Dated& change : changes_) {
            dates.insert(std::max(change.at, scenario_.start.days));
            if (change.over > 0) dates.insert(std::max(change.whole(), scenario_.start.days));
            if (change.change->until) dates.insert(std::max(change.until, scenario_.start.days));
        }
        for (const int date : dates)
            check(date, found);
    }

  private:
    /// Two ramps of the same values multiply or add, and what they make may be greater or less on
    /// the way than at either's end: looked at so often while both are under way.
    [[nodiscard]] std::set<int> between_overlapping_ramps() const {
        constexpr int looks = 16, most = 512;
        std::set<int> dates;
        for (std::size_t i = 0; i < changes_.size(); ++i) {
            for (std::size_t k = 0; k < i && dates.size() < most; ++k) {
                const Dated &one = changes_[i], &other = changes_[k];
                const int from = std::max(one.at, other.at);
                const int to = std::min({one.whole(), other.whole(), one.until, other.until});
                if (one.over <= 0 || other.over <= 0 || from >= to || !meet(one, other)) continue;
                for (int look = 1; look < looks; ++look)
                    dates.insert(std::max(from + (to - from) * look / looks, scenario_.start.days));
            }
        }
        return dates;
    }
    [[nodiscard]] static bool meet(const Dated& one, const Dated& other) {
        for (const Assignment& a : one.change->assignments) {
            for (const Assignment& b : other.change->assignments) {
                if (is_at_or_above(a.path, b.path) || is_at_or_above(b.path, a.path)) return true;
            }
        }
        return false;
    }

    void check(int date, Found& found) const {
        Scenario now = scenario_;
        for (const Dated& change : changes_) {
            if (change.in_force(date)) apply(now, *change.change, change.share(date));
        }
        const auto add = [&](const std::string& at, const std::string& about, Contradiction one) {
            one.path = at;
            one.at = Contradiction::At::key;
            found.add(about, std::move(one));
        };
        const std::size_t before = found.all.size();
        for (const Dated& change : changes_) {
            for (const Assignment& assignment : change.change->assignments) {
                OutOfRange out;
                if (change.in_force(date)) walk(now, assignment.path, out);
                if (!out.path.empty())
                    add(assignment.given,
                        out.path,
                        {{},
                         fmt::format("'{}' is {} from {} on", out.path, out.value, text_of(date)),
                         out.expected});
            }
        }
        if (found.all.size() != before) return;
        for (Contradiction& one : validate(now)) {
            const Assignment* cause = cause_of(one.path, date);
            if (cause == nullptr) continue;
            const std::string about = one.path + " " + one.found;
            one.found = fmt::format("from {} on, {}", text_of(date), one.found);
            add(cause->given, about, std::move(one));
        }
    }

    /// The last assignment in force that touches a path; the last of all where none does.
    [[nodiscard]] const Assignment* cause_of(const std::string& path, int date) const {
        const Assignment* last = nullptr;
        const Assignment* touching = nullptr;
        for (const Dated& change : changes_) {
            for (const Assignment& assignment : change.change->assignments) {
                if (!change.in_force(date)) continue;
                last = &assignment;
                if (is_at_or_above(assignment.path, path) || is_at_or_above(path, assignment.path))
                    touching = last;
            }
        }
        return touching != nullptr ? touching : last;
    }

    const Scenario& scenario_;
    std::vector<Dated> changes_;
};

}  // namespace

std::vector<Contradiction> validate_over_time(const Scenario& scenario) {
    Found found;
    OverTime(scenario, nullptr).check(found);
    found.are_of_policies = true;
    for (const auto& [name, policy] : scenario.policies.entries)
        OverTime(scenario, &policy).check(found);
    return std::move(found.all);
}

}  // namespace caseforce::scenario
