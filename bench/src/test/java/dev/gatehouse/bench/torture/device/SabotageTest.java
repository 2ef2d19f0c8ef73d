package dev.gatehouse.bench.torture.device;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.bench.torture.check.Checker;
import dev.gatehouse.bench.torture.claim.Finding;
import dev.gatehouse.bench.torture.history.Fact;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The same right history passes as it is, and fails once a device falsifies what it saw.
class SabotageTest {
    @Test
    void aTrueHistoryPasses() {
        assertThat(failures(Sabotage.NONE)).isEmpty();
    }

    @Test
    void droppedEventsFailTheRun() {
        assertThat(failures(Sabotage.DROP)).isNotEmpty().allMatch(failure -> failure.contains("did not reach"));
    }

    @Test
    void doubledEventsFailTheRun() {
        assertThat(failures(Sabotage.DOUBLE)).isNotEmpty().allMatch(failure -> failure.contains("doubled"));
    }

    private static List<String> failures(Sabotage sabotage) {
        List<Fact> told = new ArrayList<>();
        var device = sabotage.of(told::add);
        device.accept(new Fact.SignedIn(1, 0, "alice", "s"));
        device.accept(new Fact.Opened(2, 0, "s", 1, 2, false));
        for (int n = 0; n < 100; n++) {
            long at = 10L + n;
            told.add(new Fact.Published(at, "e" + n, "alice", null, at, "d", true, Fact.Answer.ACKNOWLEDGED, "1-" + n));
            device.accept(new Fact.Received(at, 0, "s", 1, "e" + n, "alice", "", "1-" + n, "d"));
        }
        return Checker.check(told, true).values().stream()
                .map(Finding::failures)
                .flatMap(List::stream)
                .toList();
    }
}
