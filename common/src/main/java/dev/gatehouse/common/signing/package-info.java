/// What is signed, byte for byte, and the keys that sign it: Ed25519, and ES256 for devices.
///
/// May import: the JDK, BouncyCastle, `provider`.
@NullMarked
package dev.gatehouse.common.signing;

import org.jspecify.annotations.NullMarked;
