/// What the steps of the journey share: the platform, what one step leaves for the next, and how a step tells what it
/// has verified.
///
/// May import: the JDK, Jackson, OpenTelemetry, `layout`, `material`, `platform`, `client`, `common`.
@NullMarked
package dev.gatehouse.local.scene;

import org.jspecify.annotations.NullMarked;
