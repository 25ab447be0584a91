package dev.jvitals.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.core.importer.Locations;
import com.tngtech.archunit.lang.ArchRule;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Pins the package table of docs/architecture.md: who may use whom. */
class PackageTableTest {
    /** The practice incidents are no part of the program's class path: tests are told where they were compiled to. */
    private static final Location DEMO = Location.of(Path.of(System.getProperty("jvitals.demo.lib"), "classes"));

    private static final JavaClasses PROGRAM = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importLocations(Stream.concat(Locations.ofPackage("dev.jvitals").stream(), Stream.of(DEMO))
                    .toList());

    record Row(String name, Set<String> mayUse) {
        static Row of(String line) {
            String[] halves = line.split(":", -1);
            return new Row(halves[0].strip(), Set.of(halves[1].strip().split(" +")));
        }
    }

    static Stream<Row> table() {
        return """
                base:
                hprof:     base
                heap:      base hprof
                threads:   base
                metrics:   base
                target:    base threads metrics
                diagnosis: base hprof heap threads target metrics
                report:    base hprof heap threads target metrics diagnosis
                demo:
                session:   base hprof heap threads target metrics diagnosis report demo
                cli:       base hprof heap threads target metrics diagnosis report demo session
                ui:        base hprof heap threads target metrics diagnosis report demo session
                """.lines().map(Row::of);
    }

    @ParameterizedTest
    @MethodSource("table")
    void each_package_uses_only_what_its_row_allows(Row row) {
        String[] allowed = Stream.concat(Stream.of(row.name), row.mayUse.stream())
                .filter(name -> !name.isEmpty())
                .map(name -> "dev.jvitals." + name + "..")
                .toArray(String[]::new);
        ArchRule rule = noClasses()
                .that()
                .resideInAPackage("dev.jvitals." + row.name + "..")
                .should()
                .dependOnClassesThat(resideInAPackage("dev.jvitals..").and(not(resideInAnyPackage(allowed))))
                .because(
                        "data flows from the sources to the screen, and nothing on the left knows anything on the right")
                .allowEmptyShould(true);
        rule.check(PROGRAM);
    }

    @Test
    void only_ui_and_the_start_know_javafx() {
        noClasses()
                .that()
                .resideOutsideOfPackages("dev.jvitals.ui..", "dev.jvitals.app..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("javafx..", "atlantafx..", "org.kordamp..", "org.jfree..")
                .because("the command line must start without a display and without loading a toolkit")
                .check(PROGRAM);
    }

    @Test
    void only_the_task_package_knows_javafx_concurrency() {
        noClasses()
                .that()
                .resideOutsideOfPackage("dev.jvitals.ui.task..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("javafx.concurrent..")
                .because("one place decides what runs off the JavaFX thread, and tests replace it")
                .check(PROGRAM);
    }

    @Test
    void only_the_command_line_prints() {
        noClasses()
                .that()
                .resideOutsideOfPackages("dev.jvitals.cli..", "dev.jvitals.app..", "dev.jvitals.demo..")
                .should()
                .accessField(System.class, "out")
                .orShould()
                .accessField(System.class, "err")
                .because("standard output carries a command's answer and nothing else")
                .check(PROGRAM);
    }

    @Test
    void packages_have_no_cycles() {
        slices().matching("dev.jvitals.(*)..")
                .should()
                .beFreeOfCycles()
                .because("a cycle means that two packages are one")
                .check(PROGRAM);
    }

    @Test
    void every_package_has_a_package_info_that_marks_it_null_safe() {
        for (JavaPackage each : PROGRAM.getPackage("dev.jvitals").getSubpackagesInTree()) {
            if (!each.getClasses().isEmpty()) {
                assertThat(each.isAnnotatedWith("org.jspecify.annotations.NullMarked"))
                        .as("package-info of " + each.getName())
                        .isTrue();
            }
        }
    }
}
