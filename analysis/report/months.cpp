#include "analysis/report/months.hpp"

#include "engine/calendar/date.hpp"

namespace caseforce::report {

Months months_of(const Arrays& arrays) {
    Months months;
    for (std::size_t week = 0; week < arrays.weeks(); ++week) {
        const std::string name = calendar::iso_text(arrays.date_after(week) - 1).substr(0, 7);
        if (months.names.empty() || months.names.back() != name) {
            months.names.push_back(name);
            months.last_week.push_back(week);
        }
        months.of_week.push_back(months.names.size() - 1);
        months.last_week.back() = week;
    }
    return months;
}

}  // namespace caseforce::report
