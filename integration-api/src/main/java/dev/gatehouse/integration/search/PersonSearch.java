package dev.gatehouse.integration.search;

import dev.gatehouse.integration.combine.Inquiry;
import dev.gatehouse.integration.combine.Part;
import dev.gatehouse.integration.identity.PersonIdentity;
import dev.gatehouse.integration.paging.Page;
import dev.gatehouse.integration.paging.PageRequest;

/// Finds persons by what is known of them.
///
/// Names match by how they begin, whatever their case; pages are cut from one stable order. A page past the last one
/// is empty, never absent. Returns by the inquiry's deadline. Safe for use by many threads.
@FunctionalInterface
public interface PersonSearch {
    Part<Page<PersonIdentity>> find(SearchTerms terms, PageRequest page, Inquiry inquiry);
}
