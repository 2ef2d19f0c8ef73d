/// Child processes that never outlive their supervisor, however either of them ends.
///
/// May import: the JDK.
@NullMarked
package dev.gatehouse.local.process;

import org.jspecify.annotations.NullMarked;
