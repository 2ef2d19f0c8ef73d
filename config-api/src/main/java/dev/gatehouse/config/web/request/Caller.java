package dev.gatehouse.config.web.request;

import dev.gatehouse.config.access.Grant;

/// Who asks.
///
/// @param tokenId the public part of the token
public record Caller(String tokenId, Grant grant) {
    /// The request attribute that holds it.
    public static final String ATTRIBUTE = "gatehouse.caller";
}
