/// Tests of the package `limit`.
@NullMarked
package dev.gatehouse.gateway.limit;

import org.jspecify.annotations.NullMarked;
