package dev.gatehouse.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.filter.ThresholdFilter;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.gatehouse.common.error.ErrorReason;
import dev.gatehouse.common.fixture.Seeds;
import dev.gatehouse.common.grpc.Statuses;
import dev.gatehouse.common.stream.MalformedEntryException.Reason;
import dev.gatehouse.gateway.fixture.EdgeClient;
import dev.gatehouse.gateway.fixture.EntryMutator;
import dev.gatehouse.gateway.fixture.EntryMutator.Entry;
import dev.gatehouse.gateway.fixture.EventStream;
import dev.gatehouse.gateway.fixture.PublishedRules;
import dev.gatehouse.gateway.fixture.RunningGateway;
import dev.gatehouse.gateway.fixture.TestDevice;
import dev.gatehouse.gateway.fixture.TestRedis;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/// Entries that are nearly right, each kind in either stream: every one is applied or counted by its reason, none
/// is a bug's, the reader goes on, and nothing grows. Prints its counts; `-Dgatehouse.fuzz.minutes=N` lets it run
/// for N minutes.
class EntryFuzzIT {
    private static final int CASES = 5_000;
    private static final int BATCH = 250;
    private static final int KEPT = 2_000;
    private static final long MINUTES = Long.getLong("gatehouse.fuzz.minutes", 0);
    private static final long GROWTH = 96L * 1024 * 1024;
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final String ENTRIES = "gatehouse.gateway.stream.entries";
    private static final String SESSION = "session entries";
    private static final String CLIENT = "client entries";
    private static final String CLIENT_MALFORMED = "client entries, malformed";

    @TempDir
    private static Path folder;

    private static RunningGateway gateway;

    private final Random random = Seeds.random(getClass());
    private final EntryMutator mutator = new EntryMutator(random);
    private final Map<String, Long> expected = new TreeMap<>();

    @BeforeAll
    static void start() {
        gateway = new RunningGateway(folder).started();
    }

    @AfterAll
    static void stop() {
        gateway.close();
    }

    @Test
    void entryIsAppliedOrCountedByItsReasonAndNothingGrows() {
        revocationAndEventStillCome();
        Map<String, Long> before = counted();
        before.keySet().forEach(what -> expected.put(what, 0L));
        ListAppender<ILoggingEvent> bugs = bugs();
        long heapBefore = heap();
        int metersBefore = meters().getMeters().size();
        long end = System.nanoTime() + Duration.ofMinutes(MINUTES).toNanos();
        int cases = 0;
        while (MINUTES > 0 ? System.nanoTime() < end : cases < CASES) {
            for (int i = 0; i < BATCH; i++) {
                write(mutator.next());
            }
            cases += BATCH;
            await().atMost(SOON).untilAsserted(() -> assertThat(since(before)).isEqualTo(expected));
            revocationAndEventStillCome();
            gateway.redis().commands().xtrim(TestRedis.SESSION_EVENTS, true, KEPT);
            gateway.redis().commands().xtrim(TestRedis.CLIENT_EVENTS, true, KEPT);
        }
        System.out.println("EntryFuzzIT: " + cases + " cases, " + expected + ", " + malformed());
        assertThat(bugs.list).as("lines of the log that tell of a bug").isEmpty();
        assertThat(meters().getMeters().size() - metersBefore).isLessThanOrEqualTo(2 * Reason.values().length);
        assertThat(heap() - heapBefore)
                .as("bytes of heap more than at the start")
                .isLessThan(GROWTH);
        gateway.stop();
        gateway.started(); // on what is left of that log
        revocationAndEventStillCome();
    }

    @Test
    void markThatCountsWrongBreaksTheLineageAndTheReaderGoesOn() {
        double before = counter("gatehouse.gateway.lineage.breaks");

        await().atMost(SOON).until(() -> {
            gateway.redis()
                    .commands()
                    .xadd(
                            TestRedis.CLIENT_EVENTS,
                            Map.of("mark", TestRedis.bytes("fuzz"), "added", TestRedis.bytes("9223372036854775807")));
            return counter("gatehouse.gateway.lineage.breaks") > before;
        });

        revocationAndEventStillCome();
    }

    private void write(Entry entry) {
        boolean ofSessions = random.nextInt(8) == 0 ? random.nextBoolean() : entry.isOfSessions();
        gateway.redis()
                .commands()
                .xadd(ofSessions ? TestRedis.SESSION_EVENTS : TestRedis.CLIENT_EVENTS, entry.namesAndValues());
        PublishedRules rules = new PublishedRules(entry.asRead());
        if (ofSessions) {
            count(SESSION, !rules.isMark());
        } else {
            count(CLIENT, rules.isRightEvent());
            count(CLIENT_MALFORMED, !rules.isRightEvent() && !rules.isRightMark());
        }
    }

    private void count(String what, boolean counts) {
        expected.merge(what, counts ? 1L : 0L, Long::sum);
    }

    private Map<String, Long> since(Map<String, Long> before) {
        Map<String, Long> since = counted();
        since.replaceAll((what, count) -> count - before.getOrDefault(what, 0L));
        return since;
    }

    /// Of session-events, whose layout is nobody else's, all entries but marks, malformed ones too.
    private static Map<String, Long> counted() {
        Map<String, Long> counted = new TreeMap<>();
        counted.put(SESSION, (long) counter(ENTRIES, "stream", "session-events"));
        counted.put(CLIENT, (long) counter(ENTRIES, "stream", "client-events"));
        counted.put(CLIENT_MALFORMED, (long) counter(ENTRIES + ".malformed", "stream", "client-events"));
        return counted;
    }

    private static Map<String, Long> malformed() {
        Map<String, Long> malformed = new TreeMap<>();
        for (Counter counter : meters().find(ENTRIES + ".malformed").counters()) {
            malformed.put(
                    counter.getId().getTag("stream") + " " + counter.getId().getTag("reason"), (long) counter.count());
        }
        return malformed;
    }

    /// Keeps the lines that tell of a bug, from now on.
    private static ListAppender<ILoggingEvent> bugs() {
        Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        ThresholdFilter errors = new ThresholdFilter();
        errors.setLevel("ERROR");
        errors.start();
        ListAppender<ILoggingEvent> bugs = new ListAppender<>();
        bugs.addFilter(errors);
        bugs.setContext(root.getLoggerContext());
        bugs.start();
        root.addAppender(bugs);
        return bugs;
    }

    private static double counter(String name, String... tags) {
        return meters().find(name).tags(tags).counters().stream()
                .mapToDouble(Counter::count)
                .sum();
    }

    private static MeterRegistry meters() {
        return gateway.part(MeterRegistry.class);
    }

    private static long heap() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    /// Opened anew, since a right entry among the others may have ended the sessions of everybody.
    private void revocationAndEventStillCome() {
        TestDevice device = TestDevice.of("anna");
        gateway.redis().open(device);
        try (EdgeClient client = gateway.client()) {
            EventStream stream = opened(client, device);
            gateway.redis().publish("anna", device.id().text(), "still here");
            count(CLIENT, true);
            stream.awaitEvents("still here");
            gateway.redis().revoke(device);
            count(SESSION, true);
            assertThat(Statuses.reasonOf(stream.awaitEnd())).contains(ErrorReason.SESSION_REVOKED);
        }
    }

    /// After a lineage break, requests are refused that were signed before it.
    private static EventStream opened(EdgeClient client, TestDevice device) {
        AtomicReference<EventStream> opened = new AtomicReference<>();
        await().atMost(SOON).until(() -> {
            EventStream stream = client.subscribe(device);
            await().atMost(SOON).until(() -> stream.isOpened() || !stream.isOpen());
            opened.set(stream);
            return stream.isOpened();
        });
        return opened.get();
    }
}
