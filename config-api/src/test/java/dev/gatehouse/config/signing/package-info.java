/// Tests of the signature on what is resolved.
@NullMarked
package dev.gatehouse.config.signing;

import org.jspecify.annotations.NullMarked;
