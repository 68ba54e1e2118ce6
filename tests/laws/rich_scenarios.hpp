// The drawn councils of the program's own selftest, for the laws.
#pragma once

#include "analysis/selftest/drawn_council.hpp"
#include "tests/laws/law.hpp"

namespace caseforce::law {
using selftest::drawn_council;
}  // namespace caseforce::law
