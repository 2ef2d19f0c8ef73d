@NullMarked
package dev.gatehouse.common.error;

import org.jspecify.annotations.NullMarked;
