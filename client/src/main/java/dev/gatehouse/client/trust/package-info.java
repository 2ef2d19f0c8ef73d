/// What may be believed of what a gateway says: its keys, its signatures, its time.
///
/// May import: the JDK, Jackson, protobuf messages of `common.proto.edge`, `common.error`, `common.signing`,
/// `common.stream`.
@NullMarked
package dev.gatehouse.client.trust;

import org.jspecify.annotations.NullMarked;
