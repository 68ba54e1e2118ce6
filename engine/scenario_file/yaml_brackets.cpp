// One pass over the text with a stack of open brackets. Only what YAML refuses for certain is a
// slip; what is unusual is not understood.
#include "engine/scenario_file/yaml_brackets.hpp"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "engine/scenario_file/spot.hpp"

namespace caseforce::scenario_file {

namespace {

class Brackets {
  public:
    Brackets(std::string_view text, std::size_t indent) : text_(text), indent_(indent) {}

    BracketsRead read(std::size_t at) {
        at_ = at;
        do {
            step();
        } while (!open_.empty() && !is_over_ && at_ < text_.size());
        if (!is_over_ && !open_.empty()) say(unclosed(open_.back().at, 0));
        if (read_.how == BracketsRead::How::slip && has_suspect_)
            read_.slip = unclosed(suspect_, suspected_at_);
        read_.end = at_;
        return std::move(read_);
    }

  private:
    enum class Item { none, words, closed };  ///< what stands between two commas, so far

    struct Open {
        std::size_t at = 0;
        bool has_key = false;
        bool is_fresh = true;  ///< nothing stands in it yet
        Item item = Item::none;
        std::size_t begin = 0;       ///< of the words or the quotation
        std::size_t last = 0;        ///< the last of the words
        std::size_t before_end = 0;  ///< the end of the words before it
        std::size_t end = 0;         ///< behind the item
    };

    void say(Slip slip) {
        read_.how = BracketsRead::How::slip;
        read_.slip = std::move(slip);
        is_over_ = true;
    }
    void give_up() {
        read_.how = BracketsRead::How::not_understood;
        is_over_ = true;
    }

    [[nodiscard]] char closing(const Open& open) const { return text_[open.at] == '{' ? '}' : ']'; }

    [[nodiscard]] Slip unclosed(std::size_t at, std::size_t next_key) const {
        const char close = text_[at] == '{' ? '}' : ']';
        std::string expected = fmt::format("'{}'", close);
        if (next_key > 0)
            expected += fmt::format(" before '{}'", shortened(rest_of_line(text_, next_key)));
        return {at, fmt::format("'{}' is never closed", text_[at]), std::move(expected)};
    }

    void step() {
        const char c = text_[at_];
        if (c == '\n') {
            ++at_;
            begin_line();
        } else if (is_blank(c) || c == '\r') {
            ++at_;
        } else if (c == '#' && (ends_content(text_, at_) || open_.back().item != Item::words)) {
            at_ = std::min(text_.find('\n', at_), text_.size());
        } else if (c == '{' || c == '[') {
            open();
        } else if (c == '}' || c == ']') {
            close();
        } else if (c == ',') {
            comma();
        } else if (is_colon_here()) {
            colon();
        } else if (open_.back().item == Item::closed) {
            say(behind_closed());
        } else if (open_.back().item == Item::none) {
            begin_item();
        } else {
            words();
        }
    }

    /// A line that looks like the next key of the block, or its next entry.
    void begin_line() {
        std::size_t at = at_;
        while (byte_at(text_, at) == ' ')
            ++at;
        if (has_suspect_ || at - at_ > indent_ || open_.back().is_fresh) return;
        const std::size_t begin = at;
        const bool is_entry = byte_at(text_, at) == '-' && ends_word(text_, at + 1);
        while (!ends_line(text_, at) && !is_colon(text_, at) &&
               std::string_view(",{}[]#\"'").find(text_[at]) == std::string_view::npos)
            ++at;
        if (!is_entry && !is_colon(text_, at)) return;
        has_suspect_ = true;
        suspect_ = open_.back().at;
        suspected_at_ = begin;
    }

    void open() {
        if (!open_.empty() && open_.back().item == Item::words) {
            before_bracket();
            if (is_over_) return;
        }
        if (!open_.empty() && open_.back().item == Item::closed) return say(behind_closed());
        if (!open_.empty()) open_.back().is_fresh = false;
        Open next;
        next.at = at_++;
        open_.push_back(next);
    }

    /// Words right before a bracket: a key without its colon, or an entry without a comma.
    void before_bracket() {
        const Open& in = open_.back();
        const std::string_view words = text_.substr(in.begin, in.end - in.begin);
        const bool is_glued = in.end == at_;
        const bool has_colon = words.ends_with(':') || words.ends_with('=');
        const bool lacks_key = text_[in.at] == '{' && !in.has_key;
        if (is_glued && !has_colon && is_number_in_brackets()) return give_up();  // a path
        if (has_colon || lacks_key) return say(without_colon(in.begin, item_in_line(in.begin)));
        say({at_,
             fmt::format("'{}' stands after '{}'", text_[at_], shortened(words)),
             "a comma or a closing bracket before it"});
    }

    /// As in a path: 'supply.cohorts[2].seats'.
    [[nodiscard]] bool is_number_in_brackets() const {
        std::size_t end = at_ + 1;
        while (byte_at(text_, end) >= '0' && byte_at(text_, end) <= '9')
            ++end;
        return text_[at_] == '[' && end > at_ + 1 && byte_at(text_, end) == ']';
    }

    /// From a key in brackets to the comma or bracket that ends its entry in the line.
    [[nodiscard]] std::string_view item_in_line(std::size_t begin) const {
        const std::string_view line = rest_of_line(text_, begin);
        std::size_t depth = 0;
        for (std::size_t i = 0; i < line.size(); ++i) {
            if (line[i] == '{' || line[i] == '[') ++depth;
            const bool closes = line[i] == '}' || line[i] == ']';
            if (depth == 0 && (closes || line[i] == ',')) return line.substr(0, i);
            if (closes) --depth;
        }
        return line;
    }

    void close() {
        const Open& in = open_.back();
        if (text_[at_] != closing(in))
            return say({at_,
                        fmt::format("'{}' closes what '{}' opened", text_[at_], text_[in.at]),
                        fmt::format("'{}'", closing(in))});
        if (has_suspect_ && suspect_ == in.at) has_suspect_ = false;
        open_.pop_back();
        ++at_;
        end_item();
    }

    void end_item() {
        if (open_.empty()) return;
        open_.back().item = Item::closed;
        open_.back().end = at_;
    }

    void comma() {
        Open& in = open_.back();
        if (in.item == Item::none && !in.has_key && text_[in.at] == '{')
            return say({at_, "a ',' with nothing before it", "one comma between two entries"});
        in.item = Item::none;
        in.has_key = in.is_fresh = false;
        ++at_;
    }

    /// In brackets a colon right before a comma or bracket, or right behind a quotation, is one
    /// too.
    [[nodiscard]] bool is_colon_here() const {
        if (text_[at_] != ':') return false;
        if (is_colon(text_, at_)) return true;
        const Open& in = open_.back();
        const bool is_behind_quotation = in.item == Item::closed && !in.has_key && in.end == at_;
        const char next = byte_at(text_, at_ + 1);
        return is_behind_quotation || next == ',' || next == '}' || next == ']';
    }

    void colon() {
        Open& in = open_.back();
        if (in.has_key) return say(second_colon());
        const bool is_closed = in.item == Item::closed;
        if (is_closed && (text_[in.end - 1] == '}' || text_[in.end - 1] == ']')) return give_up();
        const std::string_view key = text_.substr(in.begin, at_ - in.begin);
        if (in.item != Item::none && key.find('\n') != key.npos)
            return say({in.begin, "a key is broken over two lines", "all of it in one line"});
        in.has_key = true;
        in.item = Item::none;
        ++at_;
    }

    /// A colon in a value: the next key's without a comma before it, or one within a text.
    [[nodiscard]] Slip second_colon() const {
        const Open& in = open_.back();
        if (in.item == Item::closed) return behind_closed();
        if (in.item == Item::words && curly_quote(text_, in.begin) > 0)
            return curly_slip(text_, in.begin);
        if (in.item == Item::none || in.last == in.begin)
            return {at_,
                    "a second ': ' stands in one entry",
                    "a comma between entries; quotation marks around a text with ': ' in it"};
        const std::string_view key = text_.substr(in.last, in.end - in.last);
        if (text_[in.before_end - 1] == ';')
            return {in.before_end - 1, "a ';' stands where entries are divided", "','"};
        const bool is_line_above =
            text_.substr(in.before_end, in.last - in.before_end).find('\n') !=
            std::string_view::npos;
        return {is_line_above ? in.before_end : in.last,
                fmt::format("there is no comma before '{}'", shortened(key)),
                "a comma between entries; quotation marks around a text with ': ' in it"};
    }

    /// Where the line ends after what is closed, the comma is missing there.
    [[nodiscard]] Slip behind_closed() const {
        const Open& in = open_.back();
        const char last = text_[in.end - 1];
        if (last == '"' || last == '\'') return slip_behind_quoted(text_, in.begin, in.end, at_);
        const std::string_view between = text_.substr(in.end, at_ - in.end);
        if (between.find('\n') != between.npos)
            return {in.end,
                    fmt::format("there is no comma after '{}'", last),
                    "a comma or a closing bracket"};
        std::size_t end = at_;
        while (!ends_word(text_, end) &&
               std::string_view(",{}[]").find(text_[end]) == std::string_view::npos)
            ++end;
        const std::string_view word = text_.substr(at_, end > at_ ? end - at_ : 1);
        return {at_,
                fmt::format("'{}' stands after '{}'", shortened(word), last),
                "a comma or a closing bracket before it"};
    }

    void begin_item() {
        open_.back().is_fresh = false;
        const char c = text_[at_];
        if (c == '"' || c == '\'') return quotation();
        if (c == '&' || c == '!') {
            while (!ends_word(text_, at_) && text_[at_] != ',' && text_[at_] != '}' &&
                   text_[at_] != ']')
                ++at_;
            return;
        }
        if (c == '-' && ends_word(text_, at_ + 1))
            return say({at_,
                        "a '-' stands before an entry in brackets",
                        "entries with commas between them, without '-'"});
        if (c == '?' && ends_word(text_, at_ + 1)) return give_up();
        if (std::string_view("%@`|>").find(c) != std::string_view::npos)
            return say({at_,
                        fmt::format("'{}' cannot begin a value", c),
                        "quotation marks around a text that begins with it"});
        open_.back().item = Item::words;
        open_.back().begin = at_;
        words();
    }

    void quotation() {
        const std::size_t end = end_of_quoted(text_, at_);
        if (std::optional<Slip> slip = slip_in_quoted(text_, at_, end))
            return say(std::move(*slip));
        open_.back().begin = at_;
        at_ = end;
        end_item();
    }

    /// One more word of an item without quotation marks.
    void words() {
        Open& in = open_.back();
        in.before_end = in.end;
        in.last = at_;
        while (!ends_word(text_, at_) && text_[at_] != '\r' && !is_colon_here() &&
               std::string_view(",{}[]?").find(text_[at_]) == std::string_view::npos)
            ++at_;
        in.end = at_;
        if (byte_at(text_, at_) == '?')
            say({at_, "a '?' stands in brackets", "quotation marks around a text with '?' in it"});
    }

    std::string_view text_;
    std::size_t indent_;
    std::size_t at_ = 0;
    std::vector<Open> open_;
    BracketsRead read_;
    bool is_over_ = false;
    bool has_suspect_ = false;
    std::size_t suspect_ = 0;       ///< the bracket around a line that looks like a key's
    std::size_t suspected_at_ = 0;  ///< that line
};

}  // namespace

BracketsRead read_brackets(std::string_view text, std::size_t at, std::size_t indent) {
    return Brackets(text, indent).read(at);
}

}  // namespace caseforce::scenario_file
