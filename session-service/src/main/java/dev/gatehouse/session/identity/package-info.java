/// Verifies the identity tokens of the configured issuers: JSON Web Tokens, and keys fetched over HTTPS.
///
/// May import: the JDK, Nimbus JOSE + JWT, Spring, SLF4J, `common.error`, `common.service`, `common.signing`, `access`,
/// `files`, `login`, `telemetry`.
@NullMarked
package dev.gatehouse.session.identity;

import org.jspecify.annotations.NullMarked;
