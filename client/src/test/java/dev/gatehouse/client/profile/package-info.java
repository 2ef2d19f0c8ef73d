/// Tests of `client.profile`.
@NullMarked
package dev.gatehouse.client.profile;

import org.jspecify.annotations.NullMarked;
