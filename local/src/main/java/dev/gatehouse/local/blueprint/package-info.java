/// What each service of the platform is started with: command, environment, files, and the question whether it is
/// ready.
///
/// May import: the JDK, `layout`, `material`, `probe`, `process`.
@NullMarked
package dev.gatehouse.local.blueprint;

import org.jspecify.annotations.NullMarked;
