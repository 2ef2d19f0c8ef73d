/// Tests of routing.
@NullMarked
package dev.gatehouse.gateway.command;

import org.jspecify.annotations.NullMarked;
