/// The sessions of a soak, in waves of new users that are enrolled and forgotten.
///
/// May import: the JDK, protobuf, `common.proto`, `measure.member`.
@NullMarked
package dev.gatehouse.bench.soak.guest;

import org.jspecify.annotations.NullMarked;
