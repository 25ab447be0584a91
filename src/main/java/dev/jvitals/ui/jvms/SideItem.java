package dev.jvitals.ui.jvms;

import dev.jvitals.session.practice.Incident;
import java.nio.file.Path;

/** A line of the side list. */
sealed interface SideItem {
    /** Begins a part of the list. */
    record Heading(String text, String hint) implements SideItem {}

    /** Why a part is empty, or how to fill it. */
    record Remark(String text) implements SideItem {}

    record OfJvm(JvmEntry jvm) implements SideItem {}

    record OfFile(Path file) implements SideItem {}

    record OfPractice(Incident incident) implements SideItem {}
}
