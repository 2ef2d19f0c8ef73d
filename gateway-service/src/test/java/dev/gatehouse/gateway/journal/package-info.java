/// Tests of the journal.
@NullMarked
package dev.gatehouse.gateway.journal;

import org.jspecify.annotations.NullMarked;
