/// Tests of the gateway's signature.
@NullMarked
package dev.gatehouse.gateway.signing;

import org.jspecify.annotations.NullMarked;
