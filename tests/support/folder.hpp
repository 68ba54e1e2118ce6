// A folder for one test, empty at its beginning and gone at its end.
#pragma once

#include <atomic>
#include <cstddef>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <stdexcept>
#include <string>
#include <string_view>
#include <system_error>

#include <unistd.h>

namespace caseforce::test {

class Folder {
  public:
    Folder() {
        static std::atomic<int> number = 0;
        path_ = std::filesystem::temp_directory_path() /
                ("caseforce_test_" + std::to_string(getpid()) + "_" + std::to_string(++number));
        std::filesystem::remove_all(path_);  // of an earlier process of this number
        std::filesystem::create_directories(path_);
    }
    ~Folder() {
        std::error_code error;
        std::filesystem::remove_all(path_, error);
    }
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;

    [[nodiscard]] const std::filesystem::path& path() const { return path_; }
    [[nodiscard]] std::filesystem::path operator/(const std::string& name) const {
        return path_ / name;
    }
    [[nodiscard]] std::ptrdiff_t entries() const {
        return std::distance(std::filesystem::directory_iterator(path_),
                             std::filesystem::directory_iterator());
    }

    /// Writes a file, in a folder below if its name says so, and says where it is.
    std::filesystem::path write(const std::string& name, std::string_view bytes) const {
        const std::filesystem::path file = path_ / name;
        std::filesystem::create_directories(file.parent_path());
        std::ofstream stream(file, std::ios::binary | std::ios::trunc);
        stream << bytes;
        stream.close();
        if (!stream) throw std::runtime_error("cannot write " + file.string());
        return file;
    }
    /// Puts a file of the tree here under its own name.
    std::filesystem::path copy(const std::filesystem::path& file) const {
        std::filesystem::copy_file(file, path_ / file.filename());
        return path_ / file.filename();
    }

  private:
    std::filesystem::path path_;
};

}  // namespace caseforce::test
