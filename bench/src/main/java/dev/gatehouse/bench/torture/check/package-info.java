/// The checker: every claim of the protocol, checked against what clients received and what publishers, devices and
/// operators were told; nothing of the platform's inside is asked.
///
/// May import: the JDK, `torture.claim`, `torture.events`, `torture.flow`, `torture.history`, `torture.sessions`,
/// `torture.story`.
@NullMarked
package dev.gatehouse.bench.torture.check;

import org.jspecify.annotations.NullMarked;
