/// The port to whatever holds the configuration: entries by key, atomic transactions, one numbered log; and the
/// one validator in front of every implementation.
///
/// May import: the JDK.
@NullMarked
package dev.gatehouse.config.entry;

import org.jspecify.annotations.NullMarked;
