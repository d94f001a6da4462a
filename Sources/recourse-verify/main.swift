import Glibc

exit(VerifyTool.run(Array(CommandLine.arguments.dropFirst())))
