package dev.gatehouse.integration.consumer;

/// The decision about one request.
public sealed interface Decision {
    /// The consumer may have the answer of this route.
    record Admitted(Consumer consumer, String route) implements Decision {}

    record Refused(Refusal reason) implements Decision {}
}
