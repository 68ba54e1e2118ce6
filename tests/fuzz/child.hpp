// What a fuzzer must know of a child process: which of the code it reached, and whose fault its end
// was. Without a sanitizer and a fuzzer there is nothing to know but how it ended.
#pragma once

#include <functional>

namespace caseforce::fuzz {

class Child {
  public:
    Child();

    /// Before a child begins.
    void forget();
    /// In the child: does the work, and leaves what the parent shall know.
    void watch(const std::function<void()>& work);
    /// In the parent, after the child's end: what it reached counts as reached here.
    void learn() const;
    /// Whether the child died of our own code, or of what was thrown and must not be.
    [[nodiscard]] bool has_find() const;

  private:
    struct Shared;
    Shared* shared_;  ///< memory that parent and child have in common
};

}  // namespace caseforce::fuzz
