@echo off
rem Starts the packaged program on Windows. It has not been run: no Windows was available.
rem bin/minetally describes the environment variables; this launcher has no class-data archive.
setlocal
set "here=%~dp0.."
set "jar=%here%\lib\minetally.jar"
if not exist "%jar%" set "jar=%here%\target\minetally.jar"
if not exist "%jar%" (
  echo minetally: "%jar%" does not exist; build it with: mvn -q -DskipTests package 1>&2
  exit /b 2
)
set "java=java"
if exist "%here%\runtime\bin\java.exe" set "java=%here%\runtime\bin\java.exe"
if defined JAVA_HOME set "java=%JAVA_HOME%\bin\java.exe"
set "classes=%jar%"
if defined MINETALLY_CLASSPATH set "classes=%jar%;%MINETALLY_CLASSPATH%"
"%java%" -XX:+UseParallelGC -XX:-UsePerfData %MINETALLY_JAVA_OPTS% -cp "%classes%" org.minetally.cli.Main %*
exit /b %ERRORLEVEL%
