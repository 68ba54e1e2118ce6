// The values of variables on their way into the file: compressed side by side, put into the file by
// one thread, as HDF5 asks.
#pragma once

#include <cstddef>
#include <span>
#include <utility>
#include <vector>

#include "analysis/hdf5/handle.hpp"
#include "analysis/write/dimensions.hpp"

namespace caseforce::write {

/// A block of a variable, given by its offset and its length along each axis, and its values, which
/// stay where they are until it is written. Numbers are float, double or std::uint64_t.
template <class Number>
struct Block {
    const Handle* variable;
    std::vector<hsize_t> offset, lengths;
    std::span<const Number> values;
};

/// Writes blocks. They are compressed on up to `threads` threads; memory: what they take
/// compressed.
template <class Number>
void write_blocks(std::span<const Block<Number>> blocks, int threads);

/// Writes one.
template <class Number>
void write_block(const Handle& variable,
                 const std::vector<hsize_t>& offset,
                 const std::vector<hsize_t>& lengths,
                 std::span<const Number> values) {
    const Block<Number> block{&variable, offset, lengths, values};
    write_blocks(std::span(&block, 1), 1);
}

/// Writes all of a variable along these axes.
template <class Number>
void write_whole(const Handle& variable,
                 const Coordinates& coordinates,
                 const std::vector<Dimension>& axes,
                 std::span<const Number> values) {
    write_block(variable, std::vector<hsize_t>(axes.size(), 0), coordinates.lengths(axes), values);
}

/// Bytes of whole variables that wait to be compressed side by side.
inline constexpr std::size_t most_waiting = std::size_t{32} << 20U;

/// Whole variables that wait until there are some to be compressed side by side.
template <class Number>
class WholeVariables {
  public:
    WholeVariables(const Coordinates& coordinates, int threads)
        : coordinates_(coordinates), threads_(threads) {}

    /// Another, along these axes. Writes those that wait where they have become many.
    void add(Handle variable, const std::vector<Dimension>& axes, std::vector<Number> values) {
        bytes_ += values.size() * sizeof(Number);
        waiting_.push_back({std::move(variable), axes, std::move(values)});
        if (bytes_ > most_waiting) write();
    }
    /// Writes those that wait. To be called last.
    void write() {
        std::vector<Block<Number>> blocks;
        for (const Waiting& one : waiting_) {
            Block<Number>& block = blocks.emplace_back();
            block.variable = &one.variable;
            block.values = one.values;
            block.offset.assign(one.axes.size(), 0);
            block.lengths = coordinates_.lengths(one.axes);
        }
        write_blocks(std::span<const Block<Number>>(blocks), threads_);
        waiting_.clear();
        bytes_ = 0;
    }

  private:
    struct Waiting {
        Handle variable;
        std::vector<Dimension> axes;
        std::vector<Number> values;
    };
    const Coordinates& coordinates_;
    int threads_;
    std::vector<Waiting> waiting_;
    std::size_t bytes_ = 0;
};

}  // namespace caseforce::write
