/// The capability to read the alerts on a person.
///
/// May import: the JDK, `combine`, `identity`, `paging`.
@NullMarked
package dev.gatehouse.integration.alert;

import org.jspecify.annotations.NullMarked;
