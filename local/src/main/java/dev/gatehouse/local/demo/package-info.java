/// The journey that proves the platform: each step does what a user would do and checks what came back.
///
/// May import: the JDK, Jackson, Lettuce, OpenTelemetry, protobuf, `blueprint`, `material`, `platform`, `client`,
/// `common`.
@NullMarked
package dev.gatehouse.local.demo;

import org.jspecify.annotations.NullMarked;
