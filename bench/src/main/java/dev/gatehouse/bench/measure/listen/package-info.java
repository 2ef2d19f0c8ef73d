/// Who hears the events of streams: counts them, times them, verifies a sample.
///
/// May import: the JDK, gRPC, protobuf, HdrHistogram, `common.proto`, `common.signing`, `measure.wire`.
@NullMarked
package dev.gatehouse.bench.measure.listen;

import org.jspecify.annotations.NullMarked;
