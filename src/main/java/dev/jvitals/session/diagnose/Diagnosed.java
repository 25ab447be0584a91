package dev.jvitals.session.diagnose;

import dev.jvitals.diagnosis.Judgement;

/**
 * What a diagnosis came to.
 *
 * @param target what was looked at, in words
 * @param fromMillis where the time that was looked at begins, since the epoch; 0 where the input tells none
 * @param toMillis where it ends
 * @param judgement the findings, and what could not be seen
 */
public record Diagnosed(String target, long fromMillis, long toMillis, Judgement judgement) {}
