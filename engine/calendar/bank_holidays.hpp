// Bank holidays of England, computed for any year from 1900 to 2200 (MODEL 1).
#pragma once

#include <vector>

namespace caseforce::calendar {

/// Easter Sunday, days since 1970-01-01.
[[nodiscard]] int easter_sunday(int year);

/// Bank holidays of England of a year as they are taken, substitute days and one-offs included, in
/// order; days since 1970-01-01. Today's rules are applied to every year, the early May holiday
/// from 1978; before 1971, when Whit Monday and early August were kept, the list is not historical.
[[nodiscard]] std::vector<int> bank_holidays_of_year(int year);

/// Those in [first, last].
[[nodiscard]] std::vector<int> bank_holidays(int first, int last);

}  // namespace caseforce::calendar
