package dev.gatehouse.session.device;

import java.util.Optional;

/// What a user is shown of a device in a list of his devices.
public record Device(DeviceKind kind, DevicePlatform platform) {
    /// Reads both names; empty when one of them is not on its list.
    public static Optional<Device> parse(String kind, String platform) {
        return DeviceKind.parse(kind)
                .flatMap(known -> DevicePlatform.parse(platform).map(runs -> new Device(known, runs)));
    }
}
