package dev.gatehouse.bench.soak.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.bench.soak.sample.Sample;
import dev.gatehouse.bench.soak.schedule.Plan;
import dev.gatehouse.bench.soak.visit.Doings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SummaryTest {
    private static final Plan PLAN = new Plan(42, Duration.ofMinutes(10));
    private static final Result GOOD = new Result(true, "100 right", 0.1, "");

    @TempDir
    private Path checkout;

    private final Doings doings = new Doings();
    private final Course course = new Course(PLAN);

    SummaryTest() {
        doings.count("intruders");
    }

    private void sample(double heapPerSecond) {
        for (int second = 0; second <= 600; second += 6) {
            course.add(new Sample(
                    Instant.EPOCH.plusSeconds(second),
                    second,
                    new TreeMap<>(Map.of("heap_live_bytes", 1e8 + heapPerSecond * second, "streams", 300.0)),
                    new TreeMap<>()));
        }
    }

    private Summary summary(Result result) {
        return new Summary(PLAN, course, doings, result, true);
    }

    @Test
    void aSteadyRunPassesAndEndsWithSeedAndVerdict() {
        sample(0);
        assertThat(summary(GOOD).failed()).isZero();
        assertThat(summary(GOOD).lines()).endsWith("seed 42", "7 passed, 0 failed");
        assertThat(summary(GOOD).lines()).anyMatch(line -> line.contains("heap_live, MiB") && line.contains("95.37"));
    }

    @Test
    void aHeapThatGrowsFails() {
        sample(10_000);
        assertThat(summary(GOOD).failed()).isEqualTo(1);
        assertThat(summary(GOOD).lines()).anyMatch(line -> line.contains("FAILED") && line.contains("heap_live"));
        assertThat(summary(GOOD).asJson()).contains("\"failed\":1", "\"verdict\":\"grows\"");
    }

    @Test
    void whatTheLoadSawCounts() {
        sample(0);
        doings.count(Doings.INTRUDED);
        doings.count(Doings.UNEXPECTED + "a stream ended with INTERNAL");
        assertThat(summary(new Result(false, "1 wrong", 60, "the gateway is gone"))
                        .failed())
                .isEqualTo(5);
    }

    @Test
    void tooFewSamplesAreNoPass() {
        assertThat(summary(GOOD).failed()).isEqualTo(1);
    }

    @Test
    void aRunThatIsKilledHasLeftItsSamplesAndASummary() throws IOException {
        sample(0);
        Folder folder = Folder.create(checkout, PLAN.seed(), Instant.parse("2026-11-21T22:00:00Z"));
        for (Sample sample : course.samples()) {
            folder.append(sample);
            folder.replace(new Summary(PLAN, course, doings, GOOD, false));
        }
        assertThat(folder.path()).hasFileName("20261121T220000Z-seed-42");
        assertThat(Files.readAllLines(folder.path().resolve("samples.jsonl"))).hasSize(course.size());
        assertThat(folder.path().resolve("summary.txt")).content().contains("under way", "7 passed, 0 failed");
        assertThat(folder.path().resolve("summary.json")).content().contains("\"finished\":false");
    }
}
