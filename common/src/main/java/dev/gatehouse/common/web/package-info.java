/// The error contract and the bounds of HTTP, for every servlet stack.
///
/// May import: the JDK, Spring MVC, Spring Boot's error attributes and Actuator, the servlet API, SLF4J,
/// `common.error`, `common.service`, `common.signing`.
@NullMarked
package dev.gatehouse.common.web;

import org.jspecify.annotations.NullMarked;
