package dev.gatehouse.config.entry;

/// A value under its key.
public record Entry(String key, Bytes value) {}
