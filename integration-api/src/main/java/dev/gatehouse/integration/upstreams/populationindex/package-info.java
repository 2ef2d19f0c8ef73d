/// Adapter: population-index, which knows persons by their ids.
///
/// May import: the JDK, Spring, `combine`, `identity`, `paging`, `search`, `upstreams`.
@NullMarked
package dev.gatehouse.integration.upstreams.populationindex;

import org.jspecify.annotations.NullMarked;
