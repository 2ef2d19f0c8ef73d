/// Tests of `client.stream`.
@NullMarked
package dev.gatehouse.client.stream;

import org.jspecify.annotations.NullMarked;
