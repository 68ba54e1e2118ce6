// The small whole numbers that a random scenario is made of, in chapters, one for each part of it.
// 0 is always the simplest there is: the section is off, the list is empty, the number is plain. So
// whatever is taken away from a failing scenario leaves a smaller one, and a choice that is made
// smaller in one chapter moves no choice of another.
#pragma once

#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <vector>

namespace caseforce::properties {

enum class Chapter : std::size_t {
    time,
    hours,
    roles,
    teams = roles + 5,
    leaving = teams + 3,
    sickness,
    long_leave,
    demand,
    pathway,
    stages,
    promotion = stages + 5,
    market,
    agency,
    academy,
    overseas,
    managed_teams,
    pay,
    grade,
    prices,
    marks,
    uncertain,
    changes,
    policy = changes + 3,
    end
};

/// The i-th chapter of a part that has several.
[[nodiscard]] constexpr Chapter operator+(Chapter chapter, std::size_t i) {
    return static_cast<Chapter>(static_cast<std::size_t>(chapter) + i);
}

class Choices {
  public:
    static constexpr std::size_t chapters = static_cast<std::size_t>(Chapter::end);
    static constexpr std::size_t length = 64;  ///< of a chapter; what is read beyond it is 0

    Choices() : numbers_(chapters * length) {}

    [[nodiscard]] std::size_t size() const { return numbers_.size(); }
    std::uint16_t& operator[](std::size_t i) { return numbers_[i]; }
    const std::uint16_t& operator[](std::size_t i) const { return numbers_[i]; }
    void clear(std::size_t from, std::size_t to) {
        for (std::size_t i = from; i < to; ++i)
            numbers_[i] = 0;
    }
    bool operator==(const Choices&) const = default;

  private:
    std::vector<std::uint16_t> numbers_;
};

/// Reads one chapter from its beginning and writes down what was read, as the least numbers that
/// read the same.
class Chooser {
  public:
    Chooser(const Choices& choices, Choices& used, Chapter chapter)
        : choices_(choices),
          used_(used),
          next_(static_cast<std::size_t>(chapter) * Choices::length),
          end_(next_ + Choices::length) {}

    /// A whole number from 0 to n - 1.
    int below(int n) {
        if (next_ == end_) return 0;
        const int chosen = choices_[next_] % n;
        used_[next_++] = static_cast<std::uint16_t>(chosen);
        return chosen;
    }
    bool chance(int percent) {
        if (next_ == end_) return false;
        const int chosen = choices_[next_] % 100;
        const bool yes = chosen >= 100 - percent;
        used_[next_++] = static_cast<std::uint16_t>(yes ? chosen : 0);
        return yes;
    }
    /// One of a list, the simplest first.
    template <class T>
    T pick(std::initializer_list<T> list) {
        return list.begin()[static_cast<std::size_t>(below(static_cast<int>(list.size())))];
    }

  private:
    const Choices& choices_;
    Choices& used_;
    std::size_t next_, end_;
};

}  // namespace caseforce::properties
