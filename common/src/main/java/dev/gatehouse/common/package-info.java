/// What services must agree on, byte for byte, and what all of their processes do alike.
@NullMarked
package dev.gatehouse.common;

import org.jspecify.annotations.NullMarked;
