/// config-api's own signature on what it resolves.
///
/// May import: the JDK, `common.signing`.
@NullMarked
package dev.gatehouse.config.signing;

import org.jspecify.annotations.NullMarked;
