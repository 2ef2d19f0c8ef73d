/// Asks several parts of one answer at once, under one deadline.
///
/// May import: the JDK.
@NullMarked
package dev.gatehouse.integration.combine;

import org.jspecify.annotations.NullMarked;
