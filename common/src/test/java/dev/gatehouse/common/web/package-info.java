/// The error contract and the bounds of HTTP, on a real server.
@NullMarked
package dev.gatehouse.common.web;

import org.jspecify.annotations.NullMarked;
