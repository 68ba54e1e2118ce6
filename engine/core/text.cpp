// Numbers to text, and the distance between words.
#include "engine/core/text.hpp"

#include <algorithm>
#include <array>
#include <string>

#include <fmt/format.h>

namespace caseforce::text {

namespace {

char lower(char letter) {
    return letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter - 'A' + 'a') : letter;
}

constexpr std::size_t longest = 100;  // a whole sentence is near to no word

/// Insertions, removals, changes and swaps of neighbours that lead from one word to the other
/// (optimal string alignment); or any greater number than `most`. Requires: words no longer than
/// the longest. O(product of the lengths of what lies between their common beginning and end), and
/// of a word that is far off, of beginnings of that.
std::size_t distance(std::string_view from, std::string_view to, std::size_t most) {
    const std::size_t too_many = most + 1;
    const auto are_alike = [](char a, char b) { return lower(a) == lower(b); };
    while (!from.empty() && !to.empty() && are_alike(from.front(), to.front())) {
        from.remove_prefix(1);
        to.remove_prefix(1);
    }
    while (!from.empty() && !to.empty() && are_alike(from.back(), to.back())) {
        from.remove_suffix(1);
        to.remove_suffix(1);
    }
    if (std::max(from.size(), to.size()) - std::min(from.size(), to.size()) > most) return too_many;
    std::array<std::array<std::size_t, longest + 1>, 3> rows{};
    std::size_t *before = rows[0].data(), *last = rows[1].data(), *now = rows[2].data();
    for (std::size_t j = 0; j <= to.size(); ++j)
        last[j] = j;
    std::size_t least_of_last = 0;
    for (std::size_t i = 1; i <= from.size(); ++i) {
        now[0] = i;
        std::size_t least = i;
        for (std::size_t j = 1; j <= to.size(); ++j) {
            const bool same = lower(from[i - 1]) == lower(to[j - 1]);
            now[j] = std::min({last[j] + 1, now[j - 1] + 1, last[j - 1] + (same ? 0U : 1U)});
            const bool swapped = i > 1 && j > 1 && lower(from[i - 1]) == lower(to[j - 2]) &&
                                 lower(from[i - 2]) == lower(to[j - 1]);
            if (swapped) now[j] = std::min(now[j], before[j - 2] + 1);
            least = std::min(least, now[j]);
        }
        // The next row goes on from these two, and none of its numbers is less.
        if (least > most && least_of_last > most) return too_many;
        least_of_last = least;
        std::swap(before, last);
        std::swap(last, now);
    }
    return last[to.size()];
}

/// Whether a part stands in a word from one of its joints to another: "cap" in "caseload_cap"; a
/// path has only its dots and brackets.
bool holds(std::string_view whole, std::string_view part) {
    const std::string_view joints = whole.find('.') == whole.npos ? "_ " : ".[]";
    for (std::size_t at = 0; at + part.size() <= whole.size(); ++at) {
        const bool starts = at == 0 || joints.find(whole[at - 1]) != joints.npos;
        const std::size_t end = at + part.size();
        const bool ends = end == whole.size() || joints.find(whole[end]) != joints.npos;
        if (starts && ends && are_same(whole.substr(at, part.size()), part)) return true;
    }
    return false;
}

/// How many letters a slip may change: a third of the longer word, one at least, and never all.
std::size_t most_of_a_slip(std::size_t letters) {
    return letters < 2 ? 0 : std::max<std::size_t>(1, letters / 3);
}

/// Whether every key of a path may stand for the one at its place in another path of as many: no
/// slip makes "leaving.hazard.permanent" of "leaving.hazard.agency", near as the whole may be.
bool fits_key_by_key(std::string_view path, std::string_view other) {
    if (std::count(path.begin(), path.end(), '.') != std::count(other.begin(), other.end(), '.'))
        return true;
    for (;;) {
        const std::string_view key = path.substr(0, path.find('.'));
        const std::string_view at_its_place = other.substr(0, other.find('.'));
        const std::size_t letters = std::max(key.size(), at_its_place.size());
        const std::size_t most = most_of_a_slip(letters);
        if (distance(key, at_its_place, most) > most && !holds(key, at_its_place) &&
            !holds(at_its_place, key))
            return false;
        if (key.size() == path.size() || at_its_place.size() == other.size()) return true;
        path.remove_prefix(key.size() + 1);
        other.remove_prefix(at_its_place.size() + 1);
    }
}

/// The only word that begins with another or holds it whole.
std::string shortened_from(std::string_view word, const std::vector<std::string>& words) {
    constexpr std::size_t shortest = 3;
    if (word.size() < shortest) return "";
    std::string only;
    for (const std::string& other : words) {
        if (!begins_with(other, word) && !holds(other, word)) continue;
        if (!only.empty()) return "";
        only = other;
    }
    return only;
}

}  // namespace

std::string number(double value) { return fmt::format("{}", value == 0 ? 0.0 : value); }

std::string percent(double share) {
    std::string digits = number(share);
    if (const std::size_t e = digits.find('e'); e != std::string::npos)
        return fmt::format("{}e{}%", digits.substr(0, e), std::stoi(digits.substr(e + 1)) + 2);
    const std::string sign = digits[0] == '-' ? "-" : "";
    digits.erase(0, sign.size());
    std::size_t point = digits.find('.');
    if (point == std::string::npos) {
        point = digits.size();
    } else {
        digits.erase(point, 1);
    }
    while (digits.size() < point + 2)
        digits += '0';
    std::string whole = digits.substr(0, point + 2);
    const std::string rest = digits.substr(point + 2);
    whole.erase(0, std::min(whole.find_first_not_of('0'), whole.size() - 1));
    return sign + whole + (rest.empty() ? "" : "." + rest) + "%";
}

std::string counted(std::int64_t number, std::string_view one) {
    return fmt::format("{} {}{}", number, one, number == 1 ? "" : "s");
}

std::string joined(const std::vector<std::string>& words) {
    return fmt::format("{}", fmt::join(words, ", "));
}

std::string one_of(const std::vector<std::string>& words) {
    if (words.empty()) return "";
    return (words.size() == 1 ? "" : "one of: ") + joined(words);
}

int digits(std::string_view text) {
    int value = 0;
    if (text.empty() || text.size() > 6) return -1;
    for (const char c : text) {
        if (c < '0' || c > '9') return -1;
        value = value * 10 + (c - '0');
    }
    return value;
}

std::string cut(std::string_view text, std::size_t most) {
    if (text.size() <= most) return std::string(text);
    while (most > 0 && (static_cast<unsigned char>(text[most]) & 0xc0U) == 0x80)
        --most;  // not within a character of several bytes
    return std::string(text.substr(0, most)) + "...";
}

std::string trimmed(std::string_view text) {
    const std::size_t first = text.find_first_not_of(" \n");
    if (first == std::string_view::npos) return {};
    return std::string(text.substr(first, text.find_last_not_of(" \n") + 1 - first));
}

std::string folded(std::string_view text) {
    std::string line;
    for (const char c : trimmed(text)) {
        const bool is_blank = c == ' ' || c == '\n';
        if (!is_blank)
            line += c;
        else if (line.back() != ' ')
            line += ' ';
    }
    return line;
}

std::string lowered(std::string_view text) {
    std::string small(text);
    std::transform(small.begin(), small.end(), small.begin(), lower);
    return small;
}

bool are_same(std::string_view one, std::string_view other) {
    return std::equal(one.begin(), one.end(), other.begin(), other.end(), [](char a, char b) {
        return lower(a) == lower(b);
    });
}

bool begins_with(std::string_view whole, std::string_view part) {
    return are_same(whole.substr(0, part.size()), part);
}

std::string nearest(std::string_view word, const std::vector<std::string>& words) {
    if (word.size() > longest) return "";
    std::string best;
    std::size_t least = longest;
    for (const std::string& other : words) {
        if (other.size() > longest) continue;
        const std::size_t most = most_of_a_slip(std::max(word.size(), other.size()));
        const std::size_t steps = distance(word, other, std::min(most, least));
        const bool is_nearer = steps < least || (steps == least && begins_with(other, word) &&
                                                 !begins_with(best, word));
        if (steps <= most && is_nearer && fits_key_by_key(word, other)) {
            least = steps;
            best = other;
        }
    }
    constexpr std::size_t surely_a_slip = 2;  // more may be another word: max_, paid_overtime
    if (least <= surely_a_slip) return best;
    const std::string whole = shortened_from(word, words);
    return whole.empty() ? best : whole;
}

std::string nearest_line(std::string_view word, const std::vector<std::string>& words) {
    const std::string near = nearest(word, words);
    return near.empty() ? near : "\n    nearest: " + near;
}

}  // namespace caseforce::text
