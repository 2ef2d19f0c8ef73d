/// Tests of `client.login`.
@NullMarked
package dev.gatehouse.client.login;

import org.jspecify.annotations.NullMarked;
