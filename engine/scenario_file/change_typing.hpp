// What a value of a change or a draw must be, told by the types of the values that its path leads
// to. For read_changes.cpp alone.
#pragma once

#include <optional>
#include <string>
#include <type_traits>
#include <utility>

#include <fmt/format.h>

#include "engine/scenario_file/paths.hpp"
#include "engine/scenario_file/read.hpp"
#include "engine/scenario_file/read_values.hpp"

namespace caseforce::scenario_file {

using scenario::Operation;

enum class Ramp { none, linear };

/// The values at a path, of which the first says the type; in `is_known` it is done with.
struct Typing {
    Collector& collector;
    const Spot& spot;
    bool is_known = false;

    void absent(const Where&) {}
    void fixed(const Where&) {}
    bool makes(const Where&, std::string_view) { return false; }

    void refuse(std::string found, std::string expected) {
        is_known = true;
        collector.add(spot.at, std::move(found), std::move(expected));
    }
    void refuse_ramp(const std::string& path, const char* kind) {
        refuse(fmt::format("'over' cannot lead '{}' there by degrees: it is {}", path, kind),
               "the change without 'over'");
    }
};

/// Reads what `set` and `add` give.
struct ValueReader : Typing {
    Operation operation;
    Ramp ramp;
    std::string path;  ///< what the value is for
    std::optional<scenario::Value> value = std::nullopt;

    template <class T>
    void leaf(const Where& where, T& held) {
        if (is_known || where.end == Where::End::above) return;
        if constexpr (is_optional<T>) {
            if (!held && (ramp == Ramp::linear || operation == Operation::add))
                return refuse(fmt::format("'{}' has no value to begin from", where.path),
                              "'set' without 'over'");
            // A bare period of notice is for permanent workers alone (MODEL 4).
            if (std::is_same_v<T, std::optional<scenario::Duration>> &&
                where.end == Where::End::in_group)
                path = where.path;
            typename T::value_type begun{};
            leaf(where, held ? *held : begun);
        } else {
            is_known = true;
            read<T>(where);
        }
    }
    template <class T>
    void list(const Where& where, std::vector<T>& entries) {
        leaf(where, entries);
    }

  private:
    template <class T>
    void read(const Where& where) {
        constexpr bool is_number = scenario::Number<T> || scenario::WholeNumber<T>;
        constexpr bool is_list = kind_of<T>() == std::string_view("a list");
        if constexpr (scenario::Number<T>) {
            if (says_none(where.field)) return no_limit(where);
        }
        if (ramp == Ramp::linear && !scenario::Number<T>)
            return refuse_ramp(where.path, kind_of<T>());
        if (ramp == Ramp::linear && where.field.whole)
            return refuse_ramp(where.path, kind_of<int>());
        if (operation == Operation::add && !is_number && !is_list)
            return refuse(
                fmt::format("nothing can be added to '{}': it is {}", where.path, kind_of<T>()),
                scenario::Distribution<T> ? "'set' or 'scale'" : "'set'");
        if (operation == Operation::add && is_list && spot.tree.kind != Tree::Kind::list)
            return collector.add_wrong_kind(spot, "a list of the entries to add");
        Field field = where.field;
        if (operation == Operation::add && is_number) {
            field.low = -scenario::unbounded;
            field.high = scenario::unbounded;
            field.above = false;
        }
        if constexpr (is_number || scenario::Distribution<T> || scenario::Settable<T>) {
            const std::size_t known = collector.size();
            T given{};
            read_value(collector, spot, field, given);
            if (collector.size() == known) value = as_value(given);
        }
    }

    [[nodiscard]] bool says_none(const Field& field) const {
        return field.none && spot.tree.kind == Tree::Kind::scalar && spot.tree.scalar == "none";
    }

    /// No limit is a number that is never reached.
    void no_limit(const Where& where) {
        if (operation == Operation::add)
            return refuse(fmt::format("'none' cannot be added to '{}'", where.path), "'set'");
        if (ramp == Ramp::linear) return refuse_ramp(where.path, "no number");
        value = scenario::unbounded;
    }

    template <class T>
    static scenario::Value as_value(T& given) {
        if constexpr (scenario::Number<T>)
            return scenario::number_in(given);
        else if constexpr (scenario::WholeNumber<T>)
            return scenario::whole_in(given);
        else if constexpr (scenario::Distribution<T>)
            return scenario::law_in(given);
        else
            return given;
    }
};

/// Checks that all at and below a path can be scaled.
struct ScaleCheck : Typing {
    Ramp ramp;
    Varies widest;
    bool is_sound = true;

    template <class T>
    void leaf(const Where& where, T& held) {
        if (!is_sound) return;
        if constexpr (is_optional<T>) {
            if (held) {
                leaf(where, *held);
            } else if (where.end == Where::End::at) {
                no(fmt::format("'{}' has no value to scale", where.path), "'set'");
            }
        } else {
            constexpr bool scales =
                scenario::Number<T> || scenario::WholeNumber<T> || scenario::Distribution<T> ||
                std::is_same_v<T, scenario::FactorOverTime> || std::is_same_v<T, scenario::Intakes>;
            constexpr bool ramps =
                scenario::Number<T> || std::is_same_v<T, scenario::FactorOverTime>;
            if (where.varies > widest) {
                fixed(where);
            } else if (!scales) {
                no(fmt::format("'{}' cannot be scaled: it is {}", where.path, kind_of<T>()),
                   "'set', or the paths of numbers");
            } else if (ramp == Ramp::linear && !ramps) {
                is_sound = false;
                refuse_ramp(where.path, kind_of<T>());
            } else if (ramp == Ramp::linear && where.field.whole) {
                is_sound = false;
                refuse_ramp(where.path, kind_of<int>());
            }
        }
    }
    template <class T>
    void list(const Where&, std::vector<T>&) {}
    void fixed(const Where& where) {
        if (is_sound)
            no(fmt::format("'{}' cannot be scaled: it cannot change", where.path),
               "the paths of numbers that can");
    }

  private:
    void no(std::string found, std::string expected) {
        is_sound = false;
        refuse(std::move(found), std::move(expected));
    }
};

/// Reads the law of a value that is set to a draw.
struct LawTyping : Typing {
    std::optional<scenario::Law> law = std::nullopt;

    template <class T>
    void leaf(const Where& where, T&) {
        if (is_known || where.end == Where::End::above) return;
        is_known = true;
        if constexpr (is_optional<T>) {
            read<typename T::value_type>(where);
        } else {
            read<T>(where);
        }
    }
    template <class T>
    void list(const Where& where, std::vector<T>& entries) {
        leaf(where, entries);
    }

  private:
    template <class T>
    void read(const Where& where) {
        using namespace scenario;
        if constexpr (std::is_same_v<T, DurationLaw>) {
            read<Duration>(where);
        } else if constexpr (Distribution<T> ||
                             (WholeNumber<T> && !std::is_same_v<T, WorkingDays>) ||
                             std::is_same_v<T, FactorOverTime>) {
            read<double>(where);
        } else if constexpr (Number<T> || std::is_same_v<T, WorkingDays>) {
            law = law_of(collector, spot, where.field, quantity<T>);
        } else {
            refuse(fmt::format("'{}' cannot be drawn: it is {}", where.path, kind_of<T>()),
                   "the path of a number");
        }
    }

    template <class T>
    static std::optional<double> quantity(Collector& c, const Spot& spot, const Field& field) {
        const std::size_t known = c.size();
        T value{};
        Field described = field;
        read_value(c, spot, described, value);
        if (c.size() != known) return std::nullopt;
        if constexpr (scenario::WholeNumber<T>)
            return scenario::whole_in(value);
        else
            return scenario::number_in(value);
    }
};

}  // namespace caseforce::scenario_file
