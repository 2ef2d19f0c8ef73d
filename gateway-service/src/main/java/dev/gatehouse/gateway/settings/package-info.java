/// The gateway's settings: their names, defaults and bounds. `docs/configuration.md` is generated from them.
///
/// May import: the JDK, Spring Boot's binding, Jakarta Validation and Hibernate Validator's constraints.
@NullMarked
package dev.gatehouse.gateway.settings;

import org.jspecify.annotations.NullMarked;
