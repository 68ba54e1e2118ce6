// The checksums by which HDF5 knows its own metadata to be damaged, put right after a mutation, so
// that the fuzzer comes past them to what the file then says.
#pragma once

#include <cstdint>
#include <span>

namespace caseforce::fuzz {

/// Of the superblock and of every object header and its continuations that can be found. Bytes that
/// are none of these stay.
void mend_checksums(std::span<std::uint8_t> file);

}  // namespace caseforce::fuzz
