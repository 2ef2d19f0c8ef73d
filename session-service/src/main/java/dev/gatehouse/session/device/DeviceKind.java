package dev.gatehouse.session.device;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// What kind of thing a device is. A closed list: a free text would hold names of persons sooner or later.
public enum DeviceKind {
    PHONE,
    TABLET,
    DESKTOP,
    BROWSER,
    TV,
    OTHER;

    /// The name in protos, JSON and records: lower case.
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<DeviceKind> parse(String wireName) {
        return Stream.of(values())
                .filter(kind -> kind.wireName().equals(wireName))
                .findFirst();
    }
}
