/// Which implementation computes signatures: BouncyCastle anywhere, Amazon Corretto's native one where it loads. The
/// verdict on a signature is the same with both.
///
/// May import: the JDK, BouncyCastle.
@NullMarked
package dev.gatehouse.common.provider;

import org.jspecify.annotations.NullMarked;
