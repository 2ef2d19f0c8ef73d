/// Tests of the event window.
@NullMarked
package dev.gatehouse.gateway.stream;

import org.jspecify.annotations.NullMarked;
