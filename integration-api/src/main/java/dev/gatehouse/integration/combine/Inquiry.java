package dev.gatehouse.integration.combine;

/// On whose behalf something is asked, and until when.
///
/// @param consumer the caller's name
/// @param institution the prison whose record is asked for; empty as long as it is not known
public record Inquiry(String consumer, String institution, Deadline deadline) {
    /// The same, about a record of this institution.
    public Inquiry about(String knownInstitution) {
        return new Inquiry(consumer, knownInstitution, deadline);
    }
}
