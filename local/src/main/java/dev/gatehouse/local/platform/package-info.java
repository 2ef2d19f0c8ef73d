/// The platform that runs from a checkout: started, found again, looked at, stopped.
///
/// May import: the JDK, Jackson, `blueprint`, `layout`, `material`, `probe`, `process`, `telemetry`.
@NullMarked
package dev.gatehouse.local.platform;

import org.jspecify.annotations.NullMarked;
