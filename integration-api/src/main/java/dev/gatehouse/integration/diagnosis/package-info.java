/// Finds where the way to an upstream breaks: name, connection, TLS, HTTP, each tried from this very process.
///
/// May import: the JDK, Micrometer Tracing, `interaction`, `upstreams`.
@NullMarked
package dev.gatehouse.integration.diagnosis;

import org.jspecify.annotations.NullMarked;
