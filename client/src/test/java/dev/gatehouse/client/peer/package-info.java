/// The other sides, written by hand: a gateway that speaks contract v1 over real sockets and can be told to misbehave.
@NullMarked
package dev.gatehouse.client.peer;

import org.jspecify.annotations.NullMarked;
