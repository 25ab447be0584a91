package dev.jvitals.session.matrix;

import dev.jvitals.session.practice.Incident;
import dev.jvitals.session.practice.PracticeOptions;

/** One run of the matrix: an incident with the options it is started with. */
public record MatrixCell(Incident incident, PracticeOptions options) {}
