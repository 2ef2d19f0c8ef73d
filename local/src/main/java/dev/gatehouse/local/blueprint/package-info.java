/// What the platform on one machine consists of: its services, where each listens, and what each is started with.
///
/// May import: the JDK, Jackson's annotations, `material`, `probe`, `process`.
@NullMarked
package dev.gatehouse.local.blueprint;

import org.jspecify.annotations.NullMarked;
