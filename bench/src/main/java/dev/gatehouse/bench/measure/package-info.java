/// `./gatehouse bench`: runs the measurements that were asked for and says what they found.
///
/// May import: the JDK, picocli, Jackson, JMH, `common.provider`, `measure.figure`, `measure.gauge`, `measure.lab`,
/// `terminal`, `measure.sheet`, `measure.stand`.
@NullMarked
package dev.gatehouse.bench.measure;

import org.jspecify.annotations.NullMarked;
