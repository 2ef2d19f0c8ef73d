/// Clients of the documentation's examples on the real services.
@NullMarked
package dev.gatehouse.local.example;

import org.jspecify.annotations.NullMarked;
