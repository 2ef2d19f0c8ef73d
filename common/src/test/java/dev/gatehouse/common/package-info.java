/// Tests of `common`.
@NullMarked
package dev.gatehouse.common;

import org.jspecify.annotations.NullMarked;
