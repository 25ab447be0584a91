/**
 * What a file is, told from its content and never from its name.
 *
 * <p>In: any path. Out: its {@link dev.jvitals.session.files.FileKind}. Reads a few megabytes at most.
 */
@NullMarked
package dev.jvitals.session.files;

import org.jspecify.annotations.NullMarked;
