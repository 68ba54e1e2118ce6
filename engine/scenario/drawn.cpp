// What a drawn value does to the numbers at and below its path.
#include "engine/scenario/drawn.hpp"

#include <algorithm>
#include <cmath>
#include <optional>
#include <type_traits>
#include <variant>

#include "engine/scenario/overlay.hpp"
#include "engine/scenario/quantity.hpp"
#include "engine/scenario/walk.hpp"

namespace caseforce::scenario {

namespace {

/// The nearest value that a key of type T allows.
template <class T>
double taken_into_range(const Field& field, double value) {
    const double low = field.above ? field.low + tolerance : field.low;
    return std::min(std::max(value, low), highest<T>(field));
}

/// Changes every number at and below a path by `of` and takes it into its key's range. Of a
/// distribution that is the length it is fixed at; one with spread is left as it is.
template <class Of>
class Numbers {
  public:
    static constexpr bool asks_no_path = true;
    explicit Numbers(Of of) : of_(of) {}

    template <class T>
    void leaf(const Where& where, T& value) {
        to(where.field, value);
    }
    template <class T>
    void list(const Where&, std::vector<T>&) {}
    void absent(const Where&) {}
    void fixed(const Where&) {}
    bool makes(const Where&, std::string_view) { return false; }

  private:
    template <class T>
    void to(const Field& field, T& value) {
        if constexpr (Number<T>) {
            number_in(value) = taken_into_range<T>(field, of_(number_in(value)));
        } else if constexpr (WholeNumber<T>) {
            const double drawn = std::floor(of_(whole_in(value)) + 0.5);
            whole_in(value) = static_cast<int>(taken_into_range<T>(field, drawn));
        } else if constexpr (Distribution<T>) {
            if (Fixed* fixed = std::get_if<Fixed>(&law_in(value)))
                fixed->value = taken_into_range<T>(field, of_(fixed->value));
        } else if constexpr (std::is_same_v<T, FactorOverTime>) {
            for (auto& [time, factor] : value.over_time.steps)
                factor = taken_into_range<double>(field, of_(factor));
        } else if constexpr (std::is_same_v<T, Intakes>) {
            if (value.yearly) to(field, value.yearly->size);
            for (Intakes::Dated& intake : value.dated)
                to(field, intake.size);
        }
    }
    template <class T>
    void to(const Field& field, std::optional<T>& value) {
        if (value) to(field, *value);
    }

    Of of_;
};

/// What a draw replaces wholly: where there was none, or a distribution, is a fixed value first.
class Blank {
  public:
    static constexpr bool asks_no_path = true;

    template <class T>
    void leaf(const Where&, T& value) {
        if constexpr (Distribution<T>) law_in(value) = Fixed{0};
        if constexpr (std::is_same_v<T, FactorOverTime>) value.over_time.steps = {{0.0, 1.0}};
    }
    template <class T>
    void leaf(const Where& where, std::optional<T>& value) {
        leaf(where, value.emplace());
    }
    template <class T>
    void list(const Where&, std::vector<T>&) {}
    void absent(const Where&) {}
    void fixed(const Where&) {}
    bool makes(const Where&, std::string_view) { return true; }
};

}  // namespace

void give_drawn(Scenario& scenario, const UncertainValue& value, double drawn) {
    if (value.operation == Operation::set) {
        Blank blank;
        walk(scenario, value.path, blank);
        Numbers to([drawn](double) { return drawn; });
        walk(scenario, value.path, to);
    } else {
        apply(scenario, Assignment{value.path, Operation::scale, drawn}, 1);
        Numbers to([](double scaled) { return scaled; });
        walk(scenario, value.path, to);
    }
}

}  // namespace caseforce::scenario
