/// Tests of the settings.
@NullMarked
package dev.gatehouse.config.settings;

import org.jspecify.annotations.NullMarked;
