/// The façade through which partner organisations read one cohesive record.
/// It may import only the JDK and `dev.gatehouse.common`.
@NullMarked
package dev.gatehouse.integration;

import org.jspecify.annotations.NullMarked;
