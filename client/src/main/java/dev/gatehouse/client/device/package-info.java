/// What makes a device one: its key, its session, and the envelopes that it signs.
///
/// May import: the JDK, protobuf messages of `common.proto.edge`, `common.signing`.
@NullMarked
package dev.gatehouse.client.device;

import org.jspecify.annotations.NullMarked;
