#include "analysis/write/chunks.hpp"

#include <algorithm>
#include <memory>
#include <new>

#include <libdeflate.h>

namespace caseforce::write {
namespace {

using hdf5::check;
using hdf5::Handle;
using hdf5::hold;

constexpr std::string_view writing_values = "write the values of a variable";

struct Shape {
    std::vector<hsize_t> lengths, chunk;
};

Shape shape_of(const Handle& variable, std::size_t axes) {
    Shape shape{std::vector<hsize_t>(axes), std::vector<hsize_t>(axes)};
    const Handle space = hold(H5Dget_space(variable.id()), H5Sclose, writing_values);
    const Handle properties = hold(H5Dget_create_plist(variable.id()), H5Pclose, writing_values);
    check(H5Sget_simple_extent_dims(space.id(), shape.lengths.data(), nullptr), writing_values);
    check(H5Pget_chunk(properties.id(), static_cast<int>(axes), shape.chunk.data()),
          writing_values);
    return shape;
}

/// The axis along which chunks stand one behind the other: those before it have chunks of 1, those
/// after it one chunk. None where the block is not whole chunks, or they are not like that.
std::optional<std::size_t> axis_of_chunks(const Shape& shape,
                                          const std::vector<hsize_t>& offset,
                                          const std::vector<hsize_t>& lengths) {
    const auto is_whole = [&](std::size_t i) {
        return offset[i] % shape.chunk[i] == 0 &&
               (lengths[i] % shape.chunk[i] == 0 || offset[i] + lengths[i] == shape.lengths[i]);
    };
    std::size_t axis = 0;
    while (axis + 1 < lengths.size() && shape.chunk[axis] == 1)
        ++axis;
    if (!is_whole(axis)) return {};
    for (std::size_t i = axis + 1; i < lengths.size(); ++i) {
        if (lengths[i] != shape.chunk[i] || !is_whole(i)) return {};
    }
    return axis;
}

hsize_t product(std::span<const hsize_t> of) {
    hsize_t all = 1;
    for (const hsize_t one : of)
        all *= one;
    return all;
}

/// As HDF5's filters do it: all first bytes of the values, then all second ones and so on,
/// deflated.
class Compressed {
  public:
    explicit Compressed(std::size_t bytes)
        : shuffled_(bytes), compressor_(libdeflate_alloc_compressor(deflate_level)) {
        if (!compressor_) throw std::bad_alloc();
        deflated_.resize(libdeflate_zlib_compress_bound(compressor_.get(), bytes));
    }

    /// Values of a chunk, or of the part of it that the variable reaches; valid until the next.
    [[nodiscard]] std::span<const std::byte> chunk(const Bytes& values) {
        const std::size_t of_a_value = values.of_a_value;
        const std::size_t stride = shuffled_.size() / of_a_value;
        const std::size_t count = values.all.size() / of_a_value;
        for (std::size_t b = 0; b < of_a_value; ++b) {
            const auto to = shuffled_.begin() + static_cast<std::ptrdiff_t>(b * stride);
            for (std::size_t i = 0; i < count; ++i)
                to[static_cast<std::ptrdiff_t>(i)] = values.all[i * of_a_value + b];
            std::fill(to + static_cast<std::ptrdiff_t>(count),
                      to + static_cast<std::ptrdiff_t>(stride),
                      std::byte{0});
        }
        const std::size_t size = libdeflate_zlib_compress(compressor_.get(),
                                                          shuffled_.data(),
                                                          shuffled_.size(),
                                                          deflated_.data(),
                                                          deflated_.size());
        return std::span(deflated_).first(size);
    }

  private:
    struct Free {
        void operator()(libdeflate_compressor* one) const { libdeflate_free_compressor(one); }
    };
    std::vector<std::byte> shuffled_, deflated_;
    std::unique_ptr<libdeflate_compressor, Free> compressor_;
};

}  // namespace

std::optional<Cut> cut_of(const Handle& variable,
                          const std::vector<hsize_t>& offset,
                          const std::vector<hsize_t>& lengths) {
    const Shape shape = shape_of(variable, lengths.size());
    const std::optional<std::size_t> axis = axis_of_chunks(shape, offset, lengths);
    if (!axis) return {};
    return Cut{*axis, offset, lengths, shape.chunk[*axis]};
}

std::vector<Chunk> chunks_of(const Cut& cut, const Bytes& values) {
    const std::size_t axis = cut.axis;
    const std::size_t of_one =
        product(std::span(cut.lengths).subspan(axis + 1)) * values.of_a_value;
    const hsize_t before = product(std::span(cut.lengths).first(axis));
    Compressed compressed(cut.step * of_one);
    std::vector<Chunk> chunks;
    std::vector<hsize_t> at = cut.offset;
    std::span<const std::byte> left = values.all;
    for (hsize_t row = 0; row < before; ++row) {
        hsize_t rest = row;
        for (std::size_t i = axis; i-- > 0; rest /= cut.lengths[i])
            at[i] = cut.offset[i] + rest % cut.lengths[i];
        for (hsize_t from = 0; from < cut.lengths[axis]; from += cut.step) {
            at[axis] = cut.offset[axis] + from;
            const hsize_t count = std::min(cut.step, cut.lengths[axis] - from);
            const auto bytes = compressed.chunk({left.first(count * of_one), values.of_a_value});
            left = left.subspan(count * of_one);
            chunks.push_back({at, {bytes.begin(), bytes.end()}});
        }
    }
    return chunks;
}

void write_chunks(const Handle& variable, std::span<const Chunk> chunks) {
    for (const Chunk& chunk : chunks)
        check(H5Dwrite_chunk(variable.id(),
                             H5P_DEFAULT,
                             0,
                             chunk.at.data(),
                             chunk.bytes.size(),
                             chunk.bytes.data()),
              writing_values);
}

}  // namespace caseforce::write
