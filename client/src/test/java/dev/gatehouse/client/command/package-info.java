/// Tests of `client.command`.
@NullMarked
package dev.gatehouse.client.command;

import org.jspecify.annotations.NullMarked;
