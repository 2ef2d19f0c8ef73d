/// What JMH generates from the micro-benchmarks.
///
/// May import: the JDK, JMH, `measure.micro`.
@NullMarked
package dev.gatehouse.bench.measure.micro.jmh_generated;

import org.jspecify.annotations.NullMarked;
