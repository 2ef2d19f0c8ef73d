/// Partner organisations read one cohesive record that is combined from several internal systems: starts the service
/// and
/// wires it together.
///
/// May import: everything of this module, Spring Boot, `common.service`, `common.web`.
@NullMarked
package dev.gatehouse.integration;

import org.jspecify.annotations.NullMarked;
