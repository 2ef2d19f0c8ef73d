/// Tests of the log events.
@NullMarked
package dev.gatehouse.gateway.event;

import org.jspecify.annotations.NullMarked;
