/// The listener by which somebody on this machine takes a stand-in down, up or into a fault, and its client.
///
/// May import: the JDK, Jackson, `http`, `material`, `standin`.
@NullMarked
package dev.gatehouse.local.control;

import org.jspecify.annotations.NullMarked;
