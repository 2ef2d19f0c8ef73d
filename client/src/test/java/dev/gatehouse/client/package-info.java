/// Tests of the client library as a whole.
@NullMarked
package dev.gatehouse.client;

import org.jspecify.annotations.NullMarked;
