#include "analysis/report/months.hpp"

#include "engine/calendar/date.hpp"

namespace caseforce::report {
namespace {

/// The month of the last day of the week that ends as this day begins.
std::string month_before(int end) { return calendar::iso_text(end - 1).substr(0, 7); }

}  // namespace

Months months_of(const Arrays& arrays) {
    Months months;
    for (std::size_t week = 0; week < arrays.weeks(); ++week) {
        const std::string name = month_before(arrays.date_after(week));
        if (months.names.empty() || months.names.back() != name) {
            months.names.push_back(name);
            months.last_week.push_back(week);
        }
        months.of_week.push_back(months.names.size() - 1);
        months.last_week.back() = week;
    }
    return months;
}

void Months::keep_those_that_end(const Arrays& arrays) {
    if (month_before(arrays.date_after(arrays.weeks() - 1) + 7) != names.back()) return;
    names.pop_back();
    last_week.pop_back();
}

}  // namespace caseforce::report
