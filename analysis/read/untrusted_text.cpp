// Texts and attributes of a file that may be damaged (analysis/read/untrusted.hpp).
#include <algorithm>
#include <cstdlib>
#include <cstring>
#include <memory>

#include <fmt/format.h>

#include "analysis/read/untrusted.hpp"
#include "analysis/read/unusable.hpp"

namespace caseforce::read {
namespace {

using hdf5::check;
using hdf5::hold;

constexpr std::size_t most_bytes_of_text = std::size_t{16} << 20U;
constexpr std::size_t most_texts = 100'000;

/// The memory that HDF5 takes for texts of any length, within a limit.
struct TextMemory {
    std::size_t taken = 0;

    static void* take(std::size_t size, void* from) noexcept {
        auto& memory = *static_cast<TextMemory*>(from);
        if (size > most_bytes_of_text - memory.taken) return nullptr;
        memory.taken += size;
        return std::malloc(std::max<std::size_t>(size, 1));
    }
    static void give_back(void* text, void* /*to*/) noexcept { std::free(text); }
};

/// Text as it is in memory: to the first NUL, of variable or of fixed length.
Handle text_type_like(const Handle& stored, std::string_view name) {
    constexpr std::string_view doing = "read a text";
    if (H5Tget_class(stored.id()) != H5T_STRING)
        throw UnusableResult(fmt::format("'{}' is not text", name));
    const htri_t variable = H5Tis_variable_str(stored.id());
    check(variable, doing);
    Handle type = hold(H5Tcopy(H5T_C_S1), H5Tclose, doing);
    const std::size_t size = variable > 0 ? H5T_VARIABLE : H5Tget_size(stored.id());
    if (variable == 0 && (size == 0 || size > most_bytes_of_text))
        throw UnusableResult(fmt::format("the text '{}' is too long", name));
    check(H5Tset_size(type.id(), size), doing);
    check(H5Tset_cset(type.id(), H5Tget_cset(stored.id())), doing);
    check(H5Tset_strpad(type.id(), H5T_STR_NULLPAD), doing);
    return type;
}

/// An attribute with one element; nothing where there is none of that name.
std::optional<Handle> attribute_named(const Handle& owner, const std::string& name) {
    const std::string doing = fmt::format("read the attribute '{}'", name);
    const htri_t exists = H5Aexists(owner.id(), name.c_str());
    check(exists, doing);
    if (exists == 0) return std::nullopt;
    Handle found = hold(H5Aopen(owner.id(), name.c_str(), H5P_DEFAULT), H5Aclose, doing);
    const Handle space = hold(H5Aget_space(found.id()), H5Sclose, doing);
    if (H5Sget_simple_extent_npoints(space.id()) != 1)
        throw UnusableResult(fmt::format("the attribute '{}' is not one value", name));
    return found;
}

template <class Number>
std::optional<Number> whole_number_of(const Handle& owner, const std::string& name, hid_t type) {
    const std::optional<Handle> found = attribute_named(owner, name);
    if (!found) return std::nullopt;
    const std::string doing = fmt::format("read the attribute '{}'", name);
    const Handle stored = hold(H5Aget_type(found->id()), H5Tclose, doing);
    if (H5Tget_class(stored.id()) != H5T_INTEGER || H5Tget_size(stored.id()) > sizeof(Number))
        throw UnusableResult(fmt::format("the attribute '{}' is not a whole number", name));
    Number number = 0;
    check(H5Aread(found->id(), type, &number), doing);
    return number;
}

std::vector<std::string> fixed_texts(const Handle& dataset, const Handle& type, std::size_t count) {
    const std::size_t size = H5Tget_size(type.id());
    if (count > 0 && size > most_bytes_of_text / count)
        throw UnusableResult("the texts of a coordinate are too long");
    std::vector<char> characters(size * count);
    check(H5Dread(dataset.id(), type.id(), H5S_ALL, H5S_ALL, H5P_DEFAULT, characters.data()),
          "read texts");
    std::vector<std::string> texts;
    for (std::size_t i = 0; i < count; ++i) {
        const char* const from = characters.data() + i * size;
        texts.emplace_back(from, ::strnlen(from, size));
    }
    return texts;
}

std::vector<std::string> variable_texts(const Handle& dataset,
                                        const Handle& type,
                                        std::size_t count) {
    constexpr std::string_view doing = "read texts";
    TextMemory memory;
    const Handle transfer = hold(H5Pcreate(H5P_DATASET_XFER), H5Pclose, doing);
    check(H5Pset_vlen_mem_manager(
              transfer.id(), TextMemory::take, &memory, TextMemory::give_back, &memory),
          doing);
    std::vector<char*> characters(count, nullptr);
    const herr_t read =
        H5Dread(dataset.id(), type.id(), H5S_ALL, H5S_ALL, transfer.id(), characters.data());
    std::vector<std::string> texts;
    for (char* const one : characters) {
        texts.emplace_back(one == nullptr ? "" : one);
        std::free(one);
    }
    check(read, doing);
    return texts;
}

}  // namespace

std::vector<std::string> all_texts(const Handle& dataset) {
    const std::size_t count = length_of_line(dataset, most_texts);
    const Handle stored = hold(H5Dget_type(dataset.id()), H5Tclose, "read the kind of texts");
    const Handle type = text_type_like(stored, "a coordinate");
    return H5Tis_variable_str(type.id()) > 0 ? variable_texts(dataset, type, count)
                                             : fixed_texts(dataset, type, count);
}

std::optional<std::string> text_of(const Handle& owner, const std::string& name) {
    const std::optional<Handle> found = attribute_named(owner, name);
    if (!found) return std::nullopt;
    const std::string doing = fmt::format("read the attribute '{}'", name);
    const Handle stored = hold(H5Aget_type(found->id()), H5Tclose, doing);
    const Handle type = text_type_like(stored, name);
    if (H5Tis_variable_str(type.id()) > 0) {
        char* characters = nullptr;
        check(H5Aread(found->id(), type.id(), static_cast<void*>(&characters)), doing);
        const std::unique_ptr<char, herr_t (*)(void*)> kept(
            characters, [](void* text) { return H5free_memory(text); });
        if (characters == nullptr) return std::string();
        if (::strnlen(characters, most_bytes_of_text) == most_bytes_of_text)
            throw UnusableResult(fmt::format("the text '{}' is too long", name));
        return std::string(characters);
    }
    std::string text(H5Tget_size(type.id()), '\0');
    check(H5Aread(found->id(), type.id(), text.data()), doing);
    text.resize(std::strlen(text.c_str()));
    return text;
}

std::optional<std::int64_t> number_of(const Handle& owner, const std::string& name) {
    return whole_number_of<std::int64_t>(owner, name, H5T_NATIVE_INT64);
}

std::optional<std::uint64_t> unsigned_of(const Handle& owner, const std::string& name) {
    return whole_number_of<std::uint64_t>(owner, name, H5T_NATIVE_UINT64);
}

}  // namespace caseforce::read
