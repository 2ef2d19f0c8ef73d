/// Tests of the public HTTP adapter's own parts.
@NullMarked
package dev.gatehouse.gateway.web;

import org.jspecify.annotations.NullMarked;
