package dev.gatehouse.gateway.access;

import dev.gatehouse.gateway.limit.Bulkhead;
import dev.gatehouse.gateway.limit.SessionRates;

/// What the gatekeeper measures requests with.
///
/// @param window the timestamps that are accepted
/// @param signatures where signatures are checked, so that a flood leaves cores to the push
/// @param rates how often each session may ask
public record Safeguards(TimeWindow window, Bulkhead signatures, SessionRates rates) {}
