/// Micro-benchmarks of what every delivery and every command passes through.
///
/// May import: the JDK, JMH, `common.provider`, `common.signing`.
@NullMarked
package dev.gatehouse.bench.measure.micro;

import org.jspecify.annotations.NullMarked;
