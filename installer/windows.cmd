@echo off
rem Builds JVitals for Windows: runtime and an .msi in target\installer. Untried so far: written on Linux.
rem Needs a JDK 25 in JAVA_HOME and WiX 3 or later on the PATH (jpackage builds the .msi with it).
setlocal enabledelayedexpansion
cd /d "%~dp0.."
if not exist "%JAVA_HOME%\bin\jpackage.exe" (
  echo installer\windows.cmd: JAVA_HOME names no JDK 25 1>&2
  exit /b 5
)
for /f "tokens=2 delims=<>" %%v in ('findstr /b /c:"  <version>" pom.xml') do if not defined VERSION set "VERSION=%%v"
set "OUT=target\installer"
if not exist "target\jvitals-%VERSION%.jar" call mvnw.cmd -q -Dmaven.test.skip=true package || exit /b 1
if exist "%OUT%" rmdir /s /q "%OUT%"
mkdir "%OUT%\modules"
copy /y "target\jvitals-%VERSION%.jar" "%OUT%\modules" >nul
rem JavaFX's platform-neutral jars are empty: the ones with a platform in their name hold the modules.
for %%j in (target\lib\*.jar) do (
  set "NAME=%%~nxj"
  if "!NAME:~0,7!"=="javafx-" (
    echo !NAME! | findstr /c:"-win" >nul && copy /y "%%j" "%OUT%\modules" >nul
  ) else copy /y "%%j" "%OUT%\modules" >nul
)
set "MODULES="
for /f "eol=# tokens=1" %%m in (installer\modules) do if defined MODULES (set "MODULES=!MODULES!,%%m") else set "MODULES=%%m"
"%JAVA_HOME%\bin\jlink" --add-modules %MODULES% --strip-debug --no-header-files --no-man-pages --compress zip-6 --output "%OUT%\runtime" || exit /b 1
rem jpackage's launcher reads no argument files: it gets what is in them.
set "JAVA_OPTIONS="
for %%f in (installer\options installer\window-options) do (
  for /f "eol=# tokens=*" %%o in (%%f) do set JAVA_OPTIONS=!JAVA_OPTIONS! --java-options "%%o"
)
"%JAVA_HOME%\bin\jpackage" --type msi --name jvitals --app-version %VERSION% --vendor JVitals ^
  --description "The vital signs of Java servers" --runtime-image "%OUT%\runtime" ^
  --module-path "%OUT%\modules" --module dev.jvitals/dev.jvitals.app.Main ^
  !JAVA_OPTIONS! ^
  --icon icons\jvitals.ico --license-file LICENSE --win-menu --win-menu-group JVitals --win-shortcut-prompt ^
  --win-dir-chooser --win-per-user-install --win-upgrade-uuid 6d0b7f1e-5d5c-4a8e-9a39-7f6a51c0c1a1 ^
  --file-associations installer\heap-dump.properties --file-associations installer\recording.properties ^
  --file-associations installer\thread-dump.properties --file-associations installer\flight-recording.properties ^
  --dest "%OUT%" || exit /b 1
for %%f in ("%OUT%\*.msi") do certutil -hashfile "%%f" SHA256 > "%%f.sha256"
