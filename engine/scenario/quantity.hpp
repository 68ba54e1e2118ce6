// What a leaf of a scenario holds, told by its type: the number in a quantity, the law in a
// distribution. What changes and draws do to a value depends on that alone (MODEL 7).
#pragma once

#include <algorithm>
#include <concepts>
#include <type_traits>
#include <variant>

#include "engine/scenario/decisions.hpp"

namespace caseforce::scenario {

inline double& number_in(double& value) { return value; }
inline double& number_in(Share& value) { return value.value; }
inline double& number_in(Duration& value) { return value.days; }
inline double& number_in(Hazard& value) { return value.per_year; }
inline double& number_in(WeeklyHazard& value) { return value.per_week; }
inline double& number_in(Rate& value) { return value.per_year; }
inline double& number_in(Growth& value) { return value.per_year; }
inline double& number_in(PoundsPerYear& value) { return value.value; }
inline double& number_in(PoundsPerWeek& value) { return value.value; }
inline double& number_in(PoundsPerHour& value) { return value.value; }

inline int& whole_in(int& value) { return value; }
inline int& whole_in(WorkingDays& value) { return value.days; }

inline Law& law_in(DurationLaw& value) { return value.law; }
inline Law& law_in(NumberLaw& value) { return value.law; }

/// A number with or without a unit; it can be set, scaled, added to and ramped.
template <class T>
concept Number = requires(T& value) {
    { number_in(value) } -> std::same_as<double&>;
};

/// It can be set, scaled (rounded half up) and added to.
template <class T>
concept WholeNumber = requires(T& value) {
    { whole_in(value) } -> std::same_as<int&>;
};

/// A distribution is a value: it can be set, and scaled as its draws are.
template <class T>
concept Distribution = requires(T& value) {
    { law_in(value) } -> std::same_as<Law&>;
};

/// The greatest value that a key allows a number of type T.
template <class T>
constexpr double highest(const Field& field) {
    constexpr bool is_duration = std::is_same_v<T, Duration> || std::is_same_v<T, DurationLaw>;
    constexpr bool is_hazard = std::is_same_v<T, Hazard> || std::is_same_v<T, WeeklyHazard>;
    return std::min(field.high,
                    is_duration      ? longest_duration
                    : is_hazard      ? highest_hazard
                    : WholeNumber<T> ? 2e9
                                     : unbounded);
}

namespace detail {
template <class T, class Variant>
constexpr bool is_alternative = false;
template <class T, class... Types>
constexpr bool is_alternative<T, std::variant<Types...>> = (std::is_same_v<T, Types> || ...);
}  // namespace detail

/// A change can set it as it stands: a word, a date, a list, a shape.
template <class T>
concept Settable = detail::is_alternative<T, Value>;

}  // namespace caseforce::scenario
