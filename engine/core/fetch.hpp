// Asking for memory ahead of its use.
#pragma once

namespace caseforce {

/// A hint to the processor that this will be looked at soon.
///
/// GCC (12, -O3) takes a function that gives hints and does nothing else for one without effect and
/// leaves its calls out: such functions must be inlined before that is looked at, by
/// [[gnu::always_inline]]; tests/house/check_hints.py sees that they are in the program.
template <class T>
[[gnu::always_inline]] inline void fetch(const T& what) {
    __builtin_prefetch(&what);
}

}  // namespace caseforce
