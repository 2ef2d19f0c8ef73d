package dev.gatehouse.common.signing;

import java.nio.charset.StandardCharsets;

/// Names the kind of thing that a signature is for, so that a signature over one kind is never one over another.
public enum DomainTag {
    REQUEST("gatehouse/request/v1"),
    RESPONSE("gatehouse/response/v1"),
    EVENT("gatehouse/event/v1"),
    BEACON("gatehouse/beacon/v1"),
    PROOF("gatehouse/proof/v1"),
    CONFIG("gatehouse/config/v1"),
    KEYSET("gatehouse/keyset/v1");

    private final String text;

    DomainTag(String text) {
        this.text = text;
    }

    public String text() {
        return text;
    }

    /// The tag's ASCII bytes and the NUL that ends it: the first bytes of everything that is signed.
    byte[] bytes() {
        return (text + '\0').getBytes(StandardCharsets.US_ASCII);
    }
}
