/// Who may ask this service for what: one rule for both transports, and no rule means no.
///
/// May import: the JDK, `common.error`.
@NullMarked
package dev.gatehouse.session.access;

import org.jspecify.annotations.NullMarked;
