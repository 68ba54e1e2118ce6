#include "analysis/keep/kept_work.hpp"

#include <algorithm>
#include <optional>
#include <system_error>
#include <utility>

#include <fmt/format.h>

namespace caseforce::keep {
namespace {

namespace fs = std::filesystem;

/// Every part file beside a result, whoever made it.
std::vector<fs::path> parts_beside(const fs::path& result) {
    const std::string name = part_beside(result).filename().string();
    std::vector<fs::path> parts;
    std::error_code error;
    const fs::path folder = result.has_parent_path() ? result.parent_path() : fs::path(".");
    for (const fs::directory_entry& entry : fs::directory_iterator(folder, error)) {
        const std::string other = entry.path().filename().string();
        if (other.starts_with(name) &&
            other.find_first_not_of("0123456789", name.size()) == std::string::npos)
            parts.push_back(result.parent_path() / other);
    }
    std::sort(parts.begin(), parts.end());
    return parts;
}

}  // namespace

fs::path part_beside(const fs::path& result, int rank) {
    fs::path part = result;
    part += rank == 0 ? std::string(".part") : fmt::format(".part{}", rank + 1);
    return part;
}

/// The runs of one experiment.
class KeptWork::Of : public Keeper {
  public:
    Of(KeptWork& work, std::uint32_t experiment) : work_(work), experiment_(experiment) {}

    [[nodiscard]] std::optional<Run> find(std::size_t option, std::uint32_t replication) override {
        const auto found = work_.found_.extract(key_of(option, replication));
        if (found.empty()) return std::nullopt;
        return found.mapped();
    }
    Run keep(std::size_t option, std::uint32_t replication, Run run) override {
        Run kept = work_.own_->append(key_of(option, replication), run);
        ++work_.appended_;
        return kept;
    }
    [[nodiscard]] std::size_t processes() const override {
        return static_cast<std::size_t>(work_.crew_.size);
    }
    [[nodiscard]] bool is_ours(std::size_t task) const override {
        return task % processes() == static_cast<std::size_t>(work_.crew_.rank);
    }
    void meet() override {
        if (!work_.crew_.wait_for_all) return;
        work_.crew_.wait_for_all();
        for (const auto& [path, part] : work_.others_)
            work_.look(*part);
        // Whoever goes on sooner would write what others are still to read as of now.
        work_.crew_.wait_for_all();
    }

  private:
    [[nodiscard]] RunKey key_of(std::size_t option, std::uint32_t replication) const {
        return {experiment_, static_cast<std::uint32_t>(option), replication};
    }

    KeptWork& work_;
    std::uint32_t experiment_;
};

KeptWork::KeptWork(const fs::path& result, Crew crew) : result_(result), crew_(std::move(crew)) {}

// By way of the other, so that what was begun is taken away where this one throws.
KeptWork::KeptWork(const fs::path& result, const std::string& undertaking, Going going, Crew crew)
    : KeptWork(result, std::move(crew)) {
    open_own(undertaking, going);
    if (crew_.wait_for_all) crew_.wait_for_all();
    look_into_others(undertaking);
    found_at_first_ = found_.size();
    if (crew_.wait_for_all) crew_.wait_for_all();
}

KeptWork::~KeptWork() {
    if (own_ && was_empty_ && appended_ == 0) {
        std::error_code ignored;
        fs::remove(own_->path(), ignored);
    }
}

void KeptWork::open_own(const std::string& undertaking, Going going) {
    const fs::path path = part_beside(result_, crew_.rank);
    std::error_code error;
    if (fs::exists(path, error) && !PartFile::is_only_begun(path)) {
        std::string why;
        try {
            const std::shared_ptr<PartFile> there = PartFile::go_on(path);
            if (there->undertaking() == undertaking) {
                own_ = there;
                look(*own_);
                was_empty_ = found_.empty();
                return;
            }
            why = fmt::format(
                "{}: holds runs of another scenario, seed, choice of options or build of the "
                "program",
                path.string());
        } catch (const UnusablePart& unusable) {
            why = unusable.what();
        }
        if (going == Going::on) throw UnusablePart(why + "; without --resume they are replaced");
        warnings_.push_back(why + "; they are replaced");
    }
    own_ = PartFile::begin(path, undertaking);
    was_empty_ = true;
}

void KeptWork::look_into_others(const std::string& undertaking) {
    for (const fs::path& path : parts_beside(result_)) {
        if (path == own_->path()) continue;
        try {
            std::shared_ptr<PartFile> other = PartFile::look_into(path);
            if (other->undertaking() != undertaking) continue;
            look(*other);
            others_.emplace(path, std::move(other));
        } catch (const UnusablePart& unusable) {
            warnings_.push_back(unusable.what());
        }
    }
}

void KeptWork::look(PartFile& file) {
    const PartFile::Found found = file.look(
        [&](Record record) { found_.insert_or_assign(record.key, std::move(record.run)); });
    if (found.damaged > 0)
        warnings_.push_back(fmt::format("{}: damaged in {} {}; what stood there is simulated again",
                                        file.path().string(),
                                        found.damaged,
                                        found.damaged == 1 ? "place" : "places"));
    if (found.unfinished_end)
        warnings_.push_back(
            fmt::format("{}: ends within a run, which is simulated again", file.path().string()));
}

Keeper& KeptWork::of_experiment(std::uint32_t number) {
    return *keepers_.emplace_back(std::make_unique<Of>(*this, number));
}

std::size_t KeptWork::options_of(std::uint32_t experiment) const {
    std::size_t options = 0;
    for (const auto& [key, run] : found_) {
        if (key.experiment == experiment) options = std::max<std::size_t>(options, key.option + 1);
    }
    return options;
}

std::vector<std::uint32_t> KeptWork::complete(std::uint32_t experiment, std::size_t options) const {
    std::map<std::uint32_t, std::size_t> by_number;
    for (const auto& [key, run] : found_) {
        if (key.experiment == experiment && key.option < options) ++by_number[key.replication];
    }
    std::vector<std::uint32_t> numbers;
    for (const auto& [number, kept] : by_number) {
        if (kept == options) numbers.push_back(number);
    }
    return numbers;
}

void KeptWork::discard() {
    if (crew_.wait_for_all) crew_.wait_for_all();
    std::error_code ignored;
    fs::remove(own_->path(), ignored);
    for (const auto& [path, part] : others_) {
        if (crew_.is_first()) fs::remove(path, ignored);
    }
}

}  // namespace caseforce::keep
