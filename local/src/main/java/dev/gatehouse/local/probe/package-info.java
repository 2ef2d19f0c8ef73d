/// The questions by which a service is known to be ready: HTTPS, TLS, Redis.
///
/// May import: the JDK.
@NullMarked
package dev.gatehouse.local.probe;

import org.jspecify.annotations.NullMarked;
