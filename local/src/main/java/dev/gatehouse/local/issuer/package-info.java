/// A development OIDC token issuer: whoever asks is whoever they say they are.
///
/// May import: the JDK, Nimbus JOSE, `http`, `material`, `standin`.
@NullMarked
package dev.gatehouse.local.issuer;

import org.jspecify.annotations.NullMarked;
