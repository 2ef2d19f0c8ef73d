/// Tests of the way to downstreams on a real gRPC server.
@NullMarked
package dev.gatehouse.gateway.downstream;

import org.jspecify.annotations.NullMarked;
