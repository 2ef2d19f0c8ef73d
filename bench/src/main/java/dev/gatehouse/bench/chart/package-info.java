/// Charts of what was measured, as PNG: lines over time, bars of ratios. A machine that can't draw says so.
///
/// May import: the JDK, XChart.
@NullMarked
package dev.gatehouse.bench.chart;

import org.jspecify.annotations.NullMarked;
