/// The test stand: a platform whose gateway is started as in production, and what its processes use up.
///
/// May import: the JDK, Lettuce, `local`, `common.provider`, `common.session`, `common.signing`, `cluster`.
@NullMarked
package dev.gatehouse.bench.measure.stand;

import org.jspecify.annotations.NullMarked;
