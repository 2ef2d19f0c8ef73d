/// What happened here lately, kept for the operator who asks why: events, ended streams, malformed entries.
///
/// May import: the JDK, `common.error`, `common.stream`.
@NullMarked
package dev.gatehouse.gateway.journal;

import org.jspecify.annotations.NullMarked;
