/// Whom a certificate names, and whom it does not.
@NullMarked
package dev.gatehouse.common.peer;

import org.jspecify.annotations.NullMarked;
