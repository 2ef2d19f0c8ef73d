/// How much of the node one caller may use up: failures, requests, new streams, signature checks.
///
/// May import: the JDK, Caffeine, Bucket4j.
@NullMarked
package dev.gatehouse.gateway.limit;

import org.jspecify.annotations.NullMarked;
