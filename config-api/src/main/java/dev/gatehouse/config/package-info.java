/// The store of layered, signed configuration that machines fetch and pipelines change.
/// It may import only the JDK and `dev.gatehouse.common`.
@NullMarked
package dev.gatehouse.config;

import org.jspecify.annotations.NullMarked;
