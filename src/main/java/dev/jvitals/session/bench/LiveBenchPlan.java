package dev.jvitals.session.bench;

import java.time.Duration;

/**
 * How long and how often {@link LiveBench} measures.
 *
 * @param starts of the window
 * @param warmUp from the start of the window until its cost is measured: the first half minute is compiling
 * @param watch how long its cost is measured
 * @param listed idle JVMs in the list
 * @param rounds of throughput with and without
 * @param phase of a round; each has four
 * @param headless whether the window is drawn by software into memory; otherwise onto the display
 */
public record LiveBenchPlan(
        int starts, Duration warmUp, Duration watch, int listed, int rounds, Duration phase, boolean headless) {}
