#include "analysis/tidy/rows.hpp"

#include <algorithm>

#include "analysis/hdf5/attribute_names.hpp"
#include "analysis/tidy/cells.hpp"

namespace caseforce::tidy {
namespace {

using read::Dimension;
using read::Group;
using read::ResultFile;
using read::Slab;
using read::Variable;

/// Values that are in memory at a time: 2 MiB, and as much of their basis.
constexpr std::size_t most_values = std::size_t{1} << 18U;
/// Text is passed on when there is so much of it.
constexpr std::size_t bytes_at_once = std::size_t{1} << 16U;

template <class Value>
bool is_wanted(const std::vector<std::string>& wanted, const Value& one) {
    return wanted.empty() || std::find(wanted.begin(), wanted.end(), one) != wanted.end();
}

/// The days of the filter as a part of the axis along which they go. False where nothing is left.
bool within_days(const Filter& filter, const Group& group, const Variable& variable, Slab& slab) {
    const Filter all;
    if (filter.from == all.from && filter.to == all.to) return true;
    const std::optional<Dates> dates = dates_of(group, variable);
    if (!dates) return false;
    const std::vector<std::int64_t>& days = dates->days;
    const auto first = std::lower_bound(days.begin(), days.end(), filter.from);
    const auto end = std::upper_bound(first, days.end(), filter.to);
    slab.offset[dates->axis] = static_cast<std::size_t>(first - days.begin());
    slab.lengths[dates->axis] = static_cast<std::size_t>(end - first);
    return first != end;
}

/// What of a variable passes the filter: one slab, or one a policy where some of them are wanted.
std::vector<Slab> wanted_of(const Filter& filter, const Group& group, const Variable& variable) {
    if (!is_wanted(filter.measures, variable.name) || !is_wanted(filter.levels, level_of(variable)))
        return {};
    Slab slab = read::whole_of(variable);
    if (!within_days(filter, group, variable, slab)) return {};
    if (filter.policies.empty()) return {slab};
    if (!variable.has(Dimension::policy)) {
        const auto of = group.texts.find(hdf5::attribute::of_policy);
        if (of != group.texts.end() && !is_wanted(filter.policies, of->second)) return {};
        return {slab};
    }
    const auto axis = static_cast<std::size_t>(
        std::find(variable.axes.begin(), variable.axes.end(), Dimension::policy) -
        variable.axes.begin());
    std::vector<Slab> slabs;
    const std::vector<std::string>& policies = group.along(Dimension::policy).texts;
    for (std::size_t i = 0; i < policies.size(); ++i) {
        if (!is_wanted(filter.policies, policies[i])) continue;
        slabs.push_back(slab);
        slabs.back().offset[axis] = i;
        slabs.back().lengths[axis] = 1;
    }
    return slabs;
}

/// The next position in a slab, the last axis running fastest.
void advance(std::vector<std::size_t>& at, const Slab& slab) {
    for (std::size_t axis = at.size(); axis-- > 0;) {
        if (++at[axis] < slab.offset[axis] + slab.lengths[axis]) return;
        at[axis] = slab.offset[axis];
    }
}

/// Writes the rows of one table, one after another.
class Writer {
  public:
    Writer(const ResultFile& file, const Table& table, const Form& form, const Writing& writing)
        : file_(file), table_(table), form_(form), writing_(writing) {}

    void write(const Group& group, const Variable& variable, const std::vector<Slab>& slabs) {
        const Cells cells(table_.columns, group, variable, form_);
        Treatment treatment{Treatment::As::unchanged};
        if (writing_.disclosing == Disclosing::safely)
            treatment = treatment_of(table_.name, group, variable);
        for (const Slab& slab : slabs) {
            for (const Slab& part : read::parts_of(slab, variable.chunk, most_values)) {
                file_.read(group, variable, part, values_);
                symbols_.clear();
                if (writing_.disclosing == Disclosing::safely)
                    make_safe(group, variable, part, treatment);
                write_rows(cells, variable, part);
                if (writing_.done) writing_.done(rows_);
            }
        }
    }
    [[nodiscard]] std::size_t rows() const { return rows_; }
    void pass_on() {
        writing_.write(text_);
        text_.clear();
    }

  private:
    void make_safe(const Group& group,
                   const Variable& variable,
                   const Slab& part,
                   const Treatment& treatment) {
        basis_.clear();
        if (!treatment.basis.empty()) file_.read(group, *group.find(treatment.basis), part, basis_);
        const bool of_statistics = variable.axes.back() == Dimension::statistic;
        static const std::vector<std::string> none;
        symbols_ = tidy::make_safe(treatment,
                                   of_statistics ? group.along(Dimension::statistic).texts : none,
                                   basis_,
                                   values_);
    }

    void write_rows(const Cells& cells, const Variable& variable, const Slab& part) {
        std::vector<std::size_t> at = part.offset;
        for (std::size_t i = 0; i < values_.size(); ++i) {
            if (rows_++ > 0) text_ += form_.between();
            text_ += form_.open();
            cells.append(text_, at);
            if (!symbols_.empty() && symbols_[i] != 0)
                form_.symbol(text_, symbols_[i]);
            else
                form_.value(text_, values_[i], variable.precision);
            text_ += form_.close();
            if (text_.size() > bytes_at_once) pass_on();
            advance(at, part);
        }
    }

    const ResultFile& file_;
    const Table& table_;
    const Form& form_;
    const Writing& writing_;
    std::vector<double> values_, basis_;
    std::vector<char> symbols_;
    std::string text_;
    std::size_t rows_ = 0;
};

}  // namespace

std::size_t write_table(const ResultFile& file,
                        const Table& table,
                        const Filter& filter,
                        const Form& form,
                        const Writing& writing) {
    writing.write(form.head(table.columns));
    Writer writer(file, table, form, writing);
    for (const Group* group : table.groups) {
        for (const Variable* variable : table.variables(*group))
            writer.write(*group, *variable, wanted_of(filter, *group, *variable));
    }
    writer.pass_on();
    writing.write(form.foot());
    return writer.rows();
}

}  // namespace caseforce::tidy
