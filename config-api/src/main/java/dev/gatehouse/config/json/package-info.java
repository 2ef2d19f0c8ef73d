/// The little JSON (RFC 8259) that the core stores: objects of texts, numbers and booleans, read strictly and
/// written in one form only.
///
/// May import: the JDK, Jackson's streaming core.
@NullMarked
package dev.gatehouse.config.json;

import org.jspecify.annotations.NullMarked;
