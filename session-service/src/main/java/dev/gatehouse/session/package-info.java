/// Turns the login of an identity provider into a device session, and ends it: starts the service and wires it
/// together.
///
/// May import: everything of this module, Spring Boot, `common.service`, `common.web`.
@NullMarked
package dev.gatehouse.session;

import org.jspecify.annotations.NullMarked;
