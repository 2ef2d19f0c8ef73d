/// One page of a longer list.
///
/// May import: the JDK.
@NullMarked
package dev.gatehouse.integration.paging;

import org.jspecify.annotations.NullMarked;
