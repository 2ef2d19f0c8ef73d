package dev.gatehouse.gateway.stream;

import static dev.gatehouse.gateway.stream.SeenEvents.Verdict.NEW;
import static dev.gatehouse.gateway.stream.SeenEvents.Verdict.REPEATED;
import static dev.gatehouse.gateway.stream.SeenEvents.Verdict.UNKNOWN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.common.fixture.Seeds;
import dev.gatehouse.common.stream.ClientEvent;
import dev.gatehouse.common.stream.EntryId;
import dev.gatehouse.gateway.stream.SeenEvents.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SeenEventsTest {
    private static final long SPAN = SeenEvents.SPAN.toMillis();

    private final SeenEvents seen = new SeenEvents(100);

    @Test
    void sameSubjectAndIdWithinTheSpanIsRepeated() {
        assertThat(add(1_000, "anna", "", "e1")).isEqualTo(NEW);
        assertThat(add(1_000 + SPAN, "anna", "", "e1")).isEqualTo(REPEATED);
        assertThat(add(2_001 + 2 * SPAN, "anna", "", "e1")).isEqualTo(NEW);
    }

    @Test
    void repeatedEntryCountsForTheNextOne() {
        add(1_000, "anna", "", "e1");
        add(1_000 + SPAN, "anna", "", "e1");

        assertThat(add(1_000 + 2 * SPAN, "anna", "", "e1")).isEqualTo(REPEATED);
    }

    @Test
    void otherSubjectOrIdIsNew() {
        add(1_000, "anna", "", "e1");

        assertThat(add(1_001, "anna", "s1", "e1")).isEqualTo(NEW);
        assertThat(add(1_002, "ben", "", "e1")).isEqualTo(NEW);
        assertThat(add(1_003, "anna", "", "e2")).isEqualTo(NEW);
        assertThat(add(1_004, "ann", "a", "e1")).isEqualTo(NEW);
    }

    @Test
    void newIsUnknownUntilASpanWasRead() {
        seen.begin(10_000);

        assertThat(add(10_000 + SPAN - 1, "anna", "", "e1")).isEqualTo(UNKNOWN);
        assertThat(add(10_000 + SPAN - 1, "anna", "", "e1")).isEqualTo(REPEATED);
        assertThat(add(10_000 + SPAN, "anna", "", "e2")).isEqualTo(NEW);
    }

    @Test
    void memoryIsBoundedAndWhatIsForgottenEarlyIsUnknown() {
        for (int i = 0; i < 1_000; i++) {
            add(1_000_000 + i, "anna", "", "e" + i);
            assertThat(seen.size()).isLessThanOrEqualTo(100);
        }

        assertThat(add(1_001_000, "anna", "", "e0")).isEqualTo(UNKNOWN);
        assertThat(add(1_001_000, "anna", "", "e999")).isEqualTo(REPEATED);
    }

    @Test
    void largestIdsAreTaken() {
        seen.add(event("anna", "", "e1"), new EntryId(-1, 0));

        assertThat(seen.add(event("anna", "", "e1"), new EntryId(-1, 1))).isEqualTo(REPEATED);
    }

    @Test
    void verdictIsAFunctionOfTheLogWhereverReadingBegan() {
        Random random = Seeds.random(getClass());
        for (int run = 0; run < 200; run++) {
            List<Entry> log = log(random);
            long since = log.get(random.nextInt(log.size())).millis();
            SeenEvents whole = new SeenEvents(1_000);
            SeenEvents later = new SeenEvents(1_000);
            later.begin(since);
            for (int at = 0; at < log.size(); at++) {
                Entry entry = log.get(at);
                Verdict verdict = whole.add(entry.event(), entry.id(at));
                assertThat(verdict).isEqualTo(isRepeated(log, at) ? REPEATED : NEW);
                if (entry.millis() >= since) {
                    Verdict told = later.add(entry.event(), entry.id(at));
                    assertThat(told).isIn(verdict, later.reachesBackFrom(entry.id(at)) ? verdict : UNKNOWN);
                }
            }
        }
    }

    private record Entry(long millis, ClientEvent event) {
        EntryId id(int at) {
            return new EntryId(millis, at);
        }
    }

    private static List<Entry> log(Random random) {
        List<Entry> log = new ArrayList<>();
        long millis = 1_000_000;
        for (int i = 0; i < 60; i++) {
            millis += random.nextInt((int) SPAN / 4);
            String session = random.nextBoolean() ? "" : "s1";
            log.add(new Entry(millis, event("user" + random.nextInt(2), session, "e" + random.nextInt(4))));
        }
        return log;
    }

    /// The rule as the protocol words it.
    private static boolean isRepeated(List<Entry> log, int at) {
        Entry entry = log.get(at);
        return log.subList(0, at).stream()
                .filter(before -> entry.millis() - before.millis() <= SPAN)
                .anyMatch(before -> before.event().userId().equals(entry.event().userId())
                        && before.event().deviceSessionId().equals(entry.event().deviceSessionId())
                        && before.event().eventId().equals(entry.event().eventId()));
    }

    private Verdict add(long millis, String user, String session, String eventId) {
        return seen.add(event(user, session, eventId), new EntryId(millis, 0));
    }

    private static ClientEvent event(String user, String session, String eventId) {
        return new ClientEvent(eventId, user, session, "test", new byte[0], 1, 0, "");
    }
}
