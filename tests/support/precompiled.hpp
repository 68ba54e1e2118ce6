// What most tests include, compiled once for all of them (tests/CMakeLists.txt): it is the larger
// part of a test's compilation. Each test includes what it needs as if this were not there.
#pragma once

#include "tests/engine/simulator/by_hand.hpp"
#include "tests/support/catch.hpp"
