/// The three systems that integration-api combines, on WireMock: invented people, and the faults that real systems
/// have.
///
/// May import: the JDK, Jackson, WireMock with the Jetty in it, `material`, `standin`.
@NullMarked
package dev.gatehouse.local.upstream;

import org.jspecify.annotations.NullMarked;
