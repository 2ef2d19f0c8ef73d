/// Signed commands: which downstream takes them, and what comes of them.
///
/// May import: the JDK, `access`, `common.error`, `common.session`.
@NullMarked
package dev.gatehouse.gateway.command;

import org.jspecify.annotations.NullMarked;
