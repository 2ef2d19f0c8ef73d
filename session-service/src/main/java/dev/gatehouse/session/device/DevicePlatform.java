package dev.gatehouse.session.device;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// What a device runs. A closed list, as [DeviceKind] is.
public enum DevicePlatform {
    IOS,
    ANDROID,
    WINDOWS,
    MACOS,
    LINUX,
    WEB,
    OTHER;

    /// The name in protos, JSON and records: lower case.
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<DevicePlatform> parse(String wireName) {
        return Stream.of(values())
                .filter(platform -> platform.wireName().equals(wireName))
                .findFirst();
    }
}
