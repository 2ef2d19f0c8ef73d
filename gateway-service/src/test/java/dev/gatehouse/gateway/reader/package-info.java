/// Tests of the reader on real Redis servers.
@NullMarked
package dev.gatehouse.gateway.reader;

import org.jspecify.annotations.NullMarked;
