package dev.gatehouse.gateway.reader;

import dev.gatehouse.common.stream.ClientEvent;
import dev.gatehouse.common.stream.EntryId;
import dev.gatehouse.common.stream.Position;
import dev.gatehouse.gateway.fixture.TestRedis;
import io.lettuce.core.XAddArgs;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/// A random log of client-events in a real Redis, at times of its own, and what docs/protocol.md claims of it.
/// Written from that page, not from the code.
final class ModelLog {
    /// "An entry is suppressed iff an entry with the same … lies within 60 s before it in the log".
    private static final long REPEATABLE_MS = 60_000;

    /// From one entry to the next: much at once, and every side of the minute.
    private static final long[] STEPS = {0, 0, 1, 500, 5_000, 20_000, 40_000, 59_999, 60_000, 60_001, 200_000};

    private static final int USERS = 2;
    private static final int EVENT_IDS = 4;

    private final TestRedis redis;
    private final Random random;
    private final List<String> sessions;
    private final List<Place> places = new ArrayList<>();
    private EntryId last;

    /// One place of the log; a mark has no event.
    record Place(Position position, @Nullable ClientEvent event) {
        EntryId id() {
            return position.entryId();
        }

        long millis() {
            return id().millis();
        }
    }

    /// @param sessions ids that events may name
    ModelLog(TestRedis redis, Random random, List<String> sessions, long beginMillis) {
        this.redis = redis;
        this.random = random;
        this.sessions = sessions;
        this.last = new EntryId(beginMillis, 0);
        redis.commands().del(TestRedis.CLIENT_EVENTS, TestRedis.SESSION_EVENTS);
    }

    /// A user of the log.
    static String user(int number) {
        return "user" + number % USERS;
    }

    void append() {
        long step = STEPS[random.nextInt(STEPS.length)];
        last = step == 0 ? new EntryId(last.millis(), last.sequence() + 1) : new EntryId(last.millis() + step, 0);
        boolean mark = random.nextInt(6) == 0;
        Optional<ClientEvent> event = mark ? Optional.empty() : Optional.of(event());
        Map<String, byte[]> fields = event.map(ClientEvent::toFields).orElse(Map.of("mark", TestRedis.bytes("model")));
        redis.commands().xadd(TestRedis.CLIENT_EVENTS, new XAddArgs().id(last.toString()), fields);
        places.add(new Place(Position.of(last, fields), event.orElse(null)));
    }

    private ClientEvent event() {
        String session = random.nextInt(3) == 0 ? sessions.get(random.nextInt(sessions.size())) : "";
        return new ClientEvent(
                "event" + random.nextInt(EVENT_IDS),
                user(random.nextInt(USERS)),
                session,
                "model",
                new byte[random.nextInt(3)],
                last.millis(),
                0,
                "");
    }

    int size() {
        return places.size();
    }

    Place get(int index) {
        return places.get(index);
    }

    Position head() {
        return places.getLast().position();
    }

    /// How far the log had come when its head was at this index, in its own time.
    long millisBefore(int index) {
        return last.millis() - places.get(index).millis();
    }

    int indexOf(String entryId) {
        for (int i = 0; i < places.size(); i++) {
            if (places.get(i).id().toString().equals(entryId)) {
                return i;
            }
        }
        throw new AssertionError("nobody wrote " + entryId);
    }

    /// "Suppressed iff an entry with the same `user_id`, `device_session_id` and `event_id` lies within 60 s before
    /// it in the log, by the times in the entries' ids." A suppressed one counts too.
    boolean isSuppressed(int index) {
        Place place = places.get(index);
        return places.subList(0, index).stream()
                .filter(earlier -> place.millis() - earlier.millis() <= REPEATABLE_MS)
                .anyMatch(earlier -> isSame(earlier.event(), place.event()));
    }

    private static boolean isSame(@Nullable ClientEvent one, @Nullable ClientEvent other) {
        return one != null
                && other != null
                && one.userId().equals(other.userId())
                && one.deviceSessionId().equals(other.deviceSessionId())
                && one.eventId().equals(other.eventId());
    }

    /// What a stream of this session is owed of the places from one index to before another.
    List<Integer> owed(String user, String session, int from, int to) {
        List<Integer> owed = new ArrayList<>();
        for (int i = from; i < to; i++) {
            if (isFor(i, user, session) && !isSuppressed(i)) {
                owed.add(i);
            }
        }
        return owed;
    }

    boolean isFor(int index, String user, String session) {
        ClientEvent event = places.get(index).event();
        return event != null
                && event.userId().equals(user)
                && (event.deviceSessionId().isEmpty() || event.deviceSessionId().equals(session));
    }

    /// The newest mark behind this index, if there is one: an idle client may keep its position.
    Optional<Position> markBehind(int index) {
        return places.subList(index + 1, places.size()).reversed().stream()
                .filter(place -> place.event() == null)
                .findFirst()
                .map(Place::position);
    }
}
