package dev.jvitals.diagnosis;

import dev.jvitals.threads.group.NamePattern;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * By what a finding is joined with others, whatever its sentences say.
 *
 * @param crowd the name pattern of the threads of which there are too many, in each spelling that was seen
 * @param waiting name patterns of all threads that wait for what the finding tells of
 * @param consequenceOf the rule whose finding explains this one; empty where none does
 * @see NamePattern
 */
public record Links(Set<String> crowd, Set<String> waiting, String consequenceOf) {
    /** Of a finding that stands alone. */
    public static final Links NONE = new Links(Set.of(), Set.of(), "");

    public Links {
        crowd = Set.copyOf(crowd);
        waiting = Set.copyOf(waiting);
    }

    Links withCrowd(String pattern) {
        return new Links(joined(crowd, Set.of(pattern)), waiting, consequenceOf);
    }

    Links withWaiting(Collection<String> patterns) {
        return new Links(crowd, joined(waiting, patterns), consequenceOf);
    }

    Links asConsequenceOf(String rule) {
        return new Links(crowd, waiting, rule);
    }

    /** What both are joined by. */
    Links and(Links other) {
        return new Links(
                joined(crowd, other.crowd),
                joined(waiting, other.waiting),
                consequenceOf.isEmpty() ? other.consequenceOf : consequenceOf);
    }

    Links mapTexts(UnaryOperator<String> change) {
        return new Links(
                crowd.stream().map(change).collect(Collectors.toSet()),
                waiting.stream().map(change).collect(Collectors.toSet()),
                consequenceOf);
    }

    /**
     * Whether threads of each of the other's crowds wait here; so where no crowd is known, too. One crowd may be spelled in
     * two ways, {@code pool-3-thread-#} and {@code pool-#-thread-#}: either will do. Cost: O(patterns).
     */
    boolean speaksOfCrowdsOf(Links other) {
        Set<String> families = waiting.stream().map(NamePattern::withoutNumbers).collect(Collectors.toSet());
        Collection<List<String>> crowds = other.crowd.stream()
                .collect(Collectors.groupingBy(NamePattern::withoutNumbers))
                .values();
        return crowds.stream()
                .allMatch(spellings -> spellings.stream()
                        .anyMatch(spelling -> waiting.contains(spelling) || families.contains(spelling)));
    }

    private static Set<String> joined(Collection<String> first, Collection<String> second) {
        return Stream.concat(first.stream(), second.stream()).collect(Collectors.toCollection(LinkedHashSet::new));
    }
}
