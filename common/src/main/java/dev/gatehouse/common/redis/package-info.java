/// The one Redis client of a service: how it is built, checked at the start and traced.
///
/// May import: the JDK, Lettuce, Spring Data Redis, Spring Boot's health, Micrometer, `common.service`.
@NullMarked
package dev.gatehouse.common.redis;

import org.jspecify.annotations.NullMarked;
