package dev.gatehouse.local.http;

/// Answers one request. Called on a virtual thread of its own, many at a time.
@FunctionalInterface
public interface Handler {
    Response answer(Request request) throws BadRequest;
}
