/// The files under `.gatehouse/`: where each lies, and the development keys and certificates, made once and used again.
///
/// May import: the JDK, BouncyCastle.
@NullMarked
package dev.gatehouse.local.material;

import org.jspecify.annotations.NullMarked;
