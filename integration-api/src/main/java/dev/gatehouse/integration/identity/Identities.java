package dev.gatehouse.integration.identity;

import dev.gatehouse.integration.combine.Inquiry;
import dev.gatehouse.integration.combine.Part;

/// Knows persons by their ids.
///
/// The same person is found by each of its ids. What is found has the id that was asked for; anything else is
/// unavailable as failed, never somebody else. Returns by the inquiry's deadline. Safe for use by many threads.
@FunctionalInterface
public interface Identities {
    /// The person with this id; absent when nobody has it.
    Part<PersonIdentity> find(PersonId id, Inquiry inquiry);
}
