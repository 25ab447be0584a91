/**
 * Views of files that are neither dumps nor recordings: answers of native memory tracking and crash reports.
 *
 * <p>In: what {@code target.nmt} and {@code target.crash} read, and what the rules say of it. Out: views in tabs. A file's
 * text is shown as strangers' text: on one line each, or in a read-only area.
 */
@NullMarked
package dev.jvitals.ui.files;

import org.jspecify.annotations.NullMarked;
