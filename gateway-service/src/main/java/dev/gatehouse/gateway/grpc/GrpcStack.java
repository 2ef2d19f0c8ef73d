package dev.gatehouse.gateway.grpc;

import dev.gatehouse.gateway.netty.ConnectionGuard;
import io.grpc.ServerInterceptor;
import java.util.concurrent.ExecutorService;

/// What calls run on and pass through on their way to a handler.
///
/// @param executor runs handlers
/// @param observations makes spans and timers
/// @param connections bounds connections
record GrpcStack(ExecutorService executor, ServerInterceptor observations, ConnectionGuard connections) {}
