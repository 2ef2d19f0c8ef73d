/// Tests of `client.trust`.
@NullMarked
package dev.gatehouse.client.trust;

import org.jspecify.annotations.NullMarked;
