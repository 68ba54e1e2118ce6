// The counter-based generator (MODEL 9): Philox4x64-10 of Salmon, Moraes, Dror and Shaw (2011),
// "Parallel random numbers: as easy as 1, 2, 3", as the Random123 library has it. A function of key
// and counter, without state: any draw can be had at any time, in any order, by any thread.
#pragma once

#include <array>
#include <cstdint>

#include <Random123/philox.h>

namespace caseforce {

using PhiloxKey = std::array<std::uint64_t, 2>;
using PhiloxBlock = std::array<std::uint64_t, 4>;

/// The four words of a counter under a key. Runs once per draw; about 6 ns.
inline PhiloxBlock philox(const PhiloxKey& key, const PhiloxBlock& counter) {
    const r123::Philox4x64::ctr_type in = {{counter[0], counter[1], counter[2], counter[3]}};
    const r123::Philox4x64::key_type by = {{key[0], key[1]}};
    const r123::Philox4x64::ctr_type out = r123::Philox4x64()(in, by);
    return {out[0], out[1], out[2], out[3]};
}

}  // namespace caseforce
