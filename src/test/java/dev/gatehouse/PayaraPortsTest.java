package dev.gatehouse;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The ports of the run command for Payara, so that it runs beside other servers. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the scripts need bash")
class PayaraPortsTest {
  private static final Path SCRIPTS = Path.of("server-config/payara");

  @TempDir Path folder;

  private record Ended(int status, String output) {}

  private void script(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, "#!/usr/bin/env bash\n" + text);
    assertThat(file.toFile().setExecutable(true)).isTrue();
  }

  private Ended run(Path script, String... arguments) throws Exception {
    List<String> command = new ArrayList<>(List.of("bash", script.toString()));
    command.addAll(Arrays.asList(arguments));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().put("PAYARA_HOME", folder.toString());
    Process process = builder.start();
    String output = new String(process.getInputStream().readAllBytes(), UTF_8);
    return new Ended(process.waitFor(), output);
  }

  @ParameterizedTest
  @CsvSource({
    "8080, 8181 7676 3700 3820 3920 8686 6666 9009",
    "8090, 8191 7686 3710 3830 3930 8696 6676 9019",
    // They would be no ports, or those of the system.
    "80, 8181 7676 3700 3820 3920 8686 6666 9009",
    "65000, 8181 7676 3700 3820 3920 8686 6666 9009"
  })
  void otherPortsMoveWithTheHttpPort(String http, String others) throws Exception {
    script("bin/asadmin", "exit 0\n");
    script("scripts/fresh-domain.sh", "echo \"$*\" >\"$PAYARA_HOME/ports\"\nexit 1\n");
    Path scripts = folder.resolve("scripts");
    Files.copy(SCRIPTS.resolve("run.sh"), scripts.resolve("run.sh"));

    run(scripts.resolve("run.sh"), http, "4849");

    assertThat(folder.resolve("ports")).hasContent("run " + http + " 4849 " + others);
  }

  @Test
  void portThatIsTakenIsNamedAtOnce() throws Exception {
    script("bin/asadmin", "echo \"$*\" >>\"$PAYARA_HOME/called\"\n");
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      String port = String.valueOf(taken.getLocalPort());

      Ended ended = run(SCRIPTS.resolve("fresh-domain.sh"), "x", "0", "0", port);

      assertThat(ended.status()).isEqualTo(1);
      assertThat(ended.output()).contains("port " + port + " is taken");
      assertThat(folder.resolve("called")).content().doesNotContain("create-domain");
    }
  }
}
