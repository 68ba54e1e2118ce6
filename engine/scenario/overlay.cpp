// Applies a change to the values that its paths lead to, and tells whether two overlaid scenarios
// differ.
#include "engine/scenario/overlay.hpp"

#include <algorithm>
#include <cmath>
#include <cstring>

#include "engine/scenario/quantity.hpp"
#include "engine/scenario/walk.hpp"

namespace caseforce::scenario {

namespace {

struct ScaleLaw {
    double factor;

    void operator()(Fixed& law) const { law.value *= factor; }
    void operator()(Exponential& law) const { law.mean *= factor; }
    void operator()(Lognormal& law) const { law.mean *= factor; }
    void operator()(Gamma& law) const { law.mean *= factor; }
    void operator()(Weibull& law) const { law.scale *= factor; }
    void operator()(Uniform& law) const {
        law.low *= factor;
        law.high *= factor;
    }
    void operator()(Empirical& law) const {
        for (auto& [value, probability] : law.atoms)
            value *= factor;
    }
};

template <class T>
void append(std::vector<T>& list, const std::vector<T>& more) {
    list.insert(list.end(), more.begin(), more.end());
}

/// Carries an assignment out on what it meets: ramps as MODEL 7 has them, exact at their end.
class Assigner {
  public:
    static constexpr bool asks_no_path = true;

    Assigner(const Assignment& assignment, double share)
        : operation_(assignment.operation), value_(assignment.value), share_(share) {}

    template <class T>
    void leaf(const Where& where, T& value) {
        // What is given to a whole list is given to none of its entries' keys.
        if (std::holds_alternative<std::vector<ManagedTeam>>(value_) ||
            std::holds_alternative<std::vector<Judgement>>(value_))
            return;
        assign(value);
        if constexpr (Number<T>) to_bound(where.field, number_in(value));
    }

    template <class T>
    void list(const Where&, std::vector<T>& entries) {
        if constexpr (Settable<std::vector<T>>) assign(entries);
    }

    void absent(const Where&) {}
    void fixed(const Where&) {}
    bool makes(const Where&, std::string_view) { return operation_ != Operation::scale; }

  private:
    [[nodiscard]] double number(double before) const {
        const double* given = std::get_if<double>(&value_);
        if (given == nullptr) return before;
        // No limit has nothing to begin from, and stays what it is times or plus anything.
        if (std::isinf(before)) return operation_ == Operation::set ? *given : before;
        switch (operation_) {
            case Operation::set:
                return share_ == 1 ? *given : before + (*given - before) * share_;
            case Operation::scale:
                return before * factor();
            case Operation::add:
                return before + *given * share_;
        }
        return before;
    }

    /// 30% less 30% is 0, not a rounding below it.
    static void to_bound(const Field& field, double& number) {
        if (std::abs(number - field.low) < tolerance && !field.above) number = field.low;
        if (std::abs(number - field.high) < tolerance) number = field.high;
    }

    [[nodiscard]] double factor() const {
        const double given = std::get<double>(value_);
        return share_ == 1 ? given : 1 + (given - 1) * share_;
    }

    static int kept_whole(double number) { return static_cast<int>(std::clamp(number, -2e9, 2e9)); }

    void assign(Number auto& value) { number_in(value) = number(number_in(value)); }

    void assign(WholeNumber auto& value) {
        int& whole = whole_in(value);
        if (operation_ == Operation::scale) {
            whole = kept_whole(std::floor(whole * factor() + 0.5));
        } else if (const int* given = std::get_if<int>(&value_)) {
            whole = operation_ == Operation::add ? kept_whole(double(*given) + whole) : *given;
        }
    }

    void assign(Distribution auto& value) {
        if (operation_ == Operation::scale) {
            std::visit(ScaleLaw{factor()}, law_in(value));
        } else if (const Law* given = std::get_if<Law>(&value_)) {
            law_in(value) = *given;
        }
    }

    void assign(FactorOverTime& value) {
        if (const auto* given = std::get_if<FactorOverTime>(&value_)) {
            value = *given;
            return;
        }
        auto& steps = value.over_time.steps;
        if (steps.empty()) steps = {{0.0, 1.0}};
        for (auto& [time, step] : steps)
            step = number(step);
    }

    void assign(Intakes& value) {
        if (const auto* given = std::get_if<Intakes>(&value_)) {
            if (operation_ == Operation::set) {
                value = *given;
            } else {
                append(value.dated, given->dated);
            }
            return;
        }
        if (value.yearly) value.yearly->size = number(value.yearly->size);
        for (Intakes::Dated& intake : value.dated)
            intake.size = number(intake.size);
    }

    template <class T>
    void assign(std::vector<T>& value) {
        const auto* given = std::get_if<std::vector<T>>(&value_);
        if (given == nullptr) return;
        if (operation_ == Operation::set) value.clear();
        append(value, *given);
    }

    /// What has no value yet begins to have one when it is set; a ramp has nothing to begin from.
    template <class T>
    void assign(std::optional<T>& value) {
        if (!value && (operation_ != Operation::set || !gives<T>())) return;
        const double share = share_;
        if (!value) {
            value.emplace();
            share_ = 1;
        }
        assign(*value);
        share_ = share;  // of the list's next entry
    }

    /// Whether what is given is a value of that type. A list that is set as a whole is none for
    /// what its entries leave out.
    template <class T>
    [[nodiscard]] bool gives() const {
        if constexpr (Number<T>) return std::holds_alternative<double>(value_);
        if constexpr (WholeNumber<T>) return std::holds_alternative<int>(value_);
        if constexpr (Distribution<T>) return std::holds_alternative<Law>(value_);
        if constexpr (Settable<T>) return std::holds_alternative<T>(value_);
        return false;
    }

    /// Values of one word or shape: set and nothing else.
    template <class T>
    void assign(T& value) {
        if constexpr (Settable<T>) {
            if (const T* given = std::get_if<T>(&value_)) value = *given;
        }
    }

    Operation operation_;
    const Value& value_;
    double share_;
};

/// Writes values as bytes, each list with its length and each map with its names; of a list that
/// may be set as a whole also what never moves within an entry.
class Printer {
  public:
    static constexpr bool asks_no_path = true;
    std::string bytes;

    template <class T>
    void field(const Field& field, const T& value) {
        if (field.varies == Varies::never) put(value);
    }

    template <class T>
    void leaf(const Where&, const T& value) {
        put(value);
    }
    template <class T>
    void list(const Where&, const std::vector<T>& entries) {
        put(static_cast<int>(entries.size()));
        if constexpr (Settable<std::vector<T>>) {
            for (const T& entry : entries)
                T::visit(*this, entry);
        }
    }
    template <class T>
    void map(const std::vector<std::pair<std::string, T>>& entries) {
        put(static_cast<int>(entries.size()));
        for (const auto& [name, value] : entries)
            put(name);
    }
    void absent(const Where&) { bytes += 'a'; }
    void fixed(const Where&) {}

  private:
    template <class T>
    void raw(T value) {
        char held[sizeof value];
        std::memcpy(held, &value, sizeof value);
        bytes.append(held, sizeof value);
    }

    void put(double value) { raw(value + 0.0); }  // 0 and -0 are equal
    void put(int value) { raw(value); }
    void put(bool value) { raw(value); }
    void put(Date value) { raw(value.days); }
    void put(Contract value) { raw(value); }
    void put(Grade value) { raw(value); }
    void put(Transfer value) { raw(value); }
    void put(Counts value) { raw(value); }
    void put(const WorkingDays& value) { raw(value.days); }
    void put(const std::string& value) {
        put(static_cast<int>(value.size()));
        bytes += value;
    }
    template <class T>
    void put(const T& value) requires(Number<T>) {
        T copy = value;
        put(number_in(copy));
    }
    template <class A, class B>
    void put(const std::pair<A, B>& value) {
        put(value.first);
        put(value.second);
    }
    template <class T>
    void put(const std::vector<T>& values) {
        put(static_cast<int>(values.size()));
        for (const T& value : values)
            put(value);
    }
    template <class T>
    void put(const std::optional<T>& value) {
        put(value.has_value());
        if (value) put(*value);
    }

    void put(const Fixed& law) { put(law.value); }
    void put(const Exponential& law) { put(law.mean); }
    void put(const Lognormal& law) { put(std::pair(law.mean, law.cv)); }
    void put(const Gamma& law) { put(std::pair(law.mean, law.cv)); }
    void put(const Weibull& law) { put(std::pair(law.shape, law.scale)); }
    void put(const Uniform& law) { put(std::pair(law.low, law.high)); }
    void put(const Empirical& law) { put(law.atoms); }
    void put(const Law& law) {
        put(static_cast<int>(law.index()));
        std::visit([this](const auto& words) { put(words); }, law);
    }
    void put(const DurationLaw& value) { put(value.law); }
    void put(const NumberLaw& value) { put(value.law); }
    void put(const CountLaw& value) { put(value.probability); }
    void put(const Steps& value) { put(value.steps); }
    void put(const FactorOverTime& value) { put(value.over_time); }
    void put(const OverCap& value) {
        raw(value.rule);
        put(value.up_to);
    }
    void put(const Intakes::Dated& value) {
        put(value.at);
        put(value.size);
    }
    void put(const Intakes::Yearly& value) {
        put(std::pair(value.every.months, value.every.days));
        put(value.from);
        put(value.until);
        put(value.size);
    }
    void put(const Intakes& value) {
        put(value.yearly);
        put(value.dated);
    }
};

}  // namespace

void apply(Scenario& scenario, const Assignment& assignment, double share) {
    Assigner assigner(assignment, share);
    walk(scenario, assignment.path, assigner);
}

void apply(Scenario& scenario, const Change& change, double share) {
    for (const Assignment& assignment : change.assignments)
        apply(scenario, assignment, share);
}

std::string fingerprint(const Scenario& scenario) {
    Printer printer;
    printer.bytes.reserve(8192);
    walk(scenario, {}, printer);
    return std::move(printer.bytes);
}

std::string fingerprint(const Scenario& scenario, Section section) {
    Printer printer;
    walk(scenario, section_names[static_cast<std::size_t>(section)], printer);
    return std::move(printer.bytes);
}

}  // namespace caseforce::scenario
