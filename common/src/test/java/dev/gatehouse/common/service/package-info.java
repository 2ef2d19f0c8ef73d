/// How a service starts, and how it says why it does not.
@NullMarked
package dev.gatehouse.common.service;

import org.jspecify.annotations.NullMarked;
