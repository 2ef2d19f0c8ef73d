/// The capability to search for persons.
///
/// May import: the JDK, `combine`, `identity`, `paging`.
@NullMarked
package dev.gatehouse.integration.search;

import org.jspecify.annotations.NullMarked;
