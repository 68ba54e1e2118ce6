#include "analysis/selftest/check.hpp"

#include <cmath>
#include <utility>

namespace caseforce::selftest {

Check statistical(
    int law, std::string statement, const RunningMean& measured, double exact, double noticed) {
    const double error = measured.standard_error();
    const double bound = once_in_a_million * error;
    const bool agrees = std::fabs(measured.mean() - exact) <= bound;  // NaN never does
    const bool narrow = bound <= noticed * std::fabs(exact);
    return {
        law, std::move(statement), measured.mean(), exact, error, bound, noticed, agrees && narrow};
}

Check certain(int law, std::string statement, double measured, double exact, double bound) {
    return {law,
            std::move(statement),
            measured,
            exact,
            0,
            bound,
            0,
            std::fabs(measured - exact) <= bound};
}

}  // namespace caseforce::selftest
