package dev.gatehouse.integration.person;

import dev.gatehouse.integration.combine.Inquiry;
import dev.gatehouse.integration.combine.Part;
import dev.gatehouse.integration.identity.PersonId;

/// Reads what prisons know. Returns by the inquiry's deadline, and soon after an interrupt. Safe for use by many
/// threads.
@FunctionalInterface
public interface CustodyRecords {
    /// The record of exactly this prison number.
    Part<CustodyRecord> find(PersonId.PrisonNumber prisonNumber, Inquiry inquiry);
}
