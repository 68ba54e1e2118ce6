// The parts of a slab cover it in order, within their limit (analysis/read/slab.hpp).
#include "analysis/read/slab.hpp"

#include "tests/support/catch.hpp"

using namespace caseforce::read;

namespace {

/// The positions of a slab's values in a variable of these lengths, in the slab's order.
std::vector<std::size_t> positions(const Slab& slab, const std::vector<std::size_t>& lengths) {
    std::vector<std::size_t> all;
    for (std::size_t n = 0; n < slab.size(); ++n) {
        std::size_t rest = n, at = 0, stride = 1;
        for (std::size_t axis = lengths.size(); axis-- > 0;) {
            at += (slab.offset[axis] + rest % slab.lengths[axis]) * stride;
            rest /= slab.lengths[axis];
            stride *= lengths[axis];
        }
        all.push_back(at);
    }
    return all;
}

}  // namespace

TEST_CASE("the parts of a slab hold each of its values once, in order, and no more than asked",
          "[slab]") {
    const std::vector<std::size_t> lengths{3, 10, 4};
    const Slab slabs[] = {{{0, 0, 0}, {3, 10, 4}}, {{1, 2, 1}, {2, 7, 3}}, {{2, 9, 3}, {1, 1, 1}}};
    const std::vector<std::size_t> chunk{1, 4, 4};
    for (const Slab& slab : slabs) {
        for (const std::size_t most : {1U, 2U, 3U, 5U, 16U, 39U, 40U, 120U, 1000U}) {
            std::vector<std::size_t> found;
            for (const Slab& part : parts_of(slab, chunk, most)) {
                CHECK(part.size() <= most);
                const std::vector<std::size_t> more = positions(part, lengths);
                found.insert(found.end(), more.begin(), more.end());
            }
            CHECK(found == positions(slab, lengths));
        }
    }
}

TEST_CASE("parts end where chunks end, so that none is decompressed twice", "[slab]") {
    const Slab slab{{0, 1, 0}, {2, 9, 4}};
    for (const Slab& part : parts_of(slab, {1, 4, 4}, 20)) {
        const std::size_t end = part.offset[1] + part.lengths[1];
        CHECK((end % 4 == 0 || end == 10));
    }
}

TEST_CASE("a slab without values has no parts", "[slab]") {
    CHECK(parts_of({{0, 0}, {3, 0}}, {1, 1}, 10).empty());
}
