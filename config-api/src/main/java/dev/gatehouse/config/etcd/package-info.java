/// Adapter: the configuration in an etcd cluster, 3.4 or newer, which several processes may share.
///
/// May import: the JDK, jetcd's generated stubs, gRPC, protobuf, Netty's TLS types, Spring, SLF4J, `common.grpc`,
/// `common.service`, `entry`, `settings`, `telemetry`.
@NullMarked
package dev.gatehouse.config.etcd;

import org.jspecify.annotations.NullMarked;
