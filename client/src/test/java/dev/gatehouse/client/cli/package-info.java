/// Tests of `client.cli`.
@NullMarked
package dev.gatehouse.client.cli;

import org.jspecify.annotations.NullMarked;
