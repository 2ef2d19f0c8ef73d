/// Starts the gateway and wires its core to its adapters.
///
/// May import: everything of this service, Spring Boot, Micrometer, `common`.
@NullMarked
package dev.gatehouse.gateway;

import org.jspecify.annotations.NullMarked;
