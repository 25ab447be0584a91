package dev.jvitals.threads.read;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jvitals.threads.read.HotSpotRule.Section;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Shows every rule of every dialect every line of every sample: it takes all of its own and nothing else. */
class RulesTest {
    /** What each rule's own lines are, said a second time in another way. */
    private static final Map<HotSpotRule, Pattern> HOTSPOT = new EnumMap<>(HotSpotRule.class);

    private static final Map<DumpFileRule, Pattern> DUMP_FILE = new EnumMap<>(DumpFileRule.class);
    private static final Map<ThreadInfoRule, Pattern> THREAD_INFO = new EnumMap<>(ThreadInfoRule.class);
    private static final Map<JavacoreRule, Pattern> JAVACORE = new EnumMap<>(JavacoreRule.class);

    private static final String LOCK = "\\s+- (locked|waiting to lock|waiting on|waiting to re-lock in wait\\(\\)"
            + "|parking to wait for ?|eliminated) ?<[^>]+>.*|\\s+- waiting on the Class initialization monitor for .+";

    static {
        rule(HotSpotRule.FRAME, "\\s+at .+\\(.*");
        rule(HotSpotRule.BLANK, "\\s*");
        rule(HotSpotRule.LOCK, LOCK);
        rule(HotSpotRule.STATE, "\\s+java\\.lang\\.Thread\\.State: .*");
        rule(HotSpotRule.HOTSPOT_THREAD, "\".*\" [^\"]*\\btid=[^\"]*");
        rule(HotSpotRule.VISUALVM_THREAD, "\".*\" - Thread t@\\d+");
        rule(HotSpotRule.NAMELESS_THREAD, "os_prio=.* tid=.*");
        rule(HotSpotRule.SYNCHRONIZERS_TITLE, "\\s*Locked ownable synchronizers:");
        rule(HotSpotRule.NO_SYNCHRONIZER, "\\s+- None");
        rule(HotSpotRule.SYNCHRONIZER, "\\s+- <[^>]+>,? \\(a .*");
        rule(HotSpotRule.COMPILING, "\\s+(No compile task|Compiling: .*)");
        rule(HotSpotRule.VM_STATE, "\\s+(JavaThread state: |Thread: 0x).*");
        rule(HotSpotRule.CARRYING, "\\s+Carrying virtual thread #\\d+");
        rule(HotSpotRule.MOUNTED, "\\s+Mounted virtual thread #\\d+");
        rule(HotSpotRule.TITLE, "Full thread dump .*");
        rule(HotSpotRule.JDK_VERSION, "\\s+JDK version: .*");
        rule(HotSpotRule.DATE, "\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d");
        rule(HotSpotRule.PID, "\\d+:");
        rule(HotSpotRule.SMR_TITLE, "Threads class SMR info:");
        rule(HotSpotRule.SMR_COUNTS, "_\\w+=.*");
        rule(HotSpotRule.SMR_ADDRESSES, "0x[0-9a-f]+\\b.*");
        rule(HotSpotRule.SMR_END, "\\}");
        rule(HotSpotRule.JNI, "JNI global ref.*");
        rule(HotSpotRule.HEAP_TITLE, "Heap");
        rule(HotSpotRule.HEAP_DETAIL, " .*\\S.*");
        rule(HotSpotRule.DEADLOCK_TITLE, "Found one Java-level deadlock:");
        rule(HotSpotRule.RULER, "=====+");
        rule(HotSpotRule.DEADLOCK_THREAD, "\".*\":");
        rule(HotSpotRule.DEADLOCK_WAITING, " +waiting (to lock [mM]onitor|for ownable synchronizer).*");
        rule(HotSpotRule.DEADLOCK_HELD, " +(in JNI, )?which is held by .*");
        rule(HotSpotRule.DEADLOCK_STACKS, "Java stack information for the threads listed above:");
        rule(HotSpotRule.DEADLOCK_COUNT, "Found (a total of )?\\d+ deadlocks?\\.");
        rule(HotSpotRule.AGENT_FRAME, " - .*\\) @bci=.*");
        rule(HotSpotRule.NATIVE_FRAME, "0x[0-9a-f]+\\s+\\S.*");
        rule(HotSpotRule.AGENT_RULER, "----------------- \\d+ -----------------");
        rule(HotSpotRule.AGENT_THREAD, "Thread \\d+: \\(state = .*");
        rule(HotSpotRule.AGENT_ATTACHING, "Attaching to process ID .*");
        rule(
                HotSpotRule.AGENT_WORDS,
                "(Debugger attached|Server compiler|JVM version is|Deadlock Detection:|No deadlocks|Finding conc).*");

        DUMP_FILE.put(DumpFileRule.FRAME, Pattern.compile("\\s{4,}(at )?[^\\s(]+\\(.*\\)"));
        DUMP_FILE.put(DumpFileRule.LOCK, Pattern.compile(LOCK + "|\\s+- <[^>]+>,? \\(a .*"));
        DUMP_FILE.put(DumpFileRule.THREAD, Pattern.compile("#\\d+ \".*\".*"));
        DUMP_FILE.put(DumpFileRule.TIME, Pattern.compile("\\d{4}-\\d\\d-\\d\\dT[\\d:.]+Z"));
        DUMP_FILE.put(DumpFileRule.PID, Pattern.compile("\\d+"));
        DUMP_FILE.put(DumpFileRule.VERSION, Pattern.compile("\\d\\S*"));

        THREAD_INFO.put(ThreadInfoRule.FRAME, own(HOTSPOT, HotSpotRule.FRAME));
        THREAD_INFO.put(
                ThreadInfoRule.LOCK,
                Pattern.compile("\\s+-  (waiting on|blocked on|locked) .*|" + LOCK + "|\\s+- <[^>]+>,? \\(a .*"));
        THREAD_INFO.put(ThreadInfoRule.THREAD, Pattern.compile("\".*\"( daemon)?( prio=\\d+)? Id=\\d+ .*"));
        THREAD_INFO.put(ThreadInfoRule.MORE, Pattern.compile("\\s+\\.\\.\\."));
        THREAD_INFO.put(
                ThreadInfoRule.SYNCHRONIZERS_TITLE, Pattern.compile("\\s+Number of locked synchronizers = \\d+"));
        THREAD_INFO.put(ThreadInfoRule.SYNCHRONIZER, Pattern.compile("\\s+- [^ <]+@[0-9a-f]+"));

        for (JavacoreRule rule : JavacoreRule.values()) {
            JAVACORE.put(
                    rule,
                    Pattern.compile(
                            switch (rule) {
                                case FRAME -> "4XESTACKTRACE .*";
                                case ENTERED_LOCK -> "5XESTACKTRACE .*";
                                case THREAD -> "3XMTHREADINFO .*";
                                case JAVA_THREAD -> "3XMJAVALTHREAD .*";
                                case NATIVE_THREAD -> "3XMTHREADINFO1 .*";
                                case CPU -> "3XMCPUTIME .*";
                                case BLOCK -> "3XMTHREADBLOCK .*";
                                case DEADLOCK -> "1LKDEADLOCK .*";
                                case DEADLOCK_THREAD -> "2LKDEADLOCKTHR .*";
                                case SECTION -> "0SECTION .*";
                                case DATE -> "1TIDATETIME .*";
                                case VERSION -> "1CIJAVAVERSION .*";
                                case PROCESS -> "1CIPROCESSID .*";
                                case OTHER ->
                                    "NULL( .*)?|1TI(CHARSET|SIGINFO) .*|[34]LKDEADLOCK.*|1XMPOOL.*|2XMPOOL.*|3XMTHREADINFO[23] .*"
                                            + "|3XMHEAPALLOC .*|4XENATIVESTACK .*|1HK.*";
                            }));
        }
    }

    private static void rule(HotSpotRule rule, String regex) {
        HOTSPOT.put(rule, Pattern.compile(regex));
    }

    @Test
    void each_hotspot_rule_takes_its_own_lines_and_nothing_else() {
        assertThat(HOTSPOT).containsOnlyKeys(HotSpotRule.values());
        for (HotSpotRule rule : HotSpotRule.values()) {
            assertSame(
                    rule.toString(),
                    own(HOTSPOT, rule),
                    line -> Arrays.stream(Section.values()).anyMatch(section -> rule.matches(line, section)));
        }
    }

    @Test
    void no_line_has_two_hotspot_rules_in_one_section() {
        allLines((name, line) -> {
            for (Section section : Section.values()) {
                List<HotSpotRule> takers = Arrays.stream(HotSpotRule.values())
                        .filter(rule -> rule.matches(line, section))
                        .toList();
                assertThat(takers).as(name + " " + section + " " + line).hasSizeLessThan(2);
            }
        });
    }

    @Test
    void each_rule_of_dump_to_file_takes_its_own_lines_and_nothing_else() {
        for (DumpFileRule rule : DumpFileRule.values()) {
            assertSame(rule.toString(), own(DUMP_FILE, rule), line -> rule.matches(line, true));
        }
    }

    @Test
    void each_rule_of_thread_info_takes_its_own_lines_and_nothing_else() {
        for (ThreadInfoRule rule : ThreadInfoRule.values()) {
            assertSame(rule.toString(), own(THREAD_INFO, rule), rule::matches);
        }
    }

    @Test
    void each_rule_of_javacores_takes_its_own_lines_and_nothing_else() {
        for (JavacoreRule rule : JavacoreRule.values()) {
            assertSame(rule.toString(), own(JAVACORE, rule), line -> JavacoreRule.of(line) == rule);
        }
    }

    @Test
    void every_rule_has_a_sample() {
        for (HotSpotRule rule : HotSpotRule.values()) {
            boolean old = rule == HotSpotRule.AGENT_THREAD
                    || rule == HotSpotRule.NAMELESS_THREAD; // JDK 8's agent and SapMachine: see HotSpotReaderTest
            boolean[] seen = {old};
            allLines((name, line) ->
                    seen[0] |= Arrays.stream(Section.values()).anyMatch(section -> rule.matches(line, section)));
            assertThat(seen[0]).as(rule.toString()).isTrue();
        }
    }

    private static <R extends Enum<R>> Pattern own(Map<R, Pattern> patterns, R rule) {
        return Objects.requireNonNull(patterns.get(rule), rule.name());
    }

    private static void assertSame(String rule, Pattern own, java.util.function.Predicate<Line> matches) {
        allLines((name, line) -> assertThat(matches.test(line))
                .as(rule + " " + name + " " + line)
                .isEqualTo(own.matcher(line.text()).matches()));
    }

    private static void allLines(java.util.function.BiConsumer<String, Line> use) {
        try (Stream<Path> files = Files.list(Samples.path("README.md").getParent())) {
            for (Path file : files.filter(path -> path.toString().endsWith(".txt"))
                    .sorted()
                    .toList()) {
                int number = 0;
                for (String text :
                        Files.readString(file, StandardCharsets.ISO_8859_1).split("\n")) {
                    String line = text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
                    use.accept(
                            file.getFileName().toString(),
                            Line.of(line.getBytes(StandardCharsets.ISO_8859_1), ++number));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
