// Walks the keys of an empty scenario, each section made as it is come to, and says at every path
// what `set`, `add` or a draw may give. A path without names of the file is a key of the schema,
// so that editors offer it; one with a name or a position is a pattern.
#include "engine/scenario_file/schema_paths.hpp"

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>

#include <fmt/format.h>

#include "engine/scenario/month_names.hpp"
#include "engine/scenario/quantity.hpp"
#include "engine/scenario/walk.hpp"
#include "engine/scenario_file/schema_patterns.hpp"
#include "engine/scenario_file/schema_sections.hpp"

namespace caseforce::scenario_file {

namespace {

using scenario::Varies;
namespace detail = scenario::detail;

/// A path that may be moved, as a key and as a pattern.
struct Path {
    std::string key;         ///< without names of the file; empty where there is one on the way
    std::string pattern;     ///< as a regular expression
    bool has_forms = false;  ///< it can be written in other ways than the key: with positions
};

constexpr const char* any_name = "[^.\\[\\]]+";
constexpr const char* one_entry = "\\.?\\[[0-9]+\\]";
constexpr const char* to_entries = "(?:\\.|\\.?\\[[0-9]+\\]\\.?)";

class Paths {
  public:
    Paths(Definitions& definitions, Moves how) : definitions_(definitions), how_(how) {}

    template <class T>
    void field(const Field& field, const T& value) {
        const Varies outer = varies_;
        varies_ = std::max(outer, field.varies);
        const Varies widest = is_drawn() ? Varies::by_draw : Varies::over_time;
        if constexpr (!detail::never_varies<T>) {
            const std::string name(field.name);
            if (varies_ <= widest) below({name, name}, [&] { into(field, value); });
        }
        varies_ = outer;
    }

    [[nodiscard]] Tree taken() {
        return map({{"type", words("object")},
                    {"properties", map(std::move(keys_))},
                    {"patternProperties", map(std::move(patterns_))},
                    {"additionalProperties", scalar("false")}});
    }

  private:
    [[nodiscard]] bool is_drawn() const {
        return how_ == Moves::draw || how_ == Moves::scale_by_draw;
    }

    template <class T>
    void into(const Field& field, const T& value) {
        if constexpr (detail::Section<T>) {
            give_each();
            T::visit(*this, value);
        } else if constexpr (detail::is_optional_section<T>) {
            into(field, typename T::value_type{});
        } else if constexpr (is_optional<T>) {
            leaf(field, typename T::value_type{});
        } else if constexpr (detail::is_list<T>) {
            leaf(field, value);
            const typename T::value_type entry{};
            into_entries([&] { T::value_type::visit(*this, entry); });
        } else if constexpr (detail::is_named<T>) {
            give_each();
            below({"", any_name}, [&] { into(field, typename T::value_type{}); });
        } else if constexpr (detail::is_by_contract<T>) {
            into_contracts(field, value);
        } else if constexpr (std::is_same_v<T, scenario::Months>) {
            give_each();
            std::string months;
            for (const std::string_view name : scenario::month_names)
                months += fmt::format(
                    "{}{}(?:{})?", months.empty() ? "" : "|", name.substr(0, 3), name.substr(3));
            below({"", "(?:" + months + ")"}, [&] { leaf(field, 0.0); });
        } else if constexpr (std::is_same_v<T, scenario::LeavingHazard>) {
            part(some_value<scenario::Hazard>(), [&] { leaf(field, value); });
            below({"", ".+"}, [&] { leaf(field, value); });
        } else if constexpr (std::is_same_v<T, scenario::Intakes>) {
            const std::string size(field.refers_to);
            leaf(field, value);
            into_entries([&] {
                below({size, size}, [&] { part("12", [&] { leaf(field, 0.0); }); });
                below({"at", "at"}, [&] { leaf(scenario::date_of_intake, scenario::Date{}); });
            });
        } else {
            leaf(field, value);
        }
    }

    template <class T>
    void into_contracts(const Field& field, const T& values) {
        if (is_drawn()) {
            part(some_value<typename decltype(values.permanent)::value_type>(),
                 [&] { leaf(field, values); });
        } else {
            leaf(field, values);
        }
        for (const char* const name : scenario::contract_names)
            below({name, name}, [&] {
                typename decltype(values.permanent)::value_type one{};
                part(some_value<decltype(one)>(), [&] { leaf(field, one); });
            });
    }

    /// One entry by its position, or each of them without.
    template <class Into>
    void into_entries(Into&& go) {
        hop_ = "";
        below({"", one_entry}, [&] { give_each(); });
        hop_ = to_entries;
        go();
        hop_ = dot;
    }

    /// A map on the way, whose keys are the rest of paths. Editors need not offer it.
    void give_each() {
        const std::string pattern = patterns::whole(path_.pattern);
        if (how_ == Moves::set || how_ == Moves::add)
            patterns_.emplace_back(pattern, or_nothing(map({{"type", words("object")}})));
        else if (how_ != Moves::draw)
            patterns_.emplace_back(pattern, or_nothing(factor()));
    }

    template <class T>
    void leaf(const Field& field, const T& value) {
        std::optional<Tree> shape;
        switch (how_) {
            case Moves::set:
                shape = strict_shape(definitions_, field, value);
                if (field.none)
                    shape = map({{"anyOf", list({*shape, map({{"const", words("none")}})})}});
                break;
            case Moves::add:
                shape = added(field, value);
                break;
            case Moves::draw:
                shape = drawn(field, value);
                break;
            case Moves::scale:
            case Moves::scale_by_draw:
                if (scales<T>) shape = factor();
        }
        if (shape) add(field, std::move(*shape), example(field));
    }

    template <class T>
    static constexpr bool scales =
        scenario::Number<T> || scenario::WholeNumber<T> || scenario::Distribution<T> ||
        detail::is_by_contract<T> ||
        detail::is_one_of<T, scenario::FactorOverTime, scenario::Intakes, scenario::LeavingHazard>;

    Tree factor() {
        if (how_ == Moves::scale) return shape_of(definitions_, {}, 0.0);
        return shape_of(definitions_, Field{.low = 0}, scenario::NumberLaw{});
    }

    template <class T>
    std::optional<Tree> added(const Field& field, const T& value) {
        constexpr bool is_group =
            detail::is_by_contract<T> || std::is_same_v<T, scenario::LeavingHazard>;
        if constexpr (scenario::Number<T> || scenario::WholeNumber<T> || is_group) {
            Field any = field;  // what is added may be beyond the range, or below 0
            any.low = -scenario::unbounded;
            any.high = scenario::unbounded;
            any.above = false;
            return strict_shape(definitions_, any, value);
        }
        if constexpr (std::is_same_v<T, scenario::Intakes> || detail::is_list<T> ||
                      std::is_same_v<T, std::vector<std::string>>)
            return strict_shape(definitions_, field, value);
        return std::nullopt;
    }

    template <class T>
    std::optional<Tree> drawn(const Field& field, const T&) {
        using namespace scenario;
        if constexpr (std::is_same_v<T, DurationLaw>)
            return drawn(field, Duration{});
        else if constexpr (Distribution<T> || WholeNumber<T> || std::is_same_v<T, FactorOverTime>)
            return drawn(field, 0.0);
        else if constexpr (std::is_same_v<T, LeavingHazard>)
            return drawn(field, Hazard{});
        else if constexpr (detail::is_by_contract<T>)
            return drawn(field, *decltype(T::permanent)(std::in_place));
        else if constexpr (Number<T>) {
            Field at_low = field;
            at_low.above = false;
            Field positive = field;
            positive.low = std::max(field.low, 0.0);
            return definitions_.numbered("draw",
                                         law_of(definitions_,
                                                {shape_of(definitions_, field, T{}),
                                                 shape_of(definitions_, at_low, T{}),
                                                 shape_of(definitions_, positive, T{}),
                                                 some_value<T>()}));
        }
        return std::nullopt;
    }

    void add(const Field& field, Tree shape, Tree some_example) {
        const Tree given = or_nothing(shape);
        if (path_.key.empty() || path_.has_forms)
            patterns_.emplace_back(patterns::whole(path_.pattern), given);
        if (path_.key.empty()) return;
        keys_.emplace_back(path_.key,
                           described(std::move(shape),
                                     fmt::format("{}. Left out: it stays as it is.", field.about),
                                     std::move(some_example)));
    }

    /// What could be given at the path.
    [[nodiscard]] Tree example(const Field& field) const {
        if (how_ == Moves::scale) return scalar("0.9");
        if (how_ == Moves::scale_by_draw)
            return map({{"lognormal", map({{"mean", scalar("1")}, {"cv", scalar("0.2")}})}});
        return part_ ? scalar(*part_) : example_of(field);
    }

    template <class Into>
    void part(std::string example, Into&& go) {
        part_ = std::move(example);
        go();
        part_.reset();
    }

    template <class Into>
    void below(const Path& step, Into&& go) {
        const Path outer = path_;
        const std::string hop = hop_;
        const bool is_first = path_.pattern.empty();
        const bool has_key = (is_first || !path_.key.empty()) && !step.key.empty();
        path_.key = has_key ? (is_first ? "" : path_.key + ".") + step.key : "";
        path_.pattern += (is_first ? "" : hop) + step.pattern;
        path_.has_forms = path_.has_forms || hop != dot || step.key != step.pattern;
        hop_ = dot;
        go();
        hop_ = hop;
        path_ = outer;
    }

    static constexpr const char* dot = "\\.";
    Definitions& definitions_;
    Moves how_;
    Varies varies_ = Varies::over_time;
    Path path_;
    std::string hop_ = dot;
    std::optional<std::string> part_;  ///< an example where the field's own is of the whole
    Pairs keys_, patterns_;
};

}  // namespace

Tree paths_moved(Definitions& definitions, Moves how) {
    constexpr const char* names[] = {"set", "scale", "add", "draws", "scale_by_draw"};
    return definitions.named(names[static_cast<int>(how)], [&] {
        Paths paths(definitions, how);
        const scenario::Scenario empty;
        scenario::Scenario::visit(paths, empty);
        return paths.taken();
    });
}

}  // namespace caseforce::scenario_file
