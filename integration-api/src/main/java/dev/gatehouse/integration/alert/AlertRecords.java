package dev.gatehouse.integration.alert;

import dev.gatehouse.integration.combine.Inquiry;
import dev.gatehouse.integration.combine.Part;
import dev.gatehouse.integration.identity.PersonId;
import dev.gatehouse.integration.paging.Page;
import dev.gatehouse.integration.paging.PageRequest;

/// Reads alerts, newest first. Returns by the inquiry's deadline. Safe for use by many threads.
@FunctionalInterface
public interface AlertRecords {
    /// One page of the alerts; absent when there is no such record.
    Part<Page<Alert>> find(PersonId.PrisonNumber prisonNumber, PageRequest page, Inquiry inquiry);
}
