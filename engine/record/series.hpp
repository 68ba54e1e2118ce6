// The weekly series of one replication, wherever they lie: in memory of their own, or in a file
// that is mapped into memory, of which no more stays there than is being read.
#pragma once

#include <cstddef>
#include <cstring>
#include <memory>
#include <span>
#include <utility>
#include <vector>

namespace caseforce {

/// Whose memory series lie in.
class SeriesOwner {
  public:
    virtual ~SeriesOwner() = default;
    /// Told before so many bytes of it may be read, all or some of a replication's.
    virtual void about_to_read(std::size_t bytes) const = 0;
};

/// (Layout position, week), float32, NaN where a mean is over nothing. A measure's weeks stand one
/// behind the other, as whoever asks for one of them asks for all. A copy shares the values, which
/// never change.
class Series {
  public:
    Series() = default;
    /// In memory of their own.
    Series(std::vector<float> values)  // NOLINT(google-explicit-constructor): they are the same
        : own_(std::make_shared<const std::vector<float>>(std::move(values))), values_(*own_) {}
    /// In the owner's, which stays as long as they do.
    Series(std::span<const float> values, std::shared_ptr<const SeriesOwner> owner)
        : owner_(std::move(owner)), values_(values) {}

    /// To be taken once for many values: the owner is told each time.
    [[nodiscard]] std::span<const float> values() const { return values(0, values_.size()); }
    /// Some of them alone.
    [[nodiscard]] std::span<const float> values(std::size_t from, std::size_t count) const {
        if (owner_) owner_->about_to_read(count * sizeof(float));
        return values_.subspan(from, count);
    }
    [[nodiscard]] std::size_t size() const { return values_.size(); }
    [[nodiscard]] bool empty() const { return values_.empty(); }

  private:
    std::shared_ptr<const std::vector<float>> own_;
    std::shared_ptr<const SeriesOwner> owner_;
    std::span<const float> values_;
};

/// Whether they are the same to the bit, NaN included.
[[nodiscard]] inline bool same_bits(const Series& a, const Series& b) {
    const std::span<const float> one = a.values(), other = b.values();
    return one.size() == other.size() &&
           std::memcmp(one.data(), other.data(), one.size_bytes()) == 0;
}

}  // namespace caseforce
