/// The process that is all devices of a run: each signs in, receives and executes with the client library, and tells
/// what it saw.
///
/// May import: the JDK, picocli, Jackson, `client`, `common.error`, `common.stream`, `torture.history`,
/// `torture.order`.
@NullMarked
package dev.gatehouse.bench.torture.device;

import org.jspecify.annotations.NullMarked;
