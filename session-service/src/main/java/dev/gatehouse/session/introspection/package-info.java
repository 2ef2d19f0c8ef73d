/// Tells back ends whether a device that shows them a session assertion has a session (RFC 7662).
///
/// May import: the JDK, `common.error`, `common.session`, `common.signing`, `lifecycle`, `access`.
@NullMarked
package dev.gatehouse.session.introspection;

import org.jspecify.annotations.NullMarked;
