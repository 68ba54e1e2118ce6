#include "tests/properties/moves.hpp"

#include <algorithm>
#include <type_traits>

#include "engine/scenario/quantity.hpp"
#include "engine/scenario/walk.hpp"
#include "engine/scenario_file/write_values.hpp"

namespace caseforce::properties {

namespace {

using namespace scenario;
using scenario_file::tree_of;

/// Collects the values that it meets.
class Mover {
  public:
    std::vector<Move> moves;

    template <class T>
    void leaf(const Where& where, const T& value) {
        Move move;
        move.path = where.path;
        move.over_time = where.varies == Varies::over_time;
        if constexpr (Number<T>) {
            number(where.field, value, move);
        } else if constexpr (WholeNumber<T>) {
            whole(where.field, value, move);
        } else if constexpr (Distribution<T>) {
            law(where.field, value, move);
        } else if constexpr (std::is_same_v<T, FactorOverTime>) {
            move.ramps = true;
            move.factors = {1, 1.2, 0.5};
            move.set = {tree_of(where.field, value),
                        tree_of(where.field, FactorOverTime{{{{0, 1.3}}}})};
        } else if constexpr (std::is_same_v<T, Steps>) {
            move.set = {tree_of(where.field, Steps{{{0, 0.5}, {7, 1}}}),
                        tree_of(where.field, Steps{{{0, 1}}})};
        } else if constexpr (std::is_same_v<T, Intakes>) {
            intakes(where.field, value, move);
        } else if constexpr (std::is_same_v<T, bool>) {
            move.set = {tree_of(where.field, value), tree_of(where.field, !value)};
        } else if constexpr (std::is_same_v<T, Transfer>) {
            move.set = {tree_of(where.field, Transfer::queue),
                        tree_of(where.field, Transfer::hold)};
        } else if constexpr (std::is_same_v<T, OverCap>) {
            move.set = {tree_of(where.field, value),
                        tree_of(where.field, OverCap{OverCap::Rule::wait, 1}),
                        tree_of(where.field, OverCap{})};
        } else if constexpr (std::is_same_v<T, CountLaw>) {
            move.set = {tree_of(where.field, value), tree_of(where.field, CountLaw{{{2, 1.0}}})};
        }
        const bool moves_at_all = !move.set.empty() || !move.factors.empty() || move.is_number;
        if (moves_at_all) moves.push_back(std::move(move));
    }
    template <class T>
    void leaf(const Where& where, const std::optional<T>& value) {
        if (value) {
            leaf(where, *value);
        } else if constexpr (Number<T> || WholeNumber<T>) {
            Move move;
            T begun{};
            if constexpr (Number<T>) number_in(begun) = taken<T>(where.field, 1);
            if constexpr (WholeNumber<T>) whole_in(begun) = 1;
            move.path = where.path;
            move.over_time = where.varies == Varies::over_time;
            move.set = {tree_of(where.field, begun)};
            moves.push_back(std::move(move));
        }
    }
    template <class T>
    void list(const Where&, const std::vector<T>&) {}
    void absent(const Where&) {}
    void fixed(const Where&) {}
    bool makes(const Where&, std::string_view) { return false; }

  private:
    template <class T>
    static double taken(const Field& field, double value) {
        const double low = field.above ? field.low + 0.01 : field.low;
        return std::min(std::max(value, low), highest<T>(field));
    }

    template <class T>
    static T with(double number) {
        T made{};
        number_in(made) = number;
        return made;
    }

    template <class T>
    static void number(const Field& field, const T& value, Move& move) {
        T copy = value;
        const double held = number_in(copy);
        move.is_number = true;
        move.ramps = true;
        move.factors = {1, 0.5};
        move.set = {tree_of(field, value)};
        move.add = {tree_of(field, with<T>(0))};
        for (const double other : {2 * held, held + 1, 0.0}) {
            const double near = taken<T>(field, other);
            move.set.push_back(tree_of(field, with<T>(near)));
            move.draws.push_back(near);
            if (near > held) move.add.push_back(tree_of(field, with<T>(near - held)));
        }
        if (2 * held <= highest<T>(field) && held >= 0) move.factors.push_back(2);
        if (field.low <= 0 && !(field.above && field.low == 0)) move.factors.push_back(0);
    }

    template <class T>
    static void whole(const Field& field, const T& value, Move& move) {
        T copy = value;
        const int held = whole_in(copy);
        const int more = std::min(held + 2, static_cast<int>(highest<T>(field)));
        move.factors = {1, 2};
        if (2.0 * held > highest<T>(field)) move.factors = {1};
        move.set = {tree_of(field, value)};
        whole_in(copy) = more;
        move.set.push_back(tree_of(field, copy));
        whole_in(copy) = more - held;
        move.add = {tree_of(field, copy)};
    }

    template <class T>
    static void law(const Field& field, const T& value, Move& move) {
        move.factors = {1, 0.5, 2};
        T other{};
        law_in(other) = Exponential{7};
        move.set = {tree_of(field, value), tree_of(field, other)};
        law_in(other) = Fixed{7};
        move.set.push_back(tree_of(field, other));
        if constexpr (std::is_same_v<T, DurationLaw>) {
            law_in(other) = Fixed{0};
            move.set.push_back(tree_of(field, other));
        }
    }

    static void intakes(const Field& field, const Intakes& value, Move& move) {
        move.factors = {1, 2, 0};
        move.set = {tree_of(field, value)};
        Date at{19450};
        if (value.yearly) at = value.yearly->from;
        if (!value.dated.empty()) at = value.dated[0].at;
        Intakes more;
        more.dated = {{{at.days + 10}, 2}};
        move.add = {tree_of(field, more)};
        move.set.push_back(tree_of(field, more));
    }
};

}  // namespace

std::vector<Move> moves_of(const Scenario& scenario) {
    Mover mover;
    walk(scenario, {}, mover);
    return std::move(mover.moves);
}

}  // namespace caseforce::properties
