#include "engine/caseload/strips.hpp"

#include <algorithm>

namespace caseforce::caseload {

namespace {
const plan::CountTable& points_of_a_strip() {
    static const plan::CountTable table(strip_rate);
    return table;
}
}  // namespace

void add_points(std::vector<Arrival>& points,
                const Draws& draws,
                std::uint64_t strip_key,
                std::uint64_t (*point_key)(std::uint64_t, std::uint64_t),
                double floor,
                Days from,
                double bound) {
    const int count =
        points_of_a_strip().quantile(draws.uniform(strip_key, Purpose::points_in_strip));
    for (int number = 0; number < count; ++number) {
        const std::uint64_t key = point_key(strip_key, static_cast<std::uint64_t>(number));
        const Drawn point = draws.block(key, Purpose::point_height);
        const double height = floor + strip_rate * point.uniform(Purpose::point_height);
        if (height >= bound) continue;
        points.push_back(
            {from + week * point.uniform(Purpose::point_time), height, key, RoleIndex{}});
    }
}

void points_under(std::vector<Arrival>& points,
                  const Draws& draws,
                  entity::Kind kind,
                  int of_week,
                  Days from,
                  double bound) {
    points.clear();
    for (std::uint64_t strip = 0; static_cast<double>(strip) * strip_rate < bound; ++strip) {
        add_points(points,
                   draws,
                   entity::strip(kind, strip, of_week),
                   entity::point,
                   static_cast<double>(strip) * strip_rate,
                   from,
                   bound);
    }
}

void sort_by_time(std::vector<Arrival>& points) {
    std::sort(points.begin(), points.end(), [](const Arrival& a, const Arrival& b) {
        return a.at < b.at || (a.at == b.at && a.key < b.key);
    });
}

}  // namespace caseforce::caseload
