/// Tests of `client.device`.
@NullMarked
package dev.gatehouse.client.device;

import org.jspecify.annotations.NullMarked;
