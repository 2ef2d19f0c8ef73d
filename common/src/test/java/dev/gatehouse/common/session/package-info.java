/// Ids, grants, snapshots and platform keys: what is accepted, and that nothing else is.
@NullMarked
package dev.gatehouse.common.session;

import org.jspecify.annotations.NullMarked;
