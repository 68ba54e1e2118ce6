"""Each mechanism: whether a merged scenario has it on, and how it is seen in a run's file.

A test of sight takes a Run (series are means over replications of the council, or by stage, team or role)."""
import numpy


class Run:
    def __init__(self, file, scenario):
        self.file, self.scenario = file, scenario

    def series(self, measure, group="", name=None):
        """(replication, week) of one policy."""
        place = self.file[group] if group else self.file
        data = place[measure][0]
        if name is None:
            return data
        dimension = place[measure].dims[3][0]
        names = [one.decode() for one in dimension[()]]
        return data[:, :, names.index(name)]

    def total(self, measure, group="", name=None):
        return float(numpy.nansum(self.series(measure, group, name)))

    def moves(self, measure, group="", name=None):
        series = self.series(measure, group, name)
        return float(numpy.nanmax(series) - numpy.nanmin(series)) > 0

    def stages(self):
        return (self.scenario.get("pathway") or {}).get("stages") or {}

    def by_month(self, measure, month):
        """Mean over the weeks that end in a month, and over the others."""
        mean = numpy.nanmean(self.series(measure), axis=0)
        start = numpy.datetime64(str(self.scenario["start"]))
        ends = [start + numpy.timedelta64(7 * (week + 1), "D") for week in range(len(mean))]
        of_month = numpy.array([end.astype("datetime64[M]").astype(int) % 12 == month - 1 for end in ends])
        return mean[of_month].mean(), mean[~of_month].mean()


def on(*path):
    """Whether the merged scenario has something at a path."""
    def look(scenario):
        for key in path:
            scenario = (scenario or {}).get(key) if isinstance(scenario, dict) else None
        return bool(scenario)
    return look


def any_stage(key):
    return lambda scenario: any(stage.get(key) for stage in ((scenario.get("pathway") or {}).get("stages") or {}).values())


def price_step(run):
    """Salaries a permanent FTE cost more after the last step than before the first."""
    cost = run.series("cost_permanent") / run.series("permanent_fte")
    return float(cost[:, -1].mean()) > float(cost[:, 0].mean()) * 1.02


def august(run):
    worked, otherwise = run.by_month("hours_present", 8)
    return worked < otherwise


# In a council of enough workers hardly a child waits but in the futures that go badly: 200 futures hold some.
RARE = {"escalation", "transfer held"}

# name: (on in the scenario, seen in the run, what takes it out of a scenario or None)
MECHANISMS = {
    "demand": (on("demand"), lambda run: run.total("referrals") > run.total("re_referrals"), "demand: ~"),
    "return": (on("pathway", "return"), lambda run: run.total("re_referrals") > 0, None),
    "escalation": (any_stage("escalation"), lambda run: run.total("escalations") > 0, None),
    "statutory limit": (any_stage("limit"), lambda run: numpy.isfinite(run.series("stage_in_limit", "stage")).any(), None),
    "status": (any_stage("status"), lambda run: run.total("open_by_status") > 0, None),
    "placements": (lambda s: any(not str(stage.get("cost_per_case", 0)).startswith("0") for stage in s["pathway"]["stages"].values()),
                   lambda run: run.total("cost_placements") > 0, None),
    "transfer held": (lambda s: s["pathway"].get("transfer") == "hold" and len({x["team"] for x in s["pathway"]["stages"].values()}) > 1,
                      lambda run: run.total("awaiting_transfer") > 0, "pathway: {transfer: queue}"),
    "cover": (on("pathway", "cover_after"), lambda run: run.total("handovers") > 0, None),
    "queues": (on("pathway", "stages"), lambda run: run.total("wait_share") > 0, None),
    "leave": (on("working_time", "leave"), august, None),
    "overtime": (lambda s: str(s["working_time"].get("max_overtime_share", "0%")) != "0%",
                 lambda run: run.total("excess_hours") > 0, 'working_time: {max_overtime_share: 0%}'),
    "strain": (on("leaving", "memory_weeks"), lambda run: run.total("strain_mean") > 0, None),
    "leaving": (on("leaving"), lambda run: run.total("leavers") > 0, "leaving: ~"),
    "absence": (on("sickness"), lambda run: run.total("absent_fte") > 0, None),
    "market": (on("supply", "market"), lambda run: run.total("starters_by_route", name="market") > 0, None),
    "pipeline": (on("supply", "market"), lambda run: run.total("pipeline_fte") > 0, None),
    "promotion": (on("supply", "promotion"), lambda run: run.total("promotions") > 0, "supply: {promotion: ~}"),
    "agency": (on("supply", "agency"), lambda run: run.moves("agency_fte") and run.total("cost_agency") > 0, None),
    "conversion": (lambda s: on("supply", "agency", "conversion")(s) and str(s["supply"]["agency"]["conversion"]) != "0%",
                   lambda run: run.total("conversions") > 0, "supply: {agency: {conversion: 0%}}"),
    "academy": (on("supply", "academy"), lambda run: run.total("starters_by_route", name="academy") > 0, "supply: {academy: ~}"),
    "overseas": (on("supply", "overseas"), lambda run: run.total("starters_by_route", name="overseas") > 0, "supply: {overseas: ~}"),
    "managed teams": (on("supply", "managed_teams"), lambda run: run.total("managed_fte") > 0 and run.total("cost_managed") > 0,
                      "supply: {managed_teams: ~}"),
    "prices": (on("prices"), price_step, "prices: ~"),
    "budget": (on("budget"), lambda run: numpy.isfinite(run.file["year/cost_vs_budget"][()]).any(), None),
    "changes of posts": (lambda s: any(".posts" in path for change in s.get("changes") or [] for path in change.get("add", {})),
                         lambda run: run.moves("posts_fte"), None),
    "uncertain": (on("uncertain"), lambda run: run.series("referrals").sum(axis=1).std() > 0, None),
    "becomes": (lambda s: any(role.get("becomes") for role in s["roles"].values()),
                lambda run: any(run.moves("permanent_fte", "role", name) for name, role in run.scenario["roles"].items()
                                if role.get("becomes")), None),
}
