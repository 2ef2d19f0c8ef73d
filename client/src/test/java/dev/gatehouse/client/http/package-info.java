/// Tests of `client.http`.
@NullMarked
package dev.gatehouse.client.http;

import org.jspecify.annotations.NullMarked;
