# Finds a JDK 25 or newer and prints its home. Sourced by mvnw and jvitals, so that both look in the same places.
# Looks at what the user named first, then at what is on the PATH, then where systems and JDK managers put JDKs.
jdk_feature() { # HOME: prints the feature version from the JDK's release file, 0 where it is none or has no compiler
  [ -x "$1/bin/javac" ] && [ -r "$1/release" ] || { echo 0; return; }
  sed -n 's/^JAVA_VERSION="\(1\.\)\{0,1\}\([0-9]*\).*/\2/p' "$1/release" | head -n 1
}

find_jdk() {
  on_path=$(command -v javac 2>/dev/null || true)
  if [ -n "$on_path" ]; then on_path=$(dirname "$(dirname "$(readlink -f "$on_path" 2>/dev/null || echo "$on_path")")"); fi
  set +f
  for home in "${JVITALS_JAVA_HOME-}" "${JAVA_HOME-}" "$on_path" /usr/lib/jvm/* /usr/java/* /opt/java/* /opt/*jdk* \
    "${HOME-}"/.sdkman/candidates/java/* "${HOME-}"/.jdks/* "${HOME-}"/.local/share/mise/installs/java/* \
    "${HOME-}"/.asdf/installs/java/* /Library/Java/JavaVirtualMachines/*/Contents/Home \
    /opt/homebrew/opt/openjdk*/libexec/openjdk.jdk/Contents/Home; do
    [ -n "$home" ] || continue
    feature=$(jdk_feature "$home")
    if [ "${feature:-0}" -ge 25 ]; then echo "$home"; return 0; fi
  done
  echo "No JDK 25 or newer found: looked at JVITALS_JAVA_HOME, JAVA_HOME, javac on the PATH, /usr/lib/jvm, /usr/java, /opt, ~/.sdkman, ~/.jdks, mise, asdf and /Library/Java; install one, or set JVITALS_JAVA_HOME to it." >&2
  return 1
}
