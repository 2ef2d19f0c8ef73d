/// The checker: every claim of the protocol, checked against what clients received and what publishers, devices and
/// operators were told; nothing of the platform's inside is asked.
///
/// May import: the JDK, `claim`, `events`, `flow`, `history`, `sessions`, `story`.
@NullMarked
package dev.gatehouse.bench.check;

import org.jspecify.annotations.NullMarked;
