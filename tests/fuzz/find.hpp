// What the program must never do, told in a way that stops the fuzzer here.
#pragma once

#include <stdexcept>
#include <string>

namespace caseforce::fuzz {

[[noreturn]] inline void find(const std::string& what) {
    throw std::logic_error("a find: " + what);
}

}  // namespace caseforce::fuzz
