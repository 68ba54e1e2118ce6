// What is published of one council in one year, and what stands in where it is not: the council's
// own figure of a year near by, else its region's or England's, each in proportion. Whatever stands
// in is noted, with the symbol that stood there.
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "analysis/published/statistics.hpp"

namespace caseforce::published {

struct Figure {
    double value = 0;
    std::string words;  ///< "referral_count 3764", or with what it stands in for
};

class Figures {
  public:
    /// Requires: the workforce of the council was counted in the year.
    Figures(const Statistics& statistics, Area council, int year)
        : statistics_(statistics), council_(std::move(council)), year_(year) {}

    [[nodiscard]] const Area& council() const { return council_; }
    [[nodiscard]] int year() const { return year_; }

    /// The number of children in the middle of a year, or of the nearest that is published. Throws
    /// UsageError where there is none.
    [[nodiscard]] Figure children(int year);
    /// A count. Where it is not published, in proportion to `of`, which is `of_here` of the
    /// council.
    [[nodiscard]] Figure count(Column what, Column of, double of_here);
    /// A rate in percent: the median of the council's over the three years up to this one, as one
    /// year of one council is mostly chance; else the region's or England's.
    [[nodiscard]] Figure usual_rate(Column what);
    /// A count of a year, likewise: in proportion to `of`, which is `of_here` of the council, the
    /// median of its shares over the three years. Where none of them is published, as `count`.
    [[nodiscard]] Figure usual_count(Column what, Column of, double of_here);
    /// Of England, in the year or the nearest before.
    [[nodiscard]] double of_england(Column what) const;

    /// What stands in for what, in the order of asking.
    [[nodiscard]] const std::vector<std::string>& stand_ins() const { return stand_ins_; }
    /// What a person is to look at before the scenario is used, likewise.
    [[nodiscard]] const std::vector<std::string>& remarks() const { return remarks_; }
    void remark(std::string words) { remarks_.push_back(std::move(words)); }

  private:
    struct Donor {
        std::string code, name;
        int year;
    };
    /// What is published of the council in the three years up to this one.
    struct LastYears {
        std::vector<double> numbers;  ///< or shares
        std::string words;            ///< "18, 20.5, 'low' as 0": as published
        [[nodiscard]] double median() const;
    };

    [[nodiscard]] std::vector<Donor> donors(int near) const;
    /// Divided by `of` in the same year, where that is given.
    [[nodiscard]] LastYears last_years(Column what, std::optional<Column> of) const;
    [[nodiscard]] std::string why_not(Column what) const;
    /// Of a number far from the years before and after: empty of any other.
    [[nodiscard]] std::string beside(Column what, double number) const;
    void note(Column what, const std::string& instead);

    const Statistics& statistics_;
    Area council_;
    int year_;
    std::vector<std::string> stand_ins_, remarks_;
};

}  // namespace caseforce::published
