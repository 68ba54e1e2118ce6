// Reads line by line, with a stack of the maps and lists that are open and how far they are
// indented. What a scenario does not need (keys that are no words, several documents) is not
// understood, and ends the search.
#include "engine/scenario_file/yaml_slips.hpp"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "engine/scenario_file/spot.hpp"
#include "engine/scenario_file/yaml_brackets.hpp"

namespace caseforce::scenario_file {

namespace {

class Lines {
  public:
    explicit Lines(std::string_view text) : text_(text) {}

    std::optional<Slip> first_slip() {
        while (!is_over_ && at_ < text_.size()) {
            line_ = at_;
            read_line();
            // Whatever it read, it goes on behind it.
            at_ = next_line(text_, std::max(at_, line_));
        }
        return std::move(slip_);
    }

  private:
    enum class Kind { map, list };
    enum class Stands { first, behind_dash };                     ///< in its line
    enum class Looks { like_key, otherwise };                     ///< what the line holds
    enum class Ended { nothing, open, words, own_line, closed };  ///< how the value before does

    struct Level {
        Kind kind = Kind::map;
        std::size_t indent = 0;
        std::string_view key = {};  ///< the last of a map
    };

    void say(Slip slip) {
        slip_ = std::move(slip);
        is_over_ = true;
    }
    void give_up() { is_over_ = true; }

    /// Whether the value before is one that a line of its own can carry on.
    [[nodiscard]] bool may_go_on() const {
        return ended_ == Ended::words || ended_ == Ended::own_line;
    }
    [[nodiscard]] std::size_t indent_of(std::size_t at) const { return at - line_; }

    void read_line() {
        while (byte_at(text_, at_) == ' ')
            ++at_;
        if (const std::size_t past = skip_blanks(text_, at_); ends_content(text_, past)) return;
        if (text_[at_] == '\t') return say({at_, "the line is indented by a tab", "spaces"});
        if (at_ == line_ && begins_document()) return;
        const bool is_key = colon_of(at_) != text_.npos;
        if (odd_space(text_, at_) > 0 && (is_key || !may_go_on()))
            return say({at_, "the line begins with no-break spaces", "ordinary spaces"});
        if (byte_at(text_, at_) == '-' && !ends_word(text_, at_ + 1) &&
            check_dash(is_key ? Looks::like_key : Looks::otherwise))
            return;
        Stands stands = Stands::first;
        while (byte_at(text_, at_) == '-' && ends_word(text_, at_ + 1)) {
            settle(Kind::list, {}, stands);
            if (is_over_) return;
            stands = Stands::behind_dash;
            ended_ = Ended::open;
            at_ = skip_blanks(text_, at_ + 1);
            if (ends_content(text_, at_)) return;
        }
        key_or_value(stands);
    }

    /// Markers and directives, which stand at the very beginning of a line.
    bool begins_document() {
        const std::string_view here = text_.substr(at_, 3);
        if (here == "---" && ends_word(text_, at_ + 3) && levels_.empty())
            return ends_content(text_, skip_blanks(text_, at_ + 3));
        if ((here == "---" || here == "...") && ends_word(text_, at_ + 3)) {
            give_up();
            return true;
        }
        return here.starts_with('%') && levels_.empty();
    }

    /// A dash with something right behind it, where only an entry can stand: true where that is the
    /// slip.
    bool check_dash(Looks looks) {
        const bool is_key = looks == Looks::like_key;
        const std::string_view line = rest_of_line(text_, at_);
        const std::size_t behind = at_ + 1;
        if (odd_space(text_, behind) > 0 && (is_key || !may_go_on())) {
            say({behind, "a no-break space stands after the '-'", "an ordinary space"});
            return true;
        }
        const bool is_among_entries = has_level(Kind::list, indent_of(at_));
        const bool is_new_key = is_key && !has_level(Kind::map, indent_of(at_));
        const bool is_entry = is_new_key || is_among_entries || line[1] == '{' || line[1] == '[';
        if (!is_entry || line[1] == '-' || (may_go_on() && !is_key && !is_among_entries))
            return false;
        say(without_space_after_dash(at_, line));
        return true;
    }

    [[nodiscard]] bool has_level(Kind kind, std::size_t indent) const {
        return std::any_of(levels_.begin(), levels_.end(), [&](const Level& level) {
            return level.kind == kind && level.indent == indent;
        });
    }

    /// The colon behind a key that begins there without quotation marks; npos where none is.
    [[nodiscard]] std::size_t colon_of(std::size_t at) const {
        while (!ends_content(text_, at)) {
            if (is_colon(text_, at)) return at;
            ++at;
        }
        return text_.npos;
    }

    void key_or_value(Stands stands) {
        const char c = byte_at(text_, at_);
        if ((c == '?' && ends_word(text_, at_ + 1)) ||
            (stands == Stands::first && (c == '&' || c == '!')))
            return give_up();
        if (c == '"' || c == '\'') return quoted_key_or_value(stands);
        const bool is_value = c == '{' || c == '[' || c == '&' || c == '!' || c == '|' || c == '>';
        const std::size_t colon = is_value ? text_.npos : colon_of(at_);
        if (colon == text_.npos) return stands == Stands::first ? own_line() : value();
        const std::string_view key = rest_of_line(text_.substr(0, colon), at_);
        if (std::optional<Slip> slip = slip_of_key(text_, at_, key)) return say(std::move(*slip));
        read_key(key, colon, stands);
    }

    void quoted_key_or_value(Stands stands) {
        const std::size_t end = end_of_quoted(text_, at_);
        if (std::optional<Slip> slip = slip_in_quoted(text_, at_, end))
            return say(std::move(*slip));
        const std::size_t colon = skip_blanks(text_, end);
        if (byte_at(text_, colon) != ':') return stands == Stands::first ? own_line() : value();
        if (!is_colon(text_, colon))
            return say(
                {colon, "there is no space after the ':'", "': ' between a key and its value"});
        read_key(text_.substr(at_, end - at_), colon, stands);
    }

    void read_key(std::string_view key, std::size_t colon, Stands stands) {
        settle(Kind::map, key, stands);
        if (is_over_) return;
        at_ = skip_blanks(text_, colon + 1);
        if (byte_at(text_, at_) == '-' && ends_word(text_, at_ + 1))
            return say({at_,
                        "a '-' stands in the line of its key",
                        "entries in lines of their own, or in brackets: [a, b]"});
        value();
    }

    /// Finds the map or list that a key or dash belongs to, or opens it.
    void settle(Kind kind, std::string_view key, Stands stands) {
        const std::size_t indent = indent_of(at_);
        if (stands == Stands::first) {
            Level left;
            while (!levels_.empty() && levels_.back().indent > indent) {
                left = levels_.back();
                levels_.pop_back();
                ended_ = Ended::closed;
            }
            if (left.indent > 0 && (levels_.empty() || levels_.back().indent < indent))
                return say(uneven(kind, key, left));
            if (!levels_.empty() && levels_.back().indent == indent) {
                belong(kind);
                if (is_over_) return;
            } else if (!levels_.empty() && ended_ != Ended::open) {
                return say(too_deep(kind, key));
            } else if (ended_ == Ended::own_line) {
                return say(without_colon(own_line_, rest_of_line(text_, own_line_)));
            }
        }
        if (levels_.empty() || levels_.back().indent < indent || levels_.back().kind != kind)
            levels_.push_back({kind, indent, {}});
        levels_.back().key = key;
    }

    /// A key or dash at the indent of the innermost level: one of its own, or of the map around a
    /// list that is indented no further.
    void belong(Kind kind) {
        const Level top = levels_.back();
        if (top.kind == kind) return;
        if (kind == Kind::list) {
            if (ended_ == Ended::open) return;
            return say(
                {at_, "a '-' stands among keys", "a key, or the '-' under the key it belongs to"});
        }
        levels_.pop_back();
        if (!levels_.empty() && levels_.back().indent == top.indent) return;
        say(without_dash(text_, at_));
    }

    [[nodiscard]] static std::string name(Kind kind, std::string_view key) {
        return kind == Kind::list ? "the '-'" : fmt::format("'{}'", shortened(key));
    }

    [[nodiscard]] static std::string spaces(std::size_t count) {
        return fmt::format("{} {}", count, count == 1 ? "space" : "spaces");
    }

    [[nodiscard]] Slip badly_indented(Kind kind, std::string_view key, std::string expected) const {
        return {at_,
                fmt::format("{} is indented by {}", name(kind, key), spaces(indent_of(at_))),
                std::move(expected)};
    }

    [[nodiscard]] static std::string as_in(const Level& level) {
        return fmt::format("{} like {}", spaces(level.indent), name(level.kind, level.key));
    }

    /// Between the level that was left and the one around it, if there is one.
    [[nodiscard]] Slip uneven(Kind kind, std::string_view key, const Level& left) const {
        const std::string around = levels_.empty() ? "" : ", or " + as_in(levels_.back());
        return badly_indented(kind, key, as_in(left) + around);
    }

    /// Further in than the level above, whose last value has been given.
    [[nodiscard]] Slip too_deep(Kind kind, std::string_view key) const {
        if (ended_ == Ended::own_line)
            return without_colon(own_line_, rest_of_line(text_, own_line_));
        const bool may_be_text = ended_ == Ended::words && kind == Kind::map;
        return badly_indented(
            kind,
            key,
            as_in(levels_.back()) +
                (may_be_text ? "; quotation marks around a text with ': ' in it" : ""));
    }

    /// A line without a key: the value of one above, its going on, or a key without its colon.
    void own_line() {
        const std::size_t indent = indent_of(at_);
        const char c = byte_at(text_, at_);
        const bool is_deeper = levels_.empty() || indent > levels_.back().indent;
        const bool is_bracket = c == '{' || c == '[';
        if (is_deeper && may_go_on()) return;
        if (is_deeper && ended_ == Ended::closed)
            return say({at_,
                        fmt::format("'{}' stands after a value that has ended",
                                    shortened(rest_of_line(text_, at_))),
                        "a key and ': '"});
        const bool may_be_value = ended_ == Ended::open && (is_bracket || c == '"' || c == '\'');
        if (!is_deeper && !may_be_value) return no_key(indent);
        own_line_ = at_;
        value();
        if (ended_ == Ended::words) ended_ = Ended::own_line;
    }

    /// A line where a key or a dash must stand.
    void no_key(std::size_t indent) {
        const char c = byte_at(text_, at_);
        if (c == '}' || c == ']') return say(without_opening(text_, at_));
        const bool goes_on = ended_ == Ended::words;
        while (levels_.size() > 1 && levels_.back().indent > indent)
            levels_.pop_back();
        const bool is_in_map = levels_.back().kind == Kind::map ||
                               (levels_.size() > 1 && levels_[levels_.size() - 2].indent == indent);
        if (!is_in_map) return say(without_dash(text_, at_));
        const std::string_view line = rest_of_line(text_, at_);
        Slip slip = without_colon(at_, line);
        const bool is_prose = line.find_first_of(":={[") == line.npos &&
                              std::count(line.begin(), line.end(), ' ') > 1;
        if (goes_on && is_prose) slip.expected += ", or more spaces before it if the value goes on";
        say(std::move(slip));
    }

    void value() {
        at_ = skip_blanks(text_, at_);
        while (byte_at(text_, at_) == '&' || byte_at(text_, at_) == '!') {
            if (text_[at_] == '&' && ends_word(text_, at_ + 1))
                return say(cannot_begin(text_, at_));
            if (byte_at(text_, at_ + 1) == '{' || byte_at(text_, at_ + 1) == '[') return give_up();
            while (!ends_word(text_, at_))
                ++at_;
            at_ = skip_blanks(text_, at_);
        }
        ended_ = Ended::open;
        if (ends_content(text_, at_)) return;
        const char c = text_[at_];
        if (c == '|' || c == '>') return block_text();
        if (c == '"' || c == '\'') return quoted_value();
        if (c == '{' || c == '[') return brackets();
        if (c == '}' || c == ']') return say(without_opening(text_, at_));
        const bool is_lone = (c == '*' || c == '?') && ends_word(text_, at_ + 1);
        if (is_lone || std::string_view("%@`,").find(c) != std::string_view::npos)
            return say(cannot_begin(text_, at_));
        words();
    }

    /// A text of several lines, which '|' or '>' begins: whatever is indented further than its key.
    void block_text() {
        std::size_t end = at_ + 1;
        while (std::string_view("+-0123456789").find(byte_at(text_, end)) != std::string_view::npos)
            ++end;
        if (!ends_content(text_, skip_blanks(text_, end)) || !ends_word(text_, end))
            return say(cannot_begin(text_, at_));
        const bool is_root = levels_.empty();
        for (at_ = next_line(text_, at_); at_ < text_.size(); at_ = next_line(text_, at_)) {
            const std::size_t begin = std::min(text_.find_first_not_of(' ', at_), text_.size());
            if (!ends_line(text_, begin) && !is_root && begin - at_ <= levels_.back().indent) break;
        }
        ended_ = Ended::closed;
        step_back();
    }

    /// To the end of the line before, so that the search goes on with the line that was reached.
    void step_back() {
        if (at_ > 0 && at_ <= text_.size()) --at_;
    }

    void quoted_value() {
        const std::size_t end = end_of_quoted(text_, at_);
        if (std::optional<Slip> slip = slip_in_quoted(text_, at_, end))
            return say(std::move(*slip));
        const std::size_t behind = skip_blanks(text_, end);
        if (!ends_line(text_, behind) && text_[behind] != '#')
            return say(slip_behind_quoted(text_, at_, end, behind));
        at_ = behind;
        ended_ = Ended::closed;
    }

    void brackets() {
        const std::size_t indent = levels_.empty() ? 0 : levels_.back().indent;
        BracketsRead read = read_brackets(text_, at_, indent);
        if (read.how == BracketsRead::How::not_understood) return give_up();
        if (read.how == BracketsRead::How::slip) return say(std::move(read.slip));
        at_ = skip_blanks(text_, read.end);
        ended_ = Ended::closed;
        if (ends_line(text_, at_) || text_[at_] == '#') return;
        if (text_[at_] == '}' || text_[at_] == ']') return say(without_opening(text_, at_));
        say({at_,
             fmt::format("'{}' stands after '{}'",
                         shortened(rest_of_line(text_, at_)),
                         text_[read.end - 1]),
             "the end of the line, or quotation marks around all of the value"});
    }

    /// A text without quotation marks, to the end of the line.
    void words() {
        ended_ = Ended::words;
        const std::size_t colon = colon_of(at_);
        const std::string_view line = rest_of_line(text_, at_);
        if (colon == text_.npos) return;
        if (curly_quote(text_, at_) > 0) return say(curly_slip(text_, at_));
        const bool may_be_key = text_.substr(at_, colon - at_).find(' ') != text_.npos;
        say({colon,
             fmt::format("a second ': ' stands in '{}'", shortened(line)),
             fmt::format("quotation marks around a text with ': ' in it: {}{}",
                         in_marks(line),
                         may_be_key ? "; or a line for each key" : "")});
    }

    std::string_view text_;
    std::size_t at_ = 0;
    std::size_t line_ = 0;  ///< where the line begins
    std::vector<Level> levels_;
    Ended ended_ = Ended::nothing;
    std::size_t own_line_ = 0;  ///< where a value in a line of its own begins
    std::optional<Slip> slip_;
    bool is_over_ = false;
};

}  // namespace

std::optional<Slip> first_slip(std::string_view text) {
    for (std::size_t at = text.find('\r'); at != text.npos; at = text.find('\r', at + 1)) {
        if (!ends_line(text, at)) return std::nullopt;  // a line end to the library alone
    }
    return Lines(text).first_slip();
}

}  // namespace caseforce::scenario_file
