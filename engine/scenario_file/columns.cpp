// Counts the bytes that begin a character.
#include "engine/scenario_file/columns.hpp"

#include <algorithm>

namespace caseforce::scenario_file {

namespace {

constexpr std::size_t stride = 64;

}  // namespace

std::size_t characters(std::string_view text) {
    const auto begins_one = [](char c) { return (static_cast<unsigned char>(c) & 0xc0U) != 0x80; };
    return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), begins_one));
}

Place place_at(std::string_view text, std::size_t at, const std::string& file) {
    const std::string_view before = text.substr(0, at);
    const std::size_t line = before.rfind('\n') + 1;  // 0 in the first
    const auto breaks = std::count(before.begin(), before.end(), '\n');
    return {
        file, static_cast<int>(breaks) + 1, static_cast<int>(characters(before.substr(line))) + 1};
}

Columns::Columns(std::string_view text) : text_(text) {
    before_.reserve(text.size() / stride + 1);
    before_.push_back(0);
    for (std::size_t at = stride; at <= text.size(); at += stride)
        before_.push_back(before_.back() + characters(text.substr(at - stride, stride)));
}

int Columns::column(std::size_t line, std::size_t at) const {
    return static_cast<int>(characters_before(at) - characters_before(std::min(line, at))) + 1;
}

std::size_t Columns::characters_before(std::size_t at) const {
    at = std::min(at, text_.size());
    const std::size_t step = at / stride;
    return before_[step] + characters(text_.substr(step * stride, at - step * stride));
}

}  // namespace caseforce::scenario_file
