// The small councils of the program's own selftest, for tests.
#pragma once

#include "analysis/selftest/small_council.hpp"

namespace caseforce::test {
using namespace selftest;
}  // namespace caseforce::test
