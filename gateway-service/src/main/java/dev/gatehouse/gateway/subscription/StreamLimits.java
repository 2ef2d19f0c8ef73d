package dev.gatehouse.gateway.subscription;

/// How many streams this node holds open.
///
/// @param max of all
/// @param perUser of one user
public record StreamLimits(int max, int perUser) {}
