/// The shared client against a real Redis.
@NullMarked
package dev.gatehouse.common.redis;

import org.jspecify.annotations.NullMarked;
