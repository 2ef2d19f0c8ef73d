package dev.gatehouse.gateway.signing;

/// Where a signer key stands in its life. Every key in one of these states is published.
public enum KeyState {
    /// It signs nothing yet.
    SCHEDULED,
    /// It signs everything.
    SIGNING,
    /// It signs nothing any more, and what it signed may still be on its way.
    RETIRED
}
