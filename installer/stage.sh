# What the packaging scripts share. Sourced from the top of the checkout, with $jdk set.
version=$(sed -n 's:^  <version>\(.*\)</version>:\1:p' pom.xml | head -n 1)
out=target/installer

common_options=(
  --name jvitals --app-version "$version" --vendor JVitals
  --description "The vital signs of Java servers"
  --runtime-image "$out/runtime"
  --java-options "--enable-native-access=javafx.graphics,dev.jvitals"
  --java-options "--sun-misc-unsafe-memory-access=allow"
  --java-options "-XX:+UseSerialGC"
)

stage_modules() { # the program and its libraries, as modules, in $out/modules
  [ -f "target/jvitals-$version.jar" ] || ./mvnw -q -DskipTests package
  rm -rf "$out"
  mkdir -p "$out/modules"
  cp "target/jvitals-$version.jar" "$out/modules/"
  # JavaFX's platform-neutral jars are empty: the ones with a platform in their name hold the modules.
  local jar
  for jar in target/lib/*.jar; do
    case "$(basename "$jar")" in
      javafx-*-linux*.jar | javafx-*-mac*.jar | javafx-*-win*.jar) cp "$jar" "$out/modules/" ;;
      javafx-*) ;;
      *) cp "$jar" "$out/modules/" ;;
    esac
  done
}

build_runtime() { # a JDK runtime with the modules of installer/modules, in $out/runtime
  local modules
  modules=$(sed 's/#.*//; s/ *$//' installer/modules | grep . | paste -sd, -)
  "$jdk/bin/jlink" --add-modules "$modules" --strip-debug --no-header-files --no-man-pages --compress zip-6 \
    --output "$out/runtime"
}
