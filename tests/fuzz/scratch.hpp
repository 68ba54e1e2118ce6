// A folder of this process alone, where the harnesses put the file that is read.
#pragma once

#include <filesystem>
#include <fstream>
#include <stdexcept>
#include <string>

#include <unistd.h>

namespace caseforce::fuzz {

class Scratch {
  public:
    Scratch()
        : folder_(std::filesystem::temp_directory_path() /
                  ("caseforce-fuzz-" + std::to_string(::getpid()))) {
        std::filesystem::create_directories(folder_);
    }
    ~Scratch() {
        std::error_code ignored;
        std::filesystem::remove_all(folder_, ignored);
    }
    Scratch(const Scratch&) = delete;
    Scratch& operator=(const Scratch&) = delete;

    /// Puts the bytes into the file of that name and says where it is.
    std::filesystem::path put(const std::string& name, const void* bytes, std::size_t size) const {
        const std::filesystem::path path = folder_ / name;
        std::ofstream stream(path, std::ios::binary | std::ios::trunc);
        stream.write(static_cast<const char*>(bytes), static_cast<std::streamsize>(size));
        stream.close();
        if (!stream) throw std::runtime_error("cannot write " + path.string());
        return path;
    }

    /// Puts a file of the tree there under its own name.
    std::filesystem::path copy(const std::filesystem::path& file) const {
        std::filesystem::copy_file(file, folder_ / file.filename());
        return folder_ / file.filename();
    }

  private:
    std::filesystem::path folder_;
};

/// What the program must never do, told in a way that stops the fuzzer here.
[[noreturn]] inline void find(const std::string& what) {
    throw std::logic_error("a find: " + what);
}

}  // namespace caseforce::fuzz
