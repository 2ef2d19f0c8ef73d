/// The transitions of a session, each with its sealed outcome: open, revoke, and the bump that ends a whole scope.
///
/// May import: the JDK, `common.error`, `common.session`, `common.signing`, `common.stream`, `access`,
/// `device`, `login`.
@NullMarked
package dev.gatehouse.session.lifecycle;

import org.jspecify.annotations.NullMarked;
