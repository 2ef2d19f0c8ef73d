/// Tests of tokens.
@NullMarked
package dev.gatehouse.config.access;

import org.jspecify.annotations.NullMarked;
