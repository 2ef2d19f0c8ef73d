package dev.gatehouse.bench.soak.report;

import dev.gatehouse.bench.measure.figure.Figure;
import dev.gatehouse.bench.soak.report.Check.Outcome;
import dev.gatehouse.bench.soak.schedule.Plan;
import dev.gatehouse.bench.soak.trend.Slope;
import dev.gatehouse.bench.soak.trend.Trend;
import dev.gatehouse.bench.soak.visit.Doings;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/// What a run has shown so far, or whole.
public final class Summary {
    private static final String FORM = "  %-34s %10s %12s %10s %24s %8s  %s";
    private static final double MIB = 1 << 20;
    private static final double PERCENT = 100;
    private static final double MOST_BEHIND_SECONDS = 5;
    private static final double SECONDS_PER_MINUTE = 60;

    private final Plan plan;
    private final Course course;
    private final Doings doings;
    private final Result result;
    private final boolean finished;
    private final List<Trend> trends;
    private final List<Check> checks;

    /// @param finished whether the run is over
    public Summary(Plan plan, Course course, Doings doings, Result result, boolean finished) {
        this.plan = plan;
        this.course = course;
        this.doings = doings;
        this.result = result;
        this.finished = finished;
        this.trends = course.trends();
        this.checks = checks();
    }

    private List<Check> checks() {
        List<Check> all = new ArrayList<>();
        trends.forEach(trend -> all.add(Check.of(trend)));
        all.add(Check.of(result.rightlySigned(), "events of the sample are signed rightly", result.signed()));
        all.add(Check.of(
                doings.of(Doings.INTRUDED) == 0 && doings.of("intruders") > 0,
                "no intruder is let in",
                doings.of(Doings.INTRUDED) + " of " + doings.of("intruders")));
        all.add(Check.of(
                doings.ofAll(Doings.UNEXPECTED) == 0,
                "calls end as they should",
                doings.ofAll(Doings.UNEXPECTED) + " did not"));
        all.add(Check.of(
                result.behindSeconds() < MOST_BEHIND_SECONDS,
                "the load keeps its schedule",
                String.format(Locale.ROOT, "%.1f s behind", result.behindSeconds())));
        all.add(Check.of(result.failure().isEmpty(), "the run comes to its end", result.failure()));
        if (finished && trends.isEmpty()) {
            all.add(Check.of(
                    false,
                    "there are enough samples for slopes",
                    course.measured().size() + " that count"));
        }
        return all;
    }

    private long count(Outcome outcome) {
        return checks.stream().filter(check -> check.outcome() == outcome).count();
    }

    /// How many checks failed.
    public long failed() {
        return count(Outcome.FAILED);
    }

    /// The last line of a run.
    public String verdict() {
        String verdict = count(Outcome.PASSED) + " passed, " + failed() + " failed";
        return count(Outcome.UNCLEAR) == 0 ? verdict : verdict + ", " + count(Outcome.UNCLEAR) + " unclear";
    }

    /// As people read it.
    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add("Slopes per hour over " + minutes(course.measuredHours() * SECONDS_PER_MINUTE) + ", "
                + course.measured().size() + " samples after a warm-up of "
                + minutes(plan.warmUp().toSeconds() / SECONDS_PER_MINUTE) + ", from the means of batches of them"
                + (finished ? "" : " (the run is still under way)"));
        lines.add("");
        lines.add(String.format(
                Locale.ROOT, FORM, "series", "mean", "slope/h", "± error", "95 % interval", "in all", ""));
        trends.forEach(trend -> lines.add(line(trend)));
        lines.add("");
        lines.add("The load:");
        doings.counts().forEach((what, count) -> lines.add(counted(what, count)));
        lines.add("The gateway:");
        course.counted().forEach((what, count) -> lines.add(counted(what, count)));
        lines.add("");
        checks.stream()
                .filter(check ->
                        check.outcome() != Outcome.PASSED || !check.what().endsWith("does not grow"))
                .forEach(check -> lines.add(String.format(
                        Locale.ROOT, "  %-8s %s: %s", check.outcome().word(), check.what(), check.found())));
        lines.add("");
        lines.add("seed " + plan.seed());
        lines.add(verdict());
        return lines;
    }

    private static String counted(String what, double count) {
        return String.format(Locale.ROOT, "  %,12.0f  %s", count, what);
    }

    private static String minutes(double minutes) {
        return String.format(Locale.ROOT, "%.1f minutes", minutes);
    }

    private static String line(Trend trend) {
        Slope slope = trend.slope();
        double unit = trend.isBytes() ? MIB : 1;
        String name = trend.isBytes() ? trend.name().replaceFirst("_bytes$", ", MiB") : trend.name();
        return String.format(
                Locale.ROOT,
                FORM,
                name,
                Figure.number(slope.mean() / unit),
                Figure.number(slope.perHour() / unit),
                Figure.number(slope.error() / unit),
                Figure.number(slope.low() / unit) + " … " + Figure.number(slope.high() / unit),
                String.format(Locale.ROOT, "%+.1f %%", trend.share() * PERCENT),
                Check.of(trend).outcome().word());
    }

    /// One JSON object.
    public String asJson() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("finished", finished);
        json.put("seed", plan.seed());
        json.put("minutes", plan.length().toSeconds() / SECONDS_PER_MINUTE);
        json.put("warm_up_minutes", plan.warmUp().toSeconds() / SECONDS_PER_MINUTE);
        json.put("samples", course.measured().size());
        json.put("series", trends.stream().map(Summary::asJson).toList());
        json.put("done", doings.counts());
        json.put("counted", course.counted());
        json.put("failures", texts(Outcome.FAILED));
        json.put("unclear", texts(Outcome.UNCLEAR));
        json.put("passed", count(Outcome.PASSED));
        json.put("failed", failed());
        return JsonMapper.shared().writeValueAsString(json);
    }

    private List<String> texts(Outcome outcome) {
        return checks.stream()
                .filter(check -> check.outcome() == outcome)
                .map(check -> check.what() + ": " + check.found())
                .toList();
    }

    private static Map<String, Object> asJson(Trend trend) {
        Slope slope = trend.slope();
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("name", trend.name());
        json.put("mean", slope.mean());
        json.put("slope_per_hour", slope.perHour());
        json.put("standard_error", slope.error());
        json.put("low_95", slope.low());
        json.put("high_95", slope.high());
        json.put("growth_share", trend.share());
        json.put("batches", slope.batches());
        json.put("verdict", trend.verdict().name().toLowerCase(Locale.ROOT));
        return json;
    }
}
