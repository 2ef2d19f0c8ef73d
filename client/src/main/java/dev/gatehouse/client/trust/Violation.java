package dev.gatehouse.client.trust;

import dev.gatehouse.common.error.Advice;

/// Why something that came as a gateway's word is not believed. The constant is also the code in traces and `--json`.
public enum Violation {
    MALFORMED("a field has a wrong form"),
    UNKNOWN_KEY("the key that it names is not one of the gateway's"),
    KEYS_UNAVAILABLE("the gateway's keys can't be fetched at the moment"),
    KEYS_NOT_VOUCHED("the root key has not vouched for the gateway's keys, or not for this gateway and time"),
    BAD_SIGNATURE("the signature does not verify"),
    WRONG_AUDIENCE("it is meant for another environment, region or service"),
    WRONG_TYPE("it is not of the type that belongs here"),
    WRONG_REQUEST("it answers another request"),
    PAYLOAD_CHANGED("the payload is not the one that was signed"),
    WRONG_SUBJECT("it is for another user or session"),
    DUPLICATE_POSITION("the same position came twice"),
    FALLEN_POSITION("its position is before one that came already"),
    OUT_OF_ORDER("a stream begins with a beacon, then says how it was opened, once"),
    TOO_LARGE("a message is larger than any that the contract allows");

    private final String text;

    Violation(String text) {
        this.text = text;
    }

    /// The reason in words.
    public String text() {
        return text;
    }

    /// What to do about it: keys that can't be fetched may come back, everything else needs a person.
    public Advice advice() {
        return this == KEYS_UNAVAILABLE ? Advice.RECONNECT : Advice.REPORT;
    }
}
