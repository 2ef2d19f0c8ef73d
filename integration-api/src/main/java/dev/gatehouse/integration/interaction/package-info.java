/// What happened between this process and the systems behind it, one record per attempt.
///
/// May import: the JDK.
@NullMarked
package dev.gatehouse.integration.interaction;

import org.jspecify.annotations.NullMarked;
