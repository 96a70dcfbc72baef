@rem The command line: a script waits for a program with windows, the prompt alone does not.
@"%~dp0..\Tracebell.exe" %*
