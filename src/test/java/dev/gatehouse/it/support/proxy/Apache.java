package dev.gatehouse.it.support.proxy;

import static java.util.stream.Collectors.joining;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Apache, with the modules that Debian enables and those that the sample asks for. */
class Apache extends SampleProxy {
  private static final Pattern ENABLED = Pattern.compile("(?m)^# a2enmod (.*)$");

  /** Enabled by Debian's package, or by a2enmod for one that is asked for. */
  private static final List<String> DEBIANS =
      List.of(
          "mpm_event",
          "authz_core",
          "authz_host",
          "alias",
          "deflate",
          "env",
          "filter",
          "reqtimeout",
          "setenvif",
          "slotmem_shm",
          "socache_shmcb",
          "proxy");

  Apache(Path parent) {
    super("apache2", "apache2", parent);
  }

  @Override
  void write(Certificates certificates, List<String> nodes) throws IOException {
    Path acme = Files.createDirectories(folder.resolve("acme"));
    Sample sample = Sample.of("apache/gatehouse.conf");
    sample
        .with("10.0.0.11:8080", nodes.get(0))
        .with("10.0.0.12:8080", nodes.get(1))
        .with("help.example.com", "localhost")
        .with("docs.example.org", Certificates.CUSTOM)
        .with("/etc/ssl/gatehouse", certificates.folder().toString())
        .with("/var/log/apache2", logs().toString())
        .with("/var/www/acme", acme.toString())
        .with("127.0.0.1:8079", "127.0.0.1:" + innerPort)
        .with("<VirtualHost *:80>", "<VirtualHost *:" + httpPort + ">")
        .with("<VirtualHost *:443>", "<VirtualHost *:" + tlsPort + ">")
        .writeTo(folder.resolve("gatehouse.conf"));
    writeAround(sample, List.of());
  }

  /** What matters of Debian's apache2.conf, with the modules that a sample asks for. */
  final void writeAround(Sample sample, List<String> more) throws IOException {
    Matcher enabled = ENABLED.matcher(sample.text());
    if (!enabled.find()) {
      throw new AssertionError("the sample names no modules");
    }
    String modules =
        Stream.of(DEBIANS, more, List.of(enabled.group(1).split(" ")))
            .flatMap(List::stream)
            .map(name -> "LoadModule " + name + "_module /usr/lib/apache2/modules/mod_" + name)
            .collect(joining(".so\n", "", ".so\n"));
    Files.writeString(
        folder.resolve("apache2.conf"),
        modules
            + (isRoot() ? "User www-data\nGroup www-data\n" : "")
            + "ServerRoot "
            + folder
            + "\nDefaultRuntimeDir "
            + folder
            + "\n"
            + "PidFile "
            + folder.resolve("pid")
            + "\nServerName proxy\n"
            + "Listen "
            + httpPort
            + "\nListen "
            + tlsPort
            + "\n"
            + "ErrorLog "
            + logs().resolve("error.log")
            + "\n"
            + "CustomLog "
            + logs().resolve("other_vhosts_access.log")
            + " \"%r %{Referer}i\"\n"
            + "AddOutputFilterByType DEFLATE text/html\n"
            + "Include "
            + folder.resolve("gatehouse.conf")
            + "\n");
  }

  @Override
  List<String> check() {
    return List.of("-t", "-f", folder.resolve("apache2.conf").toString());
  }

  @Override
  List<String> run() {
    return List.of("-DFOREGROUND", "-f", folder.resolve("apache2.conf").toString());
  }
}
