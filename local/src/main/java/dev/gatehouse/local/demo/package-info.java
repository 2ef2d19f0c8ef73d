/// The journey that proves the platform: each step does what a user would do and checks what came back.
///
/// May import: the JDK, Jackson, Lettuce, protobuf, `boot`, `control`, `layout`, `material`, `partner`, `platform`,
/// `scene`, `standin`, `client`, `common`.
@NullMarked
package dev.gatehouse.local.demo;

import org.jspecify.annotations.NullMarked;
