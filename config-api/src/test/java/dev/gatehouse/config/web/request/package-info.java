/// Tests of what every request must be.
@NullMarked
package dev.gatehouse.config.web.request;

import org.jspecify.annotations.NullMarked;
