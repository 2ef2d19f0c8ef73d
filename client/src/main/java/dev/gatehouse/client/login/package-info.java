/// From a device key and an identity token to a device session.
///
/// May import: the JDK, Jackson, `common.signing`, `client.device`, `client.http`, `client.telemetry`.
@NullMarked
package dev.gatehouse.client.login;

import org.jspecify.annotations.NullMarked;
