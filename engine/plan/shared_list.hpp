// A list that never changes, held by all its copies together: the plans of a timeline have most of
// their lists in common.
#pragma once

#include <cstddef>
#include <memory>
#include <utility>
#include <vector>

namespace caseforce::plan {

/// Copied in O(1) without allocation; read as a vector is, by any thread.
template <class T>
class SharedList {
  public:
    SharedList() = default;
    // NOLINTNEXTLINE(google-explicit-constructor): a vector that is given away is such a list
    SharedList(std::vector<T> entries) : size_(entries.size()) {
        if (entries.empty()) return;
        const auto held = std::make_shared<const std::vector<T>>(std::move(entries));
        first_ = {held, held->data()};
    }

    [[nodiscard]] std::size_t size() const { return size_; }
    [[nodiscard]] bool empty() const { return size_ == 0; }
    [[nodiscard]] const T* begin() const { return first_.get(); }
    [[nodiscard]] const T* end() const { return first_.get() + size_; }
    [[nodiscard]] const T& operator[](std::size_t i) const { return first_.get()[i]; }
    [[nodiscard]] const T& front() const { return *begin(); }
    [[nodiscard]] const T& back() const { return *(end() - 1); }

  private:
    std::shared_ptr<const T> first_;  ///< holds the whole list
    std::size_t size_ = 0;
};

}  // namespace caseforce::plan
