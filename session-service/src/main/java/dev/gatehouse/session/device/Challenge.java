package dev.gatehouse.session.device;

/// A challenge of ours that was verified and has not been redeemed as far as is known here.
///
/// @param name tells it apart from every other
/// @param expiresAtMs Unix milliseconds
public record Challenge(String name, long expiresAtMs) {}
