/// The churn soak: hours of sessions, streams and events that come and go, and whether a gateway's memory grows.
///
/// May import: the JDK, picocli, `common.provider`, `measure.stand`, `soak.churn`, `soak.report`,
/// `soak.sample`, `soak.schedule`, `soak.visit`, `terminal`.
@NullMarked
package dev.gatehouse.bench.soak;

import org.jspecify.annotations.NullMarked;
