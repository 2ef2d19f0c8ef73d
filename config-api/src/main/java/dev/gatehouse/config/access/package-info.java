/// Who may do what: tokens with scopes on a part of the tree, kept in the configuration store.
///
/// May import: the JDK, `common.signing`, `content`, `entry`, `json`.
@NullMarked
package dev.gatehouse.config.access;

import org.jspecify.annotations.NullMarked;
