package dev.jvitals.diagnosis;

/** How bad a finding is, mildest first. */
public enum Severity {
    /** Good to know; nothing is wrong. */
    INFO,
    /** Somebody should look today. */
    WARNING,
    /** The server is failing or about to. */
    CRITICAL
}
