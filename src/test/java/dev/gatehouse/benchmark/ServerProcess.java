package dev.gatehouse.benchmark;

import java.util.List;

/** The server under test as a process of this machine. */
final class ServerProcess {
  /** What stands on the command lines of WildFly and of Payara. */
  private static final List<String> SERVERS =
      List.of("-jar .*jboss-modules\\.jar", "com\\.sun\\.enterprise\\.glassfish\\.bootstrap");

  private final ProcessHandle process;

  private ServerProcess(ProcessHandle process) {
    this.process = process;
  }

  /**
   * The one that {@code -Dbenchmark.pid} names, or else the only server that runs.
   *
   * @throws IllegalStateException when none or more than one runs
   */
  static ServerProcess running() {
    Long named = Long.getLong("benchmark.pid");
    if (named != null) {
      return new ServerProcess(ProcessHandle.of(named).orElseThrow());
    }
    List<ProcessHandle> found =
        ProcessHandle.allProcesses().filter(ServerProcess::isServer).toList();
    if (found.size() != 1) {
      throw new IllegalStateException(
          found.size() + " servers run here: start one, or name it with -Dbenchmark.pid=…");
    }
    return new ServerProcess(found.get(0));
  }

  private static boolean isServer(ProcessHandle process) {
    String command = process.info().commandLine().orElse("");
    boolean java = process.info().command().filter(path -> path.endsWith("/java")).isPresent();
    return java && SERVERS.stream().anyMatch(name -> command.matches(".*" + name + ".*"));
  }

  /** The time that its threads have spent on all cores, in nanoseconds. */
  long cpuNanos() {
    return process.info().totalCpuDuration().orElseThrow().toNanos();
  }
}
