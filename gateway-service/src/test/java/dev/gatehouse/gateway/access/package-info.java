/// Tests of who is let in; the contract suites of the stores.
@NullMarked
package dev.gatehouse.gateway.access;

import org.jspecify.annotations.NullMarked;
