package dev.gatehouse.local.probe;

/// Asks a service whether it is ready. One question takes two seconds at most and changes nothing; any thread may ask.
@FunctionalInterface
public interface Probe {
    /// Whether the service answered as a ready one does. A service that does not answer is not ready.
    boolean isReady();
}
