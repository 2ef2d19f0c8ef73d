package dev.gatehouse.local.scene;

import java.nio.charset.StandardCharsets;
import java.util.Random;

/// The names and payloads of one journey, all from its seed: another seed is another user with other data.
///
/// @param user who signs in
/// @param stranger another user, who must not be heard of
/// @param eventType what the back end's events are about
/// @param application whose configuration is published
@SuppressWarnings("ArrayRecordComponent") // never compared
public record Script(
        String user,
        String stranger,
        String eventType,
        byte[] first,
        byte[] second,
        byte[] third,
        byte[] command,
        String application) {
    private static final int MIN_PAYLOAD = 16;
    private static final int MAX_PAYLOAD = 2_048;

    public static Script of(long seed) {
        Random random = new Random(seed);
        return new Script(
                "user-" + name(random),
                "stranger-" + name(random),
                "demo.news-" + name(random),
                payload(random),
                payload(random),
                payload(random),
                payload(random),
                "shop-" + name(random));
    }

    private static String name(Random random) {
        return Integer.toHexString(random.nextInt());
    }

    private static byte[] payload(Random random) {
        StringBuilder json = new StringBuilder("{\"text\":\"");
        int length = random.nextInt(MIN_PAYLOAD, MAX_PAYLOAD);
        random.ints(length, 'a', 'z' + 1).forEach(letter -> json.append((char) letter));
        return json.append("\"}").toString().getBytes(StandardCharsets.UTF_8);
    }
}
