/// The capability to read one person, combined from what prisons and supervision know.
///
/// May import: the JDK, `combine`, `identity`.
@NullMarked
package dev.gatehouse.integration.person;

import org.jspecify.annotations.NullMarked;
