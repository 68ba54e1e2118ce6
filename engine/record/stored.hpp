// Numbers of one replication, wherever they lie: in memory, or in a store outside it, of which no
// more is in memory than has been asked for and is being looked at.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <utility>
#include <vector>

namespace caseforce {

/// What is kept outside memory.
class Store {
  public:
    virtual ~Store() = default;
    /// Reads what stands from a place on. From any thread. Throws FileError where it cannot.
    virtual void read(std::uint64_t from, std::span<std::byte> into) const = 0;
};

/// Some of the numbers, in memory for as long as this is there.
template <class Number>
class Excerpt {
  public:
    /// Those of somebody else's memory, which stays.
    explicit Excerpt(std::span<const Number> there) : values_(there) {}
    /// So many from a place of a store.
    Excerpt(const Store& store, std::uint64_t from, std::size_t count)
        : own_(std::make_unique_for_overwrite<Number[]>(count)),  // NOLINT: not set to 0 before
          values_(own_.get(), count) {
        store.read(from, std::as_writable_bytes(std::span(own_.get(), count)));
    }

    [[nodiscard]] std::span<const Number> values() const& { return values_; }
    std::span<const Number> values() && = delete;  // they would be gone
    [[nodiscard]] const Number& operator[](std::size_t i) const { return values_[i]; }
    [[nodiscard]] std::size_t size() const { return values_.size(); }

  private:
    std::unique_ptr<Number[]> own_;  // NOLINT(cppcoreguidelines-avoid-c-arrays)
    std::span<const Number> values_;
};

/// A copy shares the numbers, which never change.
template <class Number>
class Stored {
  public:
    Stored() = default;
    /// In memory of their own.
    Stored(std::vector<Number> values)  // NOLINT(google-explicit-constructor): they are the same
        : own_(std::make_shared<const std::vector<Number>>(std::move(values))),
          there_(own_->data()),
          size_(own_->size()) {}
    /// In somebody else's memory, which stays as long as they do.
    explicit Stored(std::span<const Number> there) : there_(there.data()), size_(there.size()) {}
    /// So many from a place of a store.
    Stored(std::shared_ptr<const Store> store, std::uint64_t from, std::size_t count)
        : store_(std::move(store)), from_(from), size_(count) {}

    /// To be taken once for many values: they are read each time.
    [[nodiscard]] Excerpt<Number> values() const { return values(0, size_); }
    /// Some of them alone.
    [[nodiscard]] Excerpt<Number> values(std::size_t first, std::size_t count) const {
        if (store_) return Excerpt<Number>(*store_, from_ + first * sizeof(Number), count);
        return Excerpt<Number>(std::span(there_, size_).subspan(first, count));
    }
    [[nodiscard]] std::size_t size() const { return size_; }
    [[nodiscard]] bool empty() const { return size_ == 0; }

  private:
    std::shared_ptr<const std::vector<Number>> own_;
    std::shared_ptr<const Store> store_;
    const Number* there_ = nullptr;
    std::uint64_t from_ = 0;
    std::size_t size_ = 0;
};

}  // namespace caseforce
