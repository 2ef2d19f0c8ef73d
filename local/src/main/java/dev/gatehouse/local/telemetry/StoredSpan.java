package dev.gatehouse.local.telemetry;

import java.util.Map;

/// One span as it is kept and shown.
///
/// @param traceId 32 hex digits
/// @param spanId 16 hex digits
/// @param parentSpanId 16 hex digits, empty for a root
/// @param kind `internal`, `server`, `client`, `producer`, `consumer` or `unspecified`
/// @param status `unset`, `ok` or `error`
/// @param attributes the first 64, values as text of at most 1,024 characters
public record StoredSpan(
        String traceId,
        String spanId,
        String parentSpanId,
        String service,
        String name,
        String kind,
        long startUnixNano,
        long durationMicros,
        String status,
        Map<String, String> attributes) {}
