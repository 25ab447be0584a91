package dev.jvitals.session.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BundleTest {
    private static final Instant AT = Instant.parse("2026-01-02T03:04:05Z");

    @TempDir
    Path folder;

    private Bundle bundle(Instant at) {
        BundleFolder fresh = BundleFolder.create(folder, 4711, at);
        fresh.add("threads-1.tdump", () -> "Full thread dump");
        fresh.add("nothing.txt", () -> "");
        fresh.add("broken.txt", () -> {
            throw new IOException("no answer");
        });
        return fresh.close("critical deadlock", List.of("deadlock", "pool-wait"));
    }

    @Test
    void a_bundle_reads_back_what_it_says_of_itself() {
        Bundle written = bundle(AT);
        assertThat(Bundle.in(written.folder())).contains(written);
        assertThat(written.missing()).containsExactly("nothing.txt: nothing came", "broken.txt: no answer");
        assertThat(written.files()).containsExactly(written.folder().resolve("threads-1.tdump"));
        assertThat(written.sizeBytes()).isPositive();
    }

    @Test
    void only_its_owner_can_read_it() throws IOException {
        Bundle written = bundle(AT);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(written.folder())))
                .isEqualTo("rwx------");
        assertThat(PosixFilePermissions.toString(
                        Files.getPosixFilePermissions(written.folder().resolve("threads-1.tdump"))))
                .isEqualTo("rw-------");
    }

    @Test
    void two_of_the_same_second_do_not_meet() {
        assertThat(bundle(AT).folder()).isNotEqualTo(bundle(AT).folder());
    }

    @Test
    void the_newest_are_kept_and_nothing_but_bundles_is_deleted() throws IOException {
        for (int i = 0; i < 5; i++) {
            bundle(AT.plusSeconds(60L * i));
        }
        Path mine = Files.createDirectories(folder.resolve("mine"));
        Files.writeString(mine.resolve("notes.txt"), "keep");
        Files.writeString(Files.createDirectory(folder.resolve("odd")).resolve("bundle.json"), "{\"pid\": \"x\"}");
        Bundle.keepNewest(folder, 2);
        assertThat(Bundle.list(folder))
                .extracting(Bundle::at)
                .containsExactly(AT.plusSeconds(240), AT.plusSeconds(180));
        assertThat(mine.resolve("notes.txt")).exists();
        assertThat(folder.resolve("odd")).exists();
    }

    @Test
    void a_folder_that_is_not_there_lists_none() {
        assertThat(Bundle.list(folder.resolve("none"))).isEmpty();
        assertThat(Bundle.in(folder)).isEmpty();
    }

    @Test
    void what_somebody_else_has_deleted_already_is_no_failure() {
        Bundle written = bundle(AT);
        written.delete();
        written.delete();
        assertThat(written.sizeBytes()).isZero();
        Bundle.keepNewest(folder, 1);
        assertThat(Bundle.list(folder)).isEmpty();
    }

    @Test
    void two_that_keep_the_newest_in_one_folder_do_not_hinder_each_other() throws Exception {
        for (int i = 0; i < 20; i++) {
            bundle(AT.plusSeconds(i));
        }
        try (ExecutorService both = Executors.newFixedThreadPool(2)) {
            List<Callable<Void>> deleting = Collections.nCopies(2, () -> {
                for (Bundle each : Bundle.list(folder).stream().skip(1).toList()) {
                    each.sizeBytes();
                    each.delete();
                }
                return null;
            });
            for (Future<Void> each : both.invokeAll(deleting)) {
                each.get();
            }
        }
        assertThat(Bundle.list(folder)).extracting(Bundle::at).containsExactly(AT.plusSeconds(19));
    }
}
