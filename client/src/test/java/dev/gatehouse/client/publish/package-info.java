/// Tests of `client.publish`.
@NullMarked
package dev.gatehouse.client.publish;

import org.jspecify.annotations.NullMarked;
