package dev.gatehouse.integration.person;

import dev.gatehouse.integration.combine.Inquiry;
import dev.gatehouse.integration.combine.Part;
import dev.gatehouse.integration.identity.PersonId;

/// Reads what supervision knows. Returns by the inquiry's deadline, and soon after an interrupt. Safe for use by many
/// threads.
@FunctionalInterface
public interface SupervisionRecords {
    /// The record of exactly this case reference number.
    Part<SupervisionRecord> find(PersonId.Crn crn, Inquiry inquiry);
}
