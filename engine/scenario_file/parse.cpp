// Builds the tree from the YAML library's events, so that nothing is converted behind our back.
#include "engine/scenario_file/parse.hpp"

#include <algorithm>
#include <exception>
#include <map>
#include <sstream>
#include <utility>

#include <fmt/format.h>
#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/exceptions.h>
#include <yaml-cpp/mark.h>
#include <yaml-cpp/parser.h>

#include "engine/scenario_file/columns.hpp"
#include "engine/scenario_file/input.hpp"
#include "engine/scenario_file/yaml_error.hpp"
#include "engine/scenario_file/yaml_words.hpp"

namespace caseforce::scenario_file {

namespace {

/// Bytes of the texts in a tree, its keys' included.
std::size_t bytes_in(const Tree& tree) {
    std::size_t bytes = tree.scalar.size();
    for (const Tree& entry : tree.list)
        bytes += bytes_in(entry);
    for (const auto& [key, value] : tree.map)
        bytes += key.text.size() + bytes_in(value);
    return bytes;
}

/// Lists and maps inside each other, itself included.
int depth_of(const Tree& tree) {
    int below = 0;
    for (const Tree& entry : tree.list)
        below = std::max(below, depth_of(entry));
    for (const auto& [key, value] : tree.map)
        below = std::max(below, depth_of(value));
    const bool nests = tree.kind == Tree::Kind::list || tree.kind == Tree::Kind::map;
    return below + (nests ? 1 : 0);
}

/// Ends the reading of a text; what was read before stays.
struct Stopped : std::exception {
    explicit Stopped(Mistake what_is_wrong) : mistake(std::move(what_is_wrong)) {}
    Mistake mistake;
};

class TreeBuilder : public YAML::EventHandler {
  public:
    TreeBuilder(std::string_view text, const std::string& file, std::vector<Mistake>& mistakes)
        : text_(text), file_(file), mistakes_(mistakes), columns_(text) {}

    [[nodiscard]] Tree take() { return std::move(root_); }

    void OnDocumentStart(const YAML::Mark& mark) override {
        if (++documents_ < 2) return;
        const std::string_view rest = text_.substr(std::min(text_.size(), at(mark)));
        const bool is_document = rest.starts_with("---");
        stop_at_slip(mark);
        throw Stopped({place(mark),
                       is_document ? "a second document begins" : "this does not belong here",
                       is_document ? "one document in a file" : "the end of the file",
                       {}});
    }
    void OnDocumentEnd() override {}

    void OnNull(const YAML::Mark& mark, YAML::anchor_t anchor) override {
        if (expects_key()) {
            refuse_key(mark);
            return;
        }
        const std::string_view rest = text_.substr(std::min(text_.size(), at(mark)));
        const bool is_explicit = rest.starts_with('~') || rest.starts_with("null") ||
                                 rest.starts_with("Null") || rest.starts_with("NULL");
        Tree node = new_node(Tree::Kind::nothing, mark);
        if (is_explicit)
            node.scalar.assign(1, '~');
        else
            check_absence(mark);
        finish(std::move(node), anchor);
    }

    void OnAlias(const YAML::Mark& mark, YAML::anchor_t anchor) override {
        if (expects_key()) {
            refuse_key(mark);
            return;
        }
        const auto known = anchored_.find(anchor);
        if (known == anchored_.end())
            throw Stopped(
                {place(mark), "an anchor that holds itself", "a value without itself", {}});
        count(values_in(known->second), mark);
        repeated_bytes_ += bytes_in(known->second);
        if (repeated_bytes_ > most_repeated_bytes)
            throw Stopped({place(mark),
                           "repeated anchors make too long a text",
                           fmt::format("{} bytes at most", most_repeated_bytes),
                           {}});
        if (static_cast<int>(open_.size()) + depth_of(known->second) > deepest_nesting)
            throw Stopped(too_deep(mark));
        add(known->second);
    }

    void OnScalar(const YAML::Mark& mark,
                  const std::string& tag,
                  YAML::anchor_t anchor,
                  const std::string& value) override {
        check_tag(mark, tag);
        if (tag != "?") check_quotation(mark);
        check_characters(mark, value);
        if (expects_key()) {
            if (tag == "?") check_key(mark, value);
            set_key(mark, value);
            return;
        }
        Tree node = new_node(Tree::Kind::scalar, mark);
        node.scalar = value;
        node.quoted = tag == "!";
        finish(std::move(node), anchor);
    }

    void OnSequenceStart(const YAML::Mark& mark,
                         const std::string& tag,
                         YAML::anchor_t anchor,
                         YAML::EmitterStyle::value) override {
        begin(Tree::Kind::list, mark, tag, anchor);
    }
    void OnSequenceEnd() override { close(); }

    void OnMapStart(const YAML::Mark& mark,
                    const std::string& tag,
                    YAML::anchor_t anchor,
                    YAML::EmitterStyle::value) override {
        begin(Tree::Kind::map, mark, tag, anchor);
    }
    void OnMapEnd() override { close(); }

  private:
    struct Open {
        Tree node;
        YAML::anchor_t anchor = 0;
        Tree::Key key = {};
        std::size_t key_at = 0;  ///< where it stands in the text
        std::size_t keys = 0;    ///< those that are dropped included
        enum class Awaits { key, value } awaits = Awaits::key;
        enum class Fate { kept, dropped } fate = Fate::kept;  ///< of the value of the current key
    };

    [[nodiscard]] static std::size_t at(const YAML::Mark& mark) {
        return mark.pos > 0 ? static_cast<std::size_t>(mark.pos) : 0;
    }
    [[nodiscard]] Place place(const YAML::Mark& mark) const {
        const std::size_t column = std::min(at(mark), static_cast<std::size_t>(mark.column));
        return {file_, mark.line + 1, columns_.column(at(mark) - column, at(mark))};
    }
    [[nodiscard]] Mistake too_deep(const YAML::Mark& mark) const {
        return {place(mark),
                "lists and maps are nested too deep",
                fmt::format("{} levels at most", deepest_nesting),
                {}};
    }

    void count(int values, const YAML::Mark& mark) {
        values_ += values;
        if (values_ <= most_values) return;
        throw Stopped({place(mark),
                       "too many values, those of repeated anchors counted each time",
                       fmt::format("{} at most", most_values),
                       {}});
    }

    Tree new_node(Tree::Kind kind, const YAML::Mark& mark) {
        count(1, mark);
        Tree node;
        node.kind = kind;
        node.place = place(mark);
        return node;
    }

    void check_tag(const YAML::Mark& mark, const std::string& tag) {
        if (tag.empty() || tag == "?" || tag == "!") return;
        mistakes_.push_back({place(mark),
                             fmt::format("the tag '{}' is not used", tag),
                             "a value without a tag",
                             {}});
    }

    /// The YAML library takes the end of the text for a missing quotation mark.
    void check_quotation(const YAML::Mark& mark) {
        std::size_t i = at(mark);
        while (i < text_.size() && (text_[i] == '&' || text_[i] == '!')) {
            i = text_.find_first_of(" \t\r\n", i);
            i = i == text_.npos ? i : text_.find_first_not_of(" \t\r\n", i);
        }
        if (i >= text_.size() || (text_[i] != '"' && text_[i] != '\'')) return;
        const char quote = text_[i];
        for (++i; i < text_.size(); ++i) {
            if (text_[i] == '\\' && quote == '"') {
                ++i;
            } else if (text_[i] == quote) {
                const bool is_doubled =
                    quote == '\'' && i + 1 < text_.size() && text_[i + 1] == quote;
                if (!is_doubled) return;
                ++i;
            }
        }
        throw Stopped({place(mark), "a quotation mark is never closed", "another at the end", {}});
    }

    /// Escapes of YAML write what a file may not hold, and a terminal would obey: "\e[2J".
    void check_characters(const YAML::Mark& mark, std::string_view text) {
        for (std::size_t i = 0; i < text.size(); ++i) {
            const auto byte = static_cast<unsigned char>(text[i]);
            const bool is_space = byte == '\t' || byte == '\n' || byte == '\r';
            const bool is_c1 = byte == 0xc2 && i + 1 < text.size() &&
                               static_cast<unsigned char>(text[i + 1]) < 0xa0;
            if ((byte >= 0x20 && byte != 0x7f && !is_c1) || is_space) continue;
            mistakes_.push_back(
                {place(mark), "the text holds a control character", "text without them", {}});
            return;
        }
    }

    [[nodiscard]] bool awaits(Open::Awaits what) const {
        return !open_.empty() && open_.back().node.kind == Tree::Kind::map &&
               open_.back().awaits == what;
    }
    [[nodiscard]] bool expects_key() const { return awaits(Open::Awaits::key); }
    [[nodiscard]] bool expects_value() const { return awaits(Open::Awaits::value); }

    /// What leads here may be a slip in a line above.
    void stop_at_slip(const YAML::Mark& mark) const {
        if (std::optional<Mistake> slip = slip_before(mark.line + 1, text_, file_))
            throw Stopped(std::move(*slip));
    }

    void refuse_key(const YAML::Mark& mark) {
        stop_at_slip(mark);
        throw Stopped({place(mark), "a key that is not a word", "a word before the colon", {}});
    }

    void check_key(const YAML::Mark& mark, const std::string& word) {
        if (const std::optional<Slip> slip = slip_of_key(text_, at(mark), word))
            throw Stopped({place_at(text_, slip->at, file_), slip->found, slip->expected, {}});
    }

    /// An empty value may be a slip: a text that begins with '&', a key in braces without its
    /// colon.
    void check_absence(const YAML::Mark& mark) {
        if (byte_at(text_, at(mark)) == '&') {
            mistakes_.push_back({place(mark),
                                 "'&' gives a name to the value behind it, and none stands there",
                                 "quotation marks around a text that begins with '&'",
                                 {}});
            if (expects_value()) open_.back().fate = Open::Fate::dropped;
            return;
        }
        if (!expects_value()) return;
        Open& open = open_.back();
        const std::optional<Slip> slip = slip_of_lone_key(text_, open.key_at, open.key.text);
        if (!slip || open.fate == Open::Fate::dropped) return;
        Place place = open.key.place;
        place.column +=
            static_cast<int>(characters(text_.substr(open.key_at, slip->at - open.key_at)));
        mistakes_.push_back({place, slip->found, slip->expected, {}});
        open.fate = Open::Fate::dropped;
    }

    void set_key(const YAML::Mark& mark, const std::string& word) {
        Open& open = open_.back();
        open.key_at = std::min(at(mark), text_.size());
        if (++open.keys > most_keys)
            throw Stopped({place(mark),
                           "too many keys in one map",
                           fmt::format("{} at most", most_keys),
                           {}});
        open.key = {word, place(mark)};
        open.awaits = Open::Awaits::value;
        open.fate = Open::Fate::kept;
        if (word == "<<") {
            open.fate = Open::Fate::dropped;
            mistakes_.push_back({open.key.place,
                                 "the merge key '<<' is not used",
                                 "the keys themselves, or 'extends' for a whole file",
                                 {}});
            return;
        }
        for (const auto& [key, value] : open.node.map) {
            if (key.text != word || is_group_of_digits(text_, open.key_at, word)) continue;
            open.fate = Open::Fate::dropped;
            mistakes_.push_back({open.key.place,
                                 fmt::format("'{}' stands here twice", word),
                                 fmt::format("it once; the first is on line {}", key.place.line),
                                 {}});
            return;
        }
    }

    void begin(Tree::Kind kind,
               const YAML::Mark& mark,
               const std::string& tag,
               YAML::anchor_t anchor) {
        check_tag(mark, tag);
        if (expects_key()) refuse_key(mark);
        if (static_cast<int>(open_.size()) >= deepest_nesting) throw Stopped(too_deep(mark));
        Tree node = new_node(kind, mark);
        open_.push_back({std::move(node), anchor});
    }

    void finish(Tree node, YAML::anchor_t anchor) {
        if (anchor != 0) anchored_[anchor] = node;
        add(std::move(node));
    }

    void close() {
        Open open = std::move(open_.back());
        open_.pop_back();
        if (open.anchor != 0) anchored_[open.anchor] = open.node;
        add(std::move(open.node));
    }

    void add(Tree node) {
        if (open_.empty()) {
            root_ = std::move(node);
            return;
        }
        Open& open = open_.back();
        if (open.node.kind == Tree::Kind::list) {
            open.node.list.push_back(std::move(node));
            return;
        }
        open.awaits = Open::Awaits::key;
        if (open.fate == Open::Fate::kept)
            open.node.map.emplace_back(std::move(open.key), std::move(node));
    }

    std::string_view text_;
    const std::string& file_;
    std::vector<Mistake>& mistakes_;
    Columns columns_;
    std::vector<Open> open_;
    std::map<YAML::anchor_t, Tree> anchored_;
    Tree root_;
    int documents_ = 0;
    int values_ = 0;
    std::size_t repeated_bytes_ = 0;
};

}  // namespace

int values_in(const Tree& tree) {
    int values = 1;
    for (const Tree& entry : tree.list)
        values += values_in(entry);
    for (const auto& [key, value] : tree.map)
        values += values_in(value);
    return values;
}

std::optional<Tree> parse(std::string_view text,
                          const std::string& file,
                          std::vector<Mistake>& mistakes) {
    if (text.starts_with("\xef\xbb\xbf")) text.remove_prefix(3);  // a byte order mark
    if (std::optional<Mistake> mistake = unreadable(text, file)) {
        mistakes.push_back(std::move(*mistake));
        return std::nullopt;
    }
    std::istringstream stream{std::string(text)};
    TreeBuilder builder(text, file, mistakes);
    try {
        YAML::Parser parser(stream);
        while (parser.HandleNextDocument(builder)) {
        }
    } catch (const Stopped& stopped) {
        mistakes.push_back(stopped.mistake);
        return std::nullopt;
    } catch (const YAML::Exception& error) {
        mistakes.push_back(mistake_of(error, text, file));
        return std::nullopt;
    } catch (const std::exception& error) {
        Mistake mistake;
        mistake.place = Place{file, 1, 1};
        mistake.found = fmt::format("not YAML: {}", error.what());
        mistakes.push_back(std::move(mistake));
        return std::nullopt;
    }
    Tree tree = builder.take();
    if (tree.kind == Tree::Kind::nothing) {
        mistakes.push_back(empty_file(file));
        return std::nullopt;
    }
    return tree;
}

}  // namespace caseforce::scenario_file
