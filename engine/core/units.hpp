// The units in which the engine's plain numbers stand (MODEL 1). Aliases say at every interface
// what a double means; the scenario's own quantities (engine/scenario/values.hpp) are types and
// cannot be mixed.
#pragma once

#include <cmath>
#include <limits>

namespace caseforce {

using Days = double;          ///< time, or a length of time; time 0 is midnight of `start`
using Hours = double;         ///< hours
using HoursPerWeek = double;  ///< hours per week
using PerDay = double;        ///< a rate or a hazard per day
using PerYear = double;       ///< a rate or a hazard per year of 365.25 days
using Fte = double;           ///< full-time equivalents
using Pounds = double;        ///< pounds sterling

inline constexpr Days week = 7.0;
inline constexpr Days year = 365.25;
inline constexpr Days month = year / 12.0;
inline constexpr double weeks_per_year = year / week;
/// Mondays to Fridays of a year: 365.25 x 5/7, as MODEL 2 writes it.
inline constexpr double weekdays_per_year = 260.89;

/// A cap, an end of a band, a length that there is not.
inline constexpr double no_limit = std::numeric_limits<double>::infinity();

/// Loads, caps, FTE and hours are compared with this tolerance (MODEL 1).
inline constexpr double tolerance = 1e-9;

/// To a whole number; a half is rounded up, also one that came out as a little less.
[[nodiscard]] inline double half_up(double number) { return std::floor(number + 0.5 + tolerance); }

}  // namespace caseforce
