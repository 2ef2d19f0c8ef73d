package dev.gatehouse.client.device;

import java.util.Locale;

/// What a session is told about its device, for people who look at their list of devices.
///
/// @param kind phone, tablet, desktop, browser, tv or other
/// @param platform ios, android, windows, macos, linux, web or other
public record DeviceDescription(String kind, String platform) {
    /// This machine.
    public static DeviceDescription thisMachine() {
        String name = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        String platform = name.startsWith("linux")
                ? "linux"
                : name.startsWith("mac") ? "macos" : name.startsWith("windows") ? "windows" : "other";
        return new DeviceDescription("desktop", platform);
    }
}
