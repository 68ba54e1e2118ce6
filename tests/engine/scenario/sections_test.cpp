// Sections of a scenario (MODEL 7): whatever may move stands in one of them.
#include "engine/scenario/sections.hpp"

#include "engine/core/error.hpp"
#include "engine/scenario/overlay.hpp"
#include "engine/scenario/walk.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/changed.hpp"

using namespace caseforce;
using namespace caseforce::scenario;
using test::changed;
using test::example_with;

namespace {

const Scenario& example() {
    static const Scenario scenario = example_with("changes: []");
    return scenario;
}

struct Paths {
    std::vector<std::string> all;
    template <class T>
    void leaf(const Where& where, const T&) {
        all.push_back(where.path);
    }
    template <class T>
    void list(const Where& where, const std::vector<T>&) {
        all.push_back(where.path);
    }
    void absent(const Where& where) { all.push_back(where.path); }
    void fixed(const Where&) {}
};

Sections sections(std::initializer_list<Section> which) {
    Sections set;
    for (const Section section : which)
        set.add(section);
    return set;
}

}  // namespace

TEST_CASE("every value that may move stands in one section", "[sections]") {
    Paths met;
    walk(example(), {}, met);
    const Scenario without_any;
    walk(without_any, {}, met);
    REQUIRE(met.all.size() > 100);
    for (const std::string& path : met.all) {
        INFO(path);
        CHECK(sections_at(path).size() == 1);
    }
}

TEST_CASE("a path that ends above sections leads to all of them", "[sections]") {
    CHECK(sections_at("supply.agency.roles") == sections({Section::agency}));
    CHECK(sections_at("roles") == sections({Section::roles}));
    CHECK(sections_at("supply.managed_teams[1].fee") == sections({Section::managed_teams}));
    CHECK(sections_at("supply").size() == 7);
    CHECK_THROWS_AS(sections_at("history"), InternalError);
    CHECK_THROWS_AS(sections_at("supply.mark"), InternalError);
}

TEST_CASE("sections copied one by one are the whole scenario", "[sections]") {
    Scenario copy;
    Sections::all().for_each([&](Section section) { copy_section(section, example(), copy); });
    CHECK(fingerprint(copy) == fingerprint(example()));
}

TEST_CASE("the fingerprint of a section tells of its own values alone", "[sections]") {
    const Scenario other = changed("scale: {supply.agency.rate: 2}");
    Sections::all().for_each([&](Section section) {
        INFO(section_names[static_cast<std::size_t>(section)]);
        CHECK((fingerprint(other, section) == fingerprint(example(), section)) ==
              (section != Section::agency));
    });
}
