/// Tests of what machines read.
@NullMarked
package dev.gatehouse.config.render;

import org.jspecify.annotations.NullMarked;
