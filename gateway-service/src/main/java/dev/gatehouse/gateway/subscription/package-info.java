/// Open event streams: who they belong to, what waits for them, and every way in which they end.
///
/// May import: the JDK, `stream`, `journal`, `common.error`, `common.session`, `common.stream`.
@NullMarked
package dev.gatehouse.gateway.subscription;

import org.jspecify.annotations.NullMarked;
