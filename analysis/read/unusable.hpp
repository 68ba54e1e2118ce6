// What is wrong with a result file that somebody passed: damaged, another program's, of another
// form. Whoever passed it mends it.
#pragma once

#include <stdexcept>

namespace caseforce::read {

/// A result file that cannot be used; the message begins with its path. Exit status 4.
class UnusableResult : public std::runtime_error {
    using std::runtime_error::runtime_error;
};

}  // namespace caseforce::read
