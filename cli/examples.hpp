// An example or some for each verb, as help and the manual page show them; tests run them.
#pragma once

namespace caseforce::cli {

inline constexpr const char* init_example =
    "  caseforce init liverpool   # writes liverpool.yaml, which runs as it is\n"
    "  caseforce init --from-published scenarios/published_example \\\n"
    "      --council 'Lower Vale'\n";
inline constexpr const char* run_example =
    "  caseforce run scenarios/sefton.yaml -o sefton.h5 --replications 200\n"
    "  caseforce run sefton.yaml -o more.h5 \\\n"
    "      --set 'demand.referrals_per_10000=900 per year'\n";
inline constexpr const char* compare_example =
    "  caseforce compare scenarios/sefton.yaml -o options.h5\n"
    "  caseforce compare sefton.yaml -o best.h5 --best 'cost_total' --confidence 95%\n"
    "  caseforce show sefton.yaml --set name=busier \\\n"
    "      --set 'demand.referrals_per_10000=900 per year' > busier.yaml\n"
    "  caseforce compare sefton.yaml busier.yaml -o two.h5 --policies early_help\n";
inline constexpr const char* sweep_example =
    "  caseforce sweep sefton.yaml -o caps.h5 --set supply.agency.cover=40%,80% \\\n"
    "      --set roles.social_worker.caseload_cap=16,18,20\n"
    "  caseforce sweep sefton.yaml -o demand.h5 --replications 50 --design sobol:16 \\\n"
    "      --set 'demand.referrals_per_10000=550..900 per year' \\\n"
    "      --set pathway.drift=0..1\n";
inline constexpr const char* sensitivity_example =
    "  caseforce sensitivity sefton.yaml -o matters.h5 --replications 20 \\\n"
    "      --measure 'caseload_mean over last 52 weeks' --measure cost_total \\\n"
    "      --set 'demand.referrals_per_10000=550..900 per year' \\\n"
    "      --set pathway.drift=0..1\n";
inline constexpr const char* optimise_example =
    "  caseforce optimise sefton.yaml --minimise cost_total \\\n"
    "      --subject-to 'caseload_mean over last 52 weeks <= 18' \\\n"
    "      --set supply.agency.cover=20%..100% \\\n"
    "      --set 'leaving.hazard.permanent=14%,17%,20% per year'\n"
    "  caseforce optimise sefton.yaml -o seats.h5 --minimise cost_total \\\n"
    "      --probability 60% --policy academy_doubled \\\n"
    "      --set supply.agency.cover=40%,60%,80%,100%\n";
inline constexpr const char* backtest_example =
    "  caseforce backtest sefton.yaml --data sefton_observed.csv --from 2022-10-03\n";
inline constexpr const char* calibrate_example =
    "  caseforce calibrate sefton.yaml --data sefton_observed.csv -o fitted.yaml \\\n"
    "      --set 'leaving.hazard.permanent=10%..30% per year' \\\n"
    "      --set supply.agency.cover=20%..100%\n";
inline constexpr const char* merge_example =
    "  caseforce run scenarios/sefton.yaml -o 1.h5 --shard 1/2\n"
    "  caseforce run scenarios/sefton.yaml -o 2.h5 --shard 2/2\n"
    "  caseforce merge 1.h5 2.h5 -o sefton.h5\n";
inline constexpr const char* trace_example =
    "  caseforce trace sefton.yaml --replication 7 --worker 73 --week 30\n"
    "  caseforce trace sefton.yaml --case 1034 --policy academy_doubled\n"
    "  caseforce trace sefton.yaml --json | jq 'select(.event == \"resigns\")'\n";
inline constexpr const char* report_example = "  caseforce report options.h5 -o options.html\n";
inline constexpr const char* export_example =
    "  caseforce export options.h5 > series.csv\n"
    "  caseforce export options.h5 --table summary \\\n"
    "      --measure caseload_mean,vacancy_rate -o a.csv\n"
    "  caseforce export options.h5 --table summary --level team -o teams.json\n"
    "  caseforce export options.h5 --table year_summary --disclosure -o public.csv\n"
    "  caseforce export options.h5 --list\n";
inline constexpr const char* check_example =
    "  caseforce check scenarios/sefton.yaml scenarios/liverpool.yaml\n";
inline constexpr const char* show_example =
    "  caseforce show scenarios/sefton.yaml > merged.yaml\n";
inline constexpr const char* measures_example = "  caseforce measures\n";
inline constexpr const char* selftest_example = "  caseforce selftest\n";
inline constexpr const char* schema_example = "  caseforce schema > caseforce.schema.json\n";
inline constexpr const char* completion_example =
    "  source <(caseforce completion bash)\n"
    "  caseforce completion zsh > _caseforce\n"
    "  caseforce completion fish > caseforce.fish\n";
inline constexpr const char* man_example = "  caseforce man > caseforce.1 && man ./caseforce.1\n";
}  // namespace caseforce::cli
