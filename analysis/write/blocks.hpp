// The values of variables on their way into the file: compressed side by side, put into the file by
// one thread, as HDF5 asks.
#pragma once

#include <cstddef>
#include <memory>
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

/// Bytes of blocks that wait to be compressed side by side.
inline constexpr std::size_t most_waiting = std::size_t{32} << 20U;

/// Blocks that wait until there are some to be compressed side by side.
template <class Number>
class WaitingBlocks {
  public:
    WaitingBlocks(const Coordinates& coordinates, int threads)
        : coordinates_(coordinates), threads_(threads) {}

    /// Another, of a variable that may have further ones. Writes those that wait where they have
    /// become many.
    void add(std::shared_ptr<const Handle> variable,
             std::vector<hsize_t> offset,
             std::vector<hsize_t> lengths,
             std::vector<Number> values) {
        bytes_ += values.size() * sizeof(Number);
        waiting_.push_back(
            {std::move(variable), std::move(offset), std::move(lengths), std::move(values)});
        if (bytes_ > most_waiting) write();
    }
    /// All of a variable along these axes.
    void add(Handle variable, const std::vector<Dimension>& axes, std::vector<Number> values) {
        add(std::make_shared<const Handle>(std::move(variable)),
            std::vector<hsize_t>(axes.size(), 0),
            coordinates_.lengths(axes),
            std::move(values));
    }
    /// Writes those that wait. To be called last.
    void write() {
        std::vector<Block<Number>> blocks;
        for (const Waiting& one : waiting_)
            blocks.push_back({one.variable.get(), one.offset, one.lengths, one.values});
        write_blocks(std::span<const Block<Number>>(blocks), threads_);
        waiting_.clear();
        bytes_ = 0;
    }

  private:
    struct Waiting {
        std::shared_ptr<const Handle> variable;
        std::vector<hsize_t> offset, lengths;
        std::vector<Number> values;
    };
    const Coordinates& coordinates_;
    int threads_;
    std::vector<Waiting> waiting_;
    std::size_t bytes_ = 0;
};

}  // namespace caseforce::write
