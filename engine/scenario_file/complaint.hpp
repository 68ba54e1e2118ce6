// What is wrong with one text, or the value it stands for. The functions that read texts know
// neither keys nor places; the reader adds both.
#pragma once

#include <string>
#include <utility>
#include <variant>

namespace caseforce::scenario_file {

struct Complaint {
    std::string says;  ///< follows the text: "has no unit"
    std::string expected;
    std::string nearest = {};
};

/// A value, or what is wrong with the text.
template <class T>
class Result {
  public:
    Result(T value) : held_(std::move(value)) {}
    Result(Complaint complaint) : held_(std::move(complaint)) {}

    [[nodiscard]] bool is_sound() const { return held_.index() == 0; }
    [[nodiscard]] const T& value() const { return std::get<0>(held_); }
    [[nodiscard]] const Complaint& complaint() const { return std::get<1>(held_); }

  private:
    std::variant<T, Complaint> held_;
};

}  // namespace caseforce::scenario_file
