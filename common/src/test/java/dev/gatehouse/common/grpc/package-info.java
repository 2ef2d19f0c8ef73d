/// The error contract and TLS over real gRPC connections.
@NullMarked
package dev.gatehouse.common.grpc;

import org.jspecify.annotations.NullMarked;
