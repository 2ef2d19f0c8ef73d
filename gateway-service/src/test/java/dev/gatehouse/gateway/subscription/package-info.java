/// Tests of the hub and its streams, judged by what sinks received.
@NullMarked
package dev.gatehouse.gateway.subscription;

import org.jspecify.annotations.NullMarked;
