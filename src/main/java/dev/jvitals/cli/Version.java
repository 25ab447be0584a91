package dev.jvitals.cli;

import picocli.CommandLine.IVersionProvider;

/** What {@code --version} prints. */
final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
        String version = Version.class.getPackage().getImplementationVersion();
        return new String[] {"jvitals " + (version == null ? "(unpackaged)" : version) + " on Java " + Runtime.version()
        };
    }
}
