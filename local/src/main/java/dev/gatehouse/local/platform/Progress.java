package dev.gatehouse.local.platform;

/// Hears what happens while the platform starts and stops, a line at a time, from several threads.
@FunctionalInterface
public interface Progress {
    /// Hears nothing.
    Progress SILENT = line -> {};

    void line(String text);
}
