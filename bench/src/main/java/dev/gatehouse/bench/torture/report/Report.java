package dev.gatehouse.bench.torture.report;

import dev.gatehouse.bench.terminal.Screen;
import dev.gatehouse.bench.torture.check.Checker;
import dev.gatehouse.bench.torture.claim.Finding;
import dev.gatehouse.bench.torture.history.Fact;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/// What a run showed, for people and for programs.
public final class Report {
    private static final int SHOWN_FAILURES = 5;
    private static final int KEPT_FAILURES = 100;

    private final Plan plan;
    private final Folder folder;
    private final List<Fact> facts;
    private final boolean finished;
    private final Map<String, Finding> findings;
    private final List<FaultRow> rows;

    private Report(Plan plan, Folder folder, List<Fact> facts, boolean finished) {
        this.plan = plan;
        this.folder = folder;
        this.facts = facts;
        this.finished = finished;
        this.findings = Checker.check(facts, finished);
        this.rows = FaultRow.of(facts, Checker.flows(facts, finished));
    }

    public static Report of(Plan plan, Folder folder, List<Fact> facts) {
        return new Report(plan, folder, facts, true);
    }

    public static Report soFar(Plan plan, Folder folder, List<Fact> facts) {
        return new Report(plan, folder, facts, false);
    }

    public long failed() {
        return findings.values().stream().filter(finding -> !finding.holds()).count();
    }

    private long passed() {
        return findings.values().stream()
                .filter(finding -> finding.isTested() && finding.holds())
                .count();
    }

    /// Claims that nothing in this run put to the test.
    private long skipped() {
        return findings.values().stream().filter(finding -> !finding.isTested()).count();
    }

    private String verdict() {
        String verdict = passed() + " passed, " + failed() + " failed";
        return skipped() == 0 ? verdict : verdict + ", " + skipped() + " skipped";
    }

    public void print(Screen screen) {
        screen.line("");
        screen.line(FaultRow.header());
        rows.forEach(row -> screen.line(row.line()));
        screen.line("");
        screen.line("acknowledged " + acknowledged() + " events, received " + count(Fact.Received.class) + ", "
                + count(Fact.Commanded.class) + " attempts at commands, " + count(Fact.Revoked.class)
                + " sessions revoked, " + count(Fact.Opened.class) + " streams opened");
        screen.line("");
        findings.forEach((title, finding) -> print(screen, title, finding));
        screen.line("");
        screen.line("seed " + plan.seed() + "; results: " + folder.results());
        if (failed() > 0) {
            screen.line("logs: " + folder.home().folder().resolve("logs") + "; every fact: " + folder.facts());
        }
        screen.line(verdict());
    }

    private static void print(Screen screen, String title, Finding finding) {
        String word = finding.isTested() ? "ok    " : "-     ";
        String verdict = screen.verdict(finding.holds(), finding.holds() ? word : "FAILED");
        screen.line(String.format(Locale.ROOT, "  %s %,9d checks  %s", verdict, finding.checks(), title));
        finding.failures().stream().limit(SHOWN_FAILURES).forEach(failure -> screen.line("           - " + failure));
        if (finding.failures().size() > SHOWN_FAILURES) {
            screen.line("           - and " + (finding.failures().size() - SHOWN_FAILURES) + " more");
        }
    }

    private long acknowledged() {
        return facts.stream()
                .filter(fact ->
                        fact instanceof Fact.Published published && published.answer() == Fact.Answer.ACKNOWLEDGED)
                .count();
    }

    private long count(Class<? extends Fact> kind) {
        return facts.stream().filter(kind::isInstance).count();
    }

    public String asJson() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("at", Instant.now().toString());
        json.put("finished", finished);
        json.put("seed", plan.seed());
        json.put("seconds", plan.length().toSeconds());
        json.put("gateways", plan.cast().gateways());
        json.put("redis", plan.cast().redis().toString());
        json.put("acknowledged", acknowledged());
        json.put("received", count(Fact.Received.class));
        json.put("faults", rows.stream().map(FaultRow::asJson).toList());
        json.put("claims", findings.entrySet().stream().map(Report::asJson).toList());
        json.put("passed", passed());
        json.put("failed", failed());
        json.put("skipped", skipped());
        json.put("folder", folder.path().toString());
        return JsonMapper.shared().writeValueAsString(json);
    }

    private static Map<String, Object> asJson(Map.Entry<String, Finding> claim) {
        Finding finding = claim.getValue();
        return Map.of(
                "claim", claim.getKey(),
                "checks", finding.checks(),
                "failures", finding.failures().size(),
                "examples", finding.failures().stream().limit(KEPT_FAILURES).toList());
    }
}
