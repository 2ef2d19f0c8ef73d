package dev.gatehouse.gateway.journal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.gateway.journal.EventFate.Verdict;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class JournalTest {
    private final Journal journal = new Journal();

    private static EventFate fate(String eventId, int entry) {
        return new EventFate(eventId, entry + "-0", "anna", "", "demo", entry, Verdict.HANDED_OVER, 0, List.of());
    }

    @Test
    void newestComesFirstAndNoMoreThanWasAskedFor() {
        IntStream.range(0, 5).forEach(i -> journal.add(fate("twice", i)));

        assertThat(journal.fates("twice", 2)).extracting(EventFate::readAtMs).containsExactly(4L, 3L);
        assertThat(journal.fates("other", 2)).isEmpty();
    }

    @Test
    void oldestLeavesWhenItIsFull() {
        IntStream.rangeClosed(0, Journal.CAPACITY).forEach(i -> journal.add(fate("event" + i, i)));

        assertThat(journal.events()).isEqualTo(Journal.CAPACITY);
        assertThat(journal.fates("event0", 1)).isEmpty();
        assertThat(journal.fates("event1", 1)).hasSize(1);
        assertThat(journal.fates("event" + Journal.CAPACITY, 1)).hasSize(1);
    }

    @Test
    void malformedEntriesThatSayNothingMayBeAboutAnything() {
        journal.add(new MalformedEntry("session-events", "1-0", "MISSING_FIELD: schema", "", 1));
        journal.add(new MalformedEntry("session-events", "2-0", "NOT_A_NUMBER: revision", "ds1.one", 2));
        journal.add(new MalformedEntry("client-events", "3-0", "MISSING_FIELD: type", "", 3));

        assertThat(journal.malformed()).isEqualTo(3);
        assertThat(journal.endedStreams()).isZero();
        assertThat(journal.malformed("session-events", "ds1.one", 10))
                .extracting(MalformedEntry::entryId)
                .containsExactly("2-0", "1-0");
        assertThat(journal.malformed("session-events", "ds1.two", 10))
                .extracting(MalformedEntry::entryId)
                .containsExactly("1-0");
    }
}
