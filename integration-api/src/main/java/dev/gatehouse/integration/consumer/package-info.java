/// Core: which partner organisations there are, how they prove who they are, and which routes they may use.
///
/// May import: the JDK, `common.peer`, `common.signing`, `redaction`.
@NullMarked
package dev.gatehouse.integration.consumer;

import org.jspecify.annotations.NullMarked;
