@echo off
rem Runs JVitals from the checkout on Windows: builds it on first use, then starts it. Untried so far.
setlocal
set "TOP=%~dp0"
if defined JVITALS_JAVA_HOME set "JAVA_HOME=%JVITALS_JAVA_HOME%"
if not defined JAVA_HOME (
  echo No JDK 25 found: set JVITALS_JAVA_HOME or JAVA_HOME to one. 1>&2
  exit /b 1
)
if not exist "%TOP%target\jvitals-0.1.0.jar" (
  echo jvitals: first use, building ... 1>&2
  call "%TOP%mvnw.cmd" -q -f "%TOP%pom.xml" -DskipTests -Dspotless.check.skip=true package || exit /b 1
)
"%JAVA_HOME%\bin\java" --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow -XX:+UseSerialGC %JVITALS_JAVA_OPTS% -cp "%TOP%target\jvitals-0.1.0.jar;%TOP%target\lib\*" dev.jvitals.app.Main %*
