/// The one error contract: every reason a caller can be refused for, with its status on both transports and its advice.
///
/// May import: the JDK.
@NullMarked
package dev.gatehouse.common.error;

import org.jspecify.annotations.NullMarked;
