/// Tests of the package `netty`.
@NullMarked
package dev.gatehouse.gateway.netty;

import org.jspecify.annotations.NullMarked;
