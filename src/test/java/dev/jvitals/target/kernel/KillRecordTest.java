package dev.jvitals.target.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class KillRecordTest {
    private static final String LOG = """
            [ 4471.5] oom-kill:constraint=CONSTRAINT_MEMCG,task_memcg=/a,task=java,pid=1848,uid=0
            [ 4471.5] Memory cgroup out of memory: Killed process 1848 (java) total-vm:3166416kB, anon-rss:260864kB, file-rss:23132kB, shmem-rss:0kB, UID:0 pgtables:760kB oom_score_adj:0
            [ 9000.1] Out of memory: Killed process 99 (java) total-vm:100kB, anon-rss:50kB, file-rss:0kB
            [ 9100.1] Out of memory: Kill process 77 (java) score 900 or sacrifice child
            """;

    @Test
    void a_kill_by_a_containers_limit_is_told_with_the_memory_it_had() {
        KillRecord record = KillRecord.find(LOG, 1848).orElseThrow();
        assertThat(record.anonymousBytes()).isEqualTo(260_864L * 1024);
        assertThat(record.byContainer()).isTrue();
        assertThat(record.line()).startsWith("Memory cgroup out of memory: Killed process 1848 (java)");
    }

    @Test
    void a_kill_by_the_machine_is_told_also_in_the_words_of_older_kernels() {
        assertThat(KillRecord.find(LOG, 99).orElseThrow().byContainer()).isFalse();
        assertThat(KillRecord.find(LOG, 77)).isPresent();
    }

    @Test
    void other_processes_and_ids_that_only_begin_alike_have_no_record() {
        assertThat(KillRecord.find(LOG, 184)).isEmpty();
        assertThat(KillRecord.find(LOG, 1)).isEmpty();
        assertThat(KillRecord.find("", 1848)).isEmpty();
    }
}
