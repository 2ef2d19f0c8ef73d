/// Tests of the settings' names and defaults.
@NullMarked
package dev.gatehouse.gateway.settings;

import org.jspecify.annotations.NullMarked;
