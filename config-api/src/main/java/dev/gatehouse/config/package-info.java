/// Booting machines fetch layered, signed configuration, pipelines publish it: starts the service and wires it
/// together.
///
/// May import: everything of this module, Spring Boot, `common.service`, `common.web`.
@NullMarked
package dev.gatehouse.config;

import org.jspecify.annotations.NullMarked;
