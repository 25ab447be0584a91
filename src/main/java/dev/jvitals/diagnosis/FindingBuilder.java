package dev.jvitals.diagnosis;

import dev.jvitals.base.Unit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Puts a {@link Finding} together piece by piece. For one finding and one thread. */
public final class FindingBuilder {
    private final String rule;
    private final Severity severity;
    private final String summary;
    private final List<Evidence> evidence = new ArrayList<>();
    private final List<Suspect> suspects = new ArrayList<>();
    private final List<String> advice = new ArrayList<>();
    private String why = "";
    private String confidence = "";
    private String decisive = "";
    private Links links = Links.NONE;

    /** A finding of that rule; {@code summary} is one sentence with the figures in it. */
    public FindingBuilder(String rule, Severity severity, String summary) {
        this.rule = rule;
        this.severity = severity;
        this.summary = summary;
    }

    public FindingBuilder evidence(String what, Number value, Unit unit, String source) {
        evidence.add(Evidence.of(what, value, unit, source));
        return this;
    }

    public FindingBuilder evidence(Evidence fact) {
        evidence.add(fact);
        return this;
    }

    /** Evidence in words. */
    public FindingBuilder evidence(String what, String text, String source) {
        evidence.add(Evidence.text(what, text, source));
        return this;
    }

    public FindingBuilder suspect(Suspect.Kind kind, String name, String detail) {
        suspects.add(new Suspect(kind, name, detail));
        return this;
    }

    public FindingBuilder why(String text) {
        why = text;
        return this;
    }

    /** One more thing to do next. */
    public FindingBuilder advice(String text) {
        advice.add(text);
        return this;
    }

    /** How sure, in words, with the reason. */
    public FindingBuilder confidence(String text) {
        confidence = text;
        return this;
    }

    /** The series, or kind of events, that shows it best. */
    public FindingBuilder decisive(String seriesOrKind) {
        decisive = seriesOrKind;
        return this;
    }

    /** It tells of too many threads of this name pattern. */
    public FindingBuilder crowd(String pattern) {
        links = links.withCrowd(pattern);
        return this;
    }

    /** Threads of these name patterns wait for what it tells of; all of them, for findings are joined by these. */
    public FindingBuilder waiting(Collection<String> patterns) {
        links = links.withWaiting(patterns);
        return this;
    }

    /** The finding as put together so far. */
    public Finding build() {
        return new Finding(
                rule, severity, summary, evidence, suspects, why, advice, confidence, List.of(), decisive, links);
    }
}
