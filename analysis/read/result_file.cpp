#include "analysis/read/result_file.hpp"

#include <fmt/format.h>

#include "analysis/hdf5/box.hpp"
#include "analysis/read/opening.hpp"
#include "analysis/read/unusable.hpp"
#include "engine/core/error.hpp"

namespace caseforce::read {
namespace {

using hdf5::check;
using hdf5::hold;

[[noreturn]] void refuse(const std::filesystem::path& path, std::string_view why) {
    throw UnusableResult(
        fmt::format("{}: cannot be used as a result of caseforce: {}", path.string(), why));
}

/// What HDF5 or a check finds wrong, as one kind of error with the path.
template <class Read>
void checked(const std::filesystem::path& path, Read&& read) {
    try {
        read();
    } catch (const UnusableResult& error) {
        refuse(path, error.what());
    } catch (const FileError& error) {
        refuse(path, error.what());
    }
}

void read_slab(const Handle& dataset, const Slab& slab, std::vector<double>& values) {
    constexpr std::string_view doing = "read its values";
    const std::vector<hsize_t> offset(slab.offset.begin(), slab.offset.end());
    const std::vector<hsize_t> lengths(slab.lengths.begin(), slab.lengths.end());
    values.resize(slab.size());
    const hdf5::Box box = hdf5::box_of(dataset, offset, lengths, doing);
    check(H5Dread(dataset.id(),
                  H5T_NATIVE_DOUBLE,
                  box.here.id(),
                  box.there.id(),
                  H5P_DEFAULT,
                  values.data()),
          doing);
}

}  // namespace

/// The file, and the dataset last read: slabs of one variable follow each other, and its chunks are
/// kept while it is open.
struct ResultFile::Opened {
    Handle file, dataset;
    std::string name;

    const Handle& dataset_of(const Group& group, const Variable& variable) {
        const std::string wanted = fmt::format("/{}/{}", group.name, variable.dataset);
        if (name != wanted) {
            name.clear();
            dataset = Handle();
            const Handle in = open_group(file, group.name);
            dataset = open_dataset(in, variable.dataset);
            name = wanted;
        }
        return dataset;
    }
};

ResultFile::ResultFile(const std::filesystem::path& path, Partial partial)
    : path_(path), opened_(std::make_unique<Opened>()) {
    check_readable(path);
    checked(path, [&] {
        opened_->file = open_file(path);
        const Handle root = open_group(opened_->file, "/");
        origin_ = origin_of(root);
        if (origin_.replications < origin_.replications_asked && partial == Partial::refused)
            throw UnusableResult(
                fmt::format("it holds {} of the {} simulated futures that were asked for "
                            "(caseforce merge puts shards together; --allow-partial takes it as it "
                            "is)",
                            origin_.replications,
                            origin_.replications_asked));
        groups_ = groups_of(root, origin_);
    });
}

ResultFile::~ResultFile() = default;
ResultFile::ResultFile(ResultFile&&) noexcept = default;
ResultFile& ResultFile::operator=(ResultFile&&) noexcept = default;

const Group* ResultFile::find(std::string_view group) const {
    for (const Group& one : groups_) {
        if (one.name == group) return &one;
    }
    return nullptr;
}

const std::vector<std::string>& ResultFile::policies() const {
    return groups_.front().along(Dimension::policy).texts;
}

const std::vector<std::int64_t>& ResultFile::dates() const {
    return groups_.front().along(Dimension::time).numbers;
}

void ResultFile::read(const Group& group,
                      const Variable& variable,
                      const Slab& slab,
                      std::vector<double>& values) const {
    checked(path_, [&] { read_slab(opened_->dataset_of(group, variable), slab, values); });
}

std::vector<double> ResultFile::read(const Group& group, const Variable& variable) const {
    constexpr std::size_t most = 10'000'000;
    if (variable.size() > most)
        refuse(path_, fmt::format("'{}' has more values than can be read at once", variable.name));
    std::vector<double> values;
    read(group, variable, whole_of(variable), values);
    return values;
}

}  // namespace caseforce::read
