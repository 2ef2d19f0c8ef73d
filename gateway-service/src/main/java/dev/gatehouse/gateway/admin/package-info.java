/// Adapter: what an operator asks the admin listener about one session or one event.
///
/// May import: the JDK, Spring Boot's Actuator, SLF4J, `common.error`, `common.session`, `common.stream`, `common.web`,
/// `access`, `journal`, `redis`, `subscription`.
@NullMarked
package dev.gatehouse.gateway.admin;

import org.jspecify.annotations.NullMarked;
