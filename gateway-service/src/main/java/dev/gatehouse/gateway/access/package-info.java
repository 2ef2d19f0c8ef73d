/// Who may do what: the envelope's checks in their order, what this gateway knows of sessions and how fresh that is.
///
/// May import: the JDK, Caffeine, `limit`, `common.error`, `common.session`, `common.signing`.
@NullMarked
package dev.gatehouse.gateway.access;

import org.jspecify.annotations.NullMarked;
