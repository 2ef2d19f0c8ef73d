/// Who a person is: one port that knows a person by any of three spellings of an id.
///
/// May import: the JDK, Caffeine, `combine`.
@NullMarked
package dev.gatehouse.integration.identity;

import org.jspecify.annotations.NullMarked;
