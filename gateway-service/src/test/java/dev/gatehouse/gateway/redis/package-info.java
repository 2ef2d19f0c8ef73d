/// Tests of the Redis adapter on a real Redis.
@NullMarked
package dev.gatehouse.gateway.redis;

import org.jspecify.annotations.NullMarked;
