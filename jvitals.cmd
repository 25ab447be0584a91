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
rem The window gets options of its own; a command, which is all letters, does without.
set "FOR_WINDOW="@%TOP%installer\window-options""
echo "%~1"| findstr /r /x /c:"\"[a-z][a-z]*\"" >nul && set "FOR_WINDOW="
"%JAVA_HOME%\bin\java" "@%TOP%installer\options" %FOR_WINDOW% %JVITALS_JAVA_OPTS% --module-path "%TOP%target\jvitals-0.1.0.jar;%TOP%target\lib" --module dev.jvitals/dev.jvitals.app.Main %*
