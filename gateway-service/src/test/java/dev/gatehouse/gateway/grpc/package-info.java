/// Tests of the gRPC adapter's own parts.
@NullMarked
package dev.gatehouse.gateway.grpc;

import org.jspecify.annotations.NullMarked;
