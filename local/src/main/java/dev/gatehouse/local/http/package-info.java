/// A small HTTP server of the JDK: virtual threads, bounded bodies, JSON answers, plain or TLS.
///
/// May import: the JDK, Jackson.
@NullMarked
package dev.gatehouse.local.http;

import org.jspecify.annotations.NullMarked;
