/// What is signed, byte for byte, and the Ed25519 keys that sign it.
///
/// May import: the JDK, BouncyCastle.
@NullMarked
package dev.gatehouse.common.signing;

import org.jspecify.annotations.NullMarked;
