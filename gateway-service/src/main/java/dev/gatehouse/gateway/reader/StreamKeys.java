package dev.gatehouse.gateway.reader;

/// The whole keys of the two streams, as their writers use them.
record StreamKeys(String sessionEvents, String clientEvents) {}
