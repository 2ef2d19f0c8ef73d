/// Tests of what an operator is told.
@NullMarked
package dev.gatehouse.gateway.admin;

import org.jspecify.annotations.NullMarked;
