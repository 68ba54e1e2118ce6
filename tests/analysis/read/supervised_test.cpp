// What happens to the child is told to whoever asked (analysis/read/supervised.hpp).
#include "analysis/read/supervised.hpp"

#include <csignal>
#include <new>

#include "analysis/read/unusable.hpp"
#include "engine/core/error.hpp"
#include "tests/support/catch.hpp"

using namespace caseforce;
using read::supervised;
using read::UnusableResult;

TEST_CASE("work that ends well says nothing", "[supervised]") {
    CHECK_NOTHROW(supervised("a.h5", [] { read::still_going(); }));
}

TEST_CASE("what the work throws is thrown again as the same type with the same words",
          "[supervised]") {
    const std::string words(10'000, 'w');
    CHECK_THROWS_WITH(supervised("a.h5", [&] { throw UnusableResult(words); }), words);
    CHECK_THROWS_AS(supervised("a.h5", [] { throw UnusableResult("x"); }), UnusableResult);
    CHECK_THROWS_AS(supervised("a.h5", [] { throw FileError("x"); }), FileError);
    CHECK_THROWS_AS(supervised("a.h5", [] { throw UsageError("x"); }), UsageError);
    CHECK_THROWS_AS(supervised("a.h5", [] { throw std::bad_alloc(); }), std::bad_alloc);
    CHECK_THROWS_AS(supervised("a.h5", [] { throw std::logic_error("x"); }), std::runtime_error);
    try {
        supervised("a.h5", [] { throw Interrupted(SIGTERM); });
        FAIL("it was not thrown again");
    } catch (const Interrupted& error) {
        CHECK(error.signal() == SIGTERM);
    }
}

TEST_CASE("a crash in the work is a file that cannot be used", "[supervised]") {
    for (const int signal : {SIGSEGV, SIGABRT, SIGBUS, SIGFPE, SIGALRM}) {
        CHECK_THROWS_AS(supervised("a.h5",
                                   [&] {
                                       std::signal(signal, SIG_DFL);
                                       std::raise(signal);
                                   }),
                        UnusableResult);
    }
}
