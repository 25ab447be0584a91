# What the packaging scripts share. Sourced from the top of the checkout, with $jdk set.
version=$(sed -n 's:^  <version>\(.*\)</version>:\1:p' pom.xml | head -n 1)
out=target/installer
# What dates a package: the last commit, so that the same sources give the same bytes.
SOURCE_DATE_EPOCH=${SOURCE_DATE_EPOCH:-$(git log -1 --format=%ct 2>/dev/null || date +%s)}
export SOURCE_DATE_EPOCH

common_options=(
  --name jvitals --app-version "$version" --vendor JVitals
  --description "The vital signs of Java servers"
  --runtime-image "$out/runtime"
  --java-options "-XX:AOTCache=\$APPDIR/jvitals.aot"
)
while read -r option; do # jpackage's launcher reads no argument files: it gets what is in them
  case "$option" in '' | '#'*) ;; *) common_options+=(--java-options "$option") ;; esac
done < <(cat installer/options installer/window-options)

associations=()
for kind in heap-dump thread-dump recording flight-recording; do
  associations+=(--file-associations "installer/$kind.properties")
done

jar_is_new() { # JAR: there, and made of what the checkout holds now
  [ -f "$1" ] && [ -z "$(find pom.xml src/main src/demo docs -type f -newer "$1" -print -quit)" ]
}

stage_modules() { # the program and its libraries, as modules, in $out/modules
  jar_is_new "target/jvitals-$version.jar" || ./mvnw -q -Dmaven.test.skip=true package
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

list_contents() { # FOLDER: the licences and the bill of materials of all that the package holds
  ./mvnw -q -B -ntp org.cyclonedx:cyclonedx-maven-plugin:2.9.1:makeBom -DoutputFormat=json -DoutputName=bom > "$out/bom.log" 2>&1 \
    || { cat "$out/bom.log" >&2; return 1; }
  cp target/bom.json "$1/"
  cp LICENSE "$1/"
  cp -R installer/licenses "$1/licenses"
}
