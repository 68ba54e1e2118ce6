#include "analysis/theory/erlang.hpp"

#include <cmath>

#include "analysis/theory/birth_death.hpp"
#include "tests/support/catch.hpp"

using namespace caseforce::theory;

TEST_CASE("with one server the share that waits is how busy the server is", "[theory]") {
    const ErlangC queue = erlang_c(0.8, 1.0, 1);

    CHECK(queue.waits == Approx(0.8));
    CHECK(queue.mean_wait == Approx(4.0));   // rho / (1 - rho) services
    CHECK(queue.mean_queue == Approx(3.2));  // rho^2 / (1 - rho)
    CHECK(queue.decay == Approx(0.2));
}

TEST_CASE("Erlang C has the values that one finds by hand", "[theory]") {
    // Two servers, offered 1: B(1) = 1/2, B(2) = 1/5, C = (1/5) / (1 - 4/10) = 1/3.
    CHECK(erlang_c(1.0, 1.0, 2).waits == Approx(1.0 / 3));
    CHECK(erlang_c(1.0, 1.0, 2).mean_wait == Approx(1.0 / 3));
    // Three servers, offered 2: terms 1, 2, 2 and 8/6 x 3 = 4: C = 4/9.
    CHECK(erlang_c(0.02, 100.0, 3).waits == Approx(4.0 / 9));
    CHECK(erlang_c(0.02, 100.0, 3).mean_wait == Approx(400.0 / 9));
}

TEST_CASE("Erlang C is what the birth-death number of the queue says", "[theory]") {
    const auto law =
        birth_death([](double) { return 1.9; }, [](double n) { return std::fmin(n, 20.0) / 10.0; });
    const ErlangC queue = erlang_c(1.9, 10.0, 20);

    CHECK(queue.waits == Approx(law.at_least(20)));
    CHECK(queue.mean_queue + 19.0 == Approx(law.mean));
    CHECK(queue.mean_wait * 1.9 == Approx(queue.mean_queue));
}

TEST_CASE("with too few servers everyone waits for ever", "[theory]") {
    CHECK(erlang_c(2.0, 1.0, 2).waits == 1.0);
    CHECK(std::isinf(erlang_c(3.0, 1.0, 2).mean_wait));
}
