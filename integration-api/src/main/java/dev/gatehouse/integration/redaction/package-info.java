/// Core: which fields of an answer a consumer doesn't get, compiled once from its roles.
///
/// May import: the JDK.
@NullMarked
package dev.gatehouse.integration.redaction;

import org.jspecify.annotations.NullMarked;
