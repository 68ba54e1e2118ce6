// A harness without the fuzzer, for builds by any compiler: every file that is named, or stands in
// a folder that is named, is given to it once.
#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <exception>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

namespace {

namespace fs = std::filesystem;

std::vector<fs::path> files_of(int count, char** names) {
    std::vector<fs::path> files;
    for (int i = 1; i < count; ++i) {
        if (!fs::is_directory(names[i])) files.emplace_back(names[i]);
        if (!fs::is_directory(names[i])) continue;
        for (const auto& entry : fs::directory_iterator(names[i])) {
            if (entry.is_regular_file()) files.push_back(entry.path());
        }
    }
    std::sort(files.begin(), files.end());
    return files;
}

}  // namespace

int main(int count, char** names) {
    int finds = 0;
    const std::vector<fs::path> files = files_of(count, names);
    for (const fs::path& file : files) {
        std::ifstream stream(file, std::ios::binary);
        const std::string bytes{std::istreambuf_iterator<char>(stream), {}};
        try {
            LLVMFuzzerTestOneInput(reinterpret_cast<const std::uint8_t*>(bytes.data()),
                                   bytes.size());
        } catch (const std::exception& error) {
            std::fprintf(stderr, "%s: %s\n", file.c_str(), error.what());
            ++finds;
        }
    }
    std::printf("%zu inputs, %d finds\n", files.size(), finds);
    return finds == 0 && !files.empty() ? 0 : 1;
}
