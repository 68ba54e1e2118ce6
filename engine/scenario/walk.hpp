// Walks the values of a scenario that may move, with their dotted paths, by the `visit` of its
// sections: all of them, or those at and below one path (MODEL 7). A key on the way is written as
// in the file; [i] is an entry of a list, and without it the path goes through every entry.
//
// A visitor has
//     leaf(Where, T&)             a value, an optional value that may be absent, or intakes
//     list(Where, vector<T>&)     a list of sections that the path ends at, before its entries
//     absent(Where)               a section that the scenario does not have
//     fixed(Where)                a key of which nothing may move
//     makes(Where, name) -> bool  whether to make the value that a map by name does not have
// and, where it asks,
//     map(entries)                the names and values of a map that is walked whole, before them
//     asks_no_path                it asks for no value's own path, which is then not made
#pragma once

#include <algorithm>
#include <charconv>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include "engine/scenario/month_names.hpp"
#include "engine/scenario/scenario.hpp"

namespace caseforce::scenario {

struct Where {
    const std::string& path;  ///< of the value itself; empty for a visitor that asks for none
    const Field& field;
    Varies varies;  ///< the narrowest on the way
    enum class End {
        at,        ///< the path asked for is the value's own
        in_group,  ///< it is above values of one kind: by contract, or hazards of leaving
        above      ///< it is a map or a list further up
    } end;
};

inline constexpr Field date_of_intake{.name = "at", .about = "a date", .example = "2023-06-01"};

namespace detail {

struct NoField {
    template <class T>
    void field(const Field&, T&) {}
};

template <class T>
concept Section = requires(NoField& none, T& section) {
    T::visit(none, section);
};

template <class T>
constexpr bool is_optional_section = false;
template <Section T>
constexpr bool is_optional_section<std::optional<T>> = true;
template <class T>
constexpr bool is_list = false;
template <Section T>
constexpr bool is_list<std::vector<T>> = true;
template <class T>
constexpr bool is_named = false;
template <class T>
constexpr bool is_named<Named<T>> = true;
template <class T>
constexpr bool is_by_contract = false;
template <class T>
constexpr bool is_by_contract<ByContract<T>> = true;

/// Types of which every key is Varies::never.
template <class T, class... Types>
constexpr bool is_one_of = (std::is_same_v<T, Types> || ...);
template <class T>
constexpr bool never_varies = is_one_of<T,
                                        BankHolidays,
                                        MonthDay,
                                        Run,
                                        LegalLimit,
                                        Uncertain,
                                        std::optional<Uncertain>,
                                        std::vector<Change>,
                                        std::vector<Mark>,
                                        std::vector<Observation>,
                                        std::vector<Target>,
                                        Named<Policy>>;

template <class Visitor>
constexpr bool asks_path = !requires {
    Visitor::asks_no_path;
};

}  // namespace detail

template <class Visitor>
class Walk {
  public:
    Walk(std::string_view to, Visitor& visitor)
        : visitor_(visitor), rest_(to), end_(to.empty() ? Where::End::above : Where::End::at) {}

    template <class T>
    void field(const Field& field, T& value) {
        key(field.name, [&] {
            const Varies outer = varies_;
            varies_ = std::max(outer, field.varies);
            if (varies_ == Varies::never) {
                visitor_.fixed(where(field));
            } else if constexpr (!detail::never_varies<std::remove_const_t<T>>) {
                into(field, value);
            }
            varies_ = outer;
        });
    }

  private:
    template <class T>
    void into(const Field& field, T& value) {
        using Plain = std::remove_const_t<T>;
        if constexpr (detail::Section<Plain>) {
            Plain::visit(*this, value);
        } else if constexpr (detail::is_optional_section<Plain>) {
            if constexpr (!std::is_const_v<T>) make_section(field, value);
            if (value) {
                std::remove_cvref_t<decltype(*value)>::visit(*this, *value);
            } else {
                visitor_.absent(where(field));
            }
        } else if constexpr (detail::is_list<Plain>) {
            if (rest_.empty()) visitor_.list(where(field), value);
            for (std::size_t i = 0; i < value.size(); ++i)
                entry(i, [&] { into(field, value[i]); });
        } else if constexpr (detail::is_named<Plain>) {
            into_named(field, value);
        } else if constexpr (detail::is_by_contract<Plain>) {
            group([&] {
                key("permanent", [&] { into(field, value.permanent); });
                key("agency", [&] { into(field, value.agency); });
                key("managed", [&] { into(field, value.managed); });
            });
        } else if constexpr (std::is_same_v<Plain, Months>) {
            for (std::size_t i = 0; i < 12; ++i) {
                const std::string_view name = month_names[i];
                const bool is_whole = first_key() == name;
                key(is_whole ? name : name.substr(0, 3), [&] { leaf(field, value.weight[i]); });
            }
        } else if constexpr (std::is_same_v<Plain, LeavingHazard>) {
            group([&] {
                for (auto& rule : value.rules)
                    into_rule(field, rule);
            });
        } else if constexpr (std::is_same_v<Plain, Intakes>) {
            into_intakes(field, value);
        } else {
            leaf(field, value);
        }
    }

    template <class T>
    void make_section(const Field& field, std::optional<T>& section) {
        if (section || !field.neutral || rest_.empty()) return;
        if (visitor_.makes(where(field), std::string(first_key()))) section.emplace();
    }

    template <class Map>
    void into_named(const Field& field, Map& map) {
        using T = typename std::remove_const_t<Map>::value_type;
        if constexpr (requires { visitor_.map(map.entries); }) {
            if (rest_.empty()) visitor_.map(map.entries);
        }
        bool is_there = rest_.empty();
        for (auto& [name, value] : map.entries)
            is_there = key(name, [&, &named = value] { into(field, named); }) || is_there;
        if constexpr (!std::is_const_v<Map>) {
            const std::string name(first_key());
            if (is_there || (detail::Section<T> && !field.neutral) ||
                !visitor_.makes(where(field), name))
                return;
            map.entries.emplace_back(name, T{});
            key(name, [&] { into(field, map.entries.back().second); });
        }
    }

    /// A rule's own path may hold dots beyond those between its keys: 0.5-1 years.
    template <class Rule>
    void into_rule(const Field& field, Rule& rule) {
        const std::string_view path = rule.path;
        const bool is_below =
            rest_.empty() ||
            (path.starts_with(rest_) && path.size() > rest_.size() && path[rest_.size()] == '.');
        if (!is_below && path != rest_) return;
        const Where::End outer = end_;
        if (path == rest_) {
            if (outer == Where::End::in_group) end_ = Where::End::at;
        } else if (outer == Where::End::at) {
            end_ = Where::End::in_group;
        }
        const std::string_view rest = rest_;
        rest_ = {};
        const std::size_t size = step(path);
        leaf(field, rule.hazard);
        step_back_to(size);
        rest_ = rest;
        end_ = outer;
    }

    /// A path that ends above them is of their sizes; one may lead to the date of an entry, too.
    template <class T>
    void into_intakes(const Field& field, T& intakes) {
        if (rest_.empty()) return visitor_.leaf(where(field), intakes);
        if (intakes.yearly) key(field.refers_to, [&] { leaf(field, intakes.yearly->size); });
        for (std::size_t i = 0; i < intakes.dated.size(); ++i)
            entry(i, [&] {
                key(field.refers_to, [&] { leaf(field, intakes.dated[i].size); });
                if (!rest_.empty()) key("at", [&] { leaf(date_of_intake, intakes.dated[i].at); });
            });
    }

    template <class T>
    void leaf(const Field& field, T& value) {
        if (rest_.empty()) visitor_.leaf(where(field), value);
    }

    [[nodiscard]] Where where(const Field& field) const { return {path_, field, varies_, end_}; }

    [[nodiscard]] std::string_view first_key() const {
        return rest_.substr(0, rest_.find_first_of(".["));
    }

    std::size_t step(std::string_view name) {
        if constexpr (!detail::asks_path<Visitor>) return 0;
        const std::size_t size = path_.size();
        if (size > 0 && !name.empty()) path_ += '.';
        path_ += name;
        return size;
    }

    std::size_t step(std::size_t position) {
        if constexpr (!detail::asks_path<Visitor>) return 0;
        const std::size_t size = path_.size();
        path_ += '[';
        path_ += std::to_string(position);
        path_ += ']';
        return size;
    }

    void step_back_to(std::size_t size) {
        if constexpr (detail::asks_path<Visitor>) path_.resize(size);
    }

    /// Goes into a key if it is on the way, and back.
    template <class Into>
    bool key(std::string_view name, Into&& go) {
        const std::string_view rest = rest_;
        if (!rest.empty()) {
            if (!rest.starts_with(name)) return false;
            rest_.remove_prefix(name.size());
            if (rest_.starts_with('.') && rest_.size() > 1) {
                rest_.remove_prefix(1);
            } else if (!rest_.empty() && rest_.front() != '[') {
                rest_ = rest;
                return false;
            }
        }
        const std::size_t size = step(name);
        below(rest, go);
        step_back_to(size);
        return true;
    }

    template <class Into>
    void entry(std::size_t position, Into&& go) {
        const std::string_view rest = rest_;
        if (rest.starts_with('[')) {
            std::size_t asked = 0;
            const char* const stop = rest.data() + rest.size();
            const auto [at, error] = std::from_chars(rest.data() + 1, stop, asked);
            if (error != std::errc{} || at == stop || *at != ']' || asked != position) return;
            rest_.remove_prefix(static_cast<std::size_t>(at + 1 - rest.data()));
            if (rest_.starts_with('.') && rest_.size() > 1) {
                rest_.remove_prefix(1);
            } else if (!rest_.empty() && rest_.front() != '[') {
                rest_ = rest;
                return;
            }
        }
        const std::size_t size = step(position);
        below(rest, go);
        step_back_to(size);
    }

    template <class Into>
    void below(std::string_view rest, Into& go) {
        const Where::End outer = end_;
        if (rest.empty() && end_ == Where::End::at) end_ = Where::End::above;
        go();
        end_ = outer;
        rest_ = rest;
    }

    /// What is walked into from here on is of one kind, where the path ends here.
    template <class Into>
    void group(Into&& go) {
        const Where::End outer = end_;
        if (rest_.empty() && end_ == Where::End::at) end_ = Where::End::in_group;
        go();
        end_ = outer;
    }

    Visitor& visitor_;
    std::string_view rest_;
    Where::End end_;
    Varies varies_ = Varies::over_time;
    std::string path_;
};

/// Visits the values at and below a path; all of a scenario for the empty one.
template <class Visitor, class Values>
void walk(Values& scenario, std::string_view path, Visitor& visitor) {
    Walk<Visitor> walk(path, visitor);
    Scenario::visit(walk, scenario);
}

}  // namespace caseforce::scenario
