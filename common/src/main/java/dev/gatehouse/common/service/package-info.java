/// What the process of every service does alike: start or say in one line why not, know its settings, log by event.
///
/// May import: the JDK, Spring Boot, Jackson and its YAML engine, SLF4J, Micrometer, `common.signing`.
@NullMarked
package dev.gatehouse.common.service;

import org.jspecify.annotations.NullMarked;
