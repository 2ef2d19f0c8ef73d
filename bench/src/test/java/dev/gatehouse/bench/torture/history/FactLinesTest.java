package dev.gatehouse.bench.torture.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FactLinesTest {
    private static final List<Fact> FACTS = List.of(
            new Fact.Published(2, "e", "alice", null, 1, "d", true, Fact.Answer.UNKNOWN, null),
            new Fact.SignedIn(1, 0, "alice", "s"),
            new Fact.Opened(1, 0, "s", 1, 1, true),
            new Fact.Received(1, 0, "s", 1, "e", "alice", "", "1-0", "d"),
            new Fact.Closed(1, 0, "s", 1, "SILENT", false, false),
            new Fact.Commanded(1, "s", "alice", "c", 1, Fact.Outcome.OK, "OK", 3L),
            new Fact.RevokeAsked(1, "s"),
            new Fact.Revoked(1, "s"),
            new Fact.Stalled(1, 0, true),
            new Fact.Faulted(1, "cut", "device 0", 0, 1, 1, Fact.Loss.TAIL),
            new Fact.Died(1, "redis", "why"),
            new Fact.Effects(1, 4));

    @TempDir
    private Path folder;

    @Test
    void everyKindOfFactIsReadAsItWasWritten() {
        assertThat(FACTS)
                .allSatisfy(fact ->
                        assertThat(FactLines.read(FactLines.write(fact))).isEqualTo(fact));
    }

    @Test
    void aHistoryIsAlsoKeptInItsFile() throws Exception {
        Path file = folder.resolve("facts.jsonl");
        try (History history = History.in(file)) {
            FACTS.forEach(history::add);
            assertThat(history.facts()).isEqualTo(FACTS);
        }

        assertThat(Files.readAllLines(file).stream().map(FactLines::read)).isEqualTo(FACTS);
    }
}
