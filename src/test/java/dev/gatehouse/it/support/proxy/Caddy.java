package dev.gatehouse.it.support.proxy;

import java.nio.file.Path;
import java.util.List;

class Caddy extends SampleProxy {
  Caddy(Path parent) {
    super("caddy", "caddy", parent);
  }

  @Override
  void write(Certificates certificates, List<String> nodes) {
    Sample.of("caddy/Caddyfile")
        .with("10.0.0.11:8080", nodes.get(0))
        .with("10.0.0.12:8080", nodes.get(1))
        .with("help.example.com", "localhost")
        .with("docs.example.org", Certificates.CUSTOM)
        .with("/etc/ssl/gatehouse", certificates.folder().toString())
        .with("/var/log/caddy", logs().toString())
        .with(":8079", ":" + innerPort)
        .with(
            "\n{\n",
            "\n{\n\tadmin off\n\thttp_port " + httpPort + "\n\thttps_port " + tlsPort + "\n")
        .writeTo(folder.resolve("Caddyfile"));
  }

  @Override
  List<String> check() {
    return List.of("validate", "--config", configuration(), "--adapter", "caddyfile");
  }

  @Override
  List<String> run() {
    return List.of("run", "--config", configuration(), "--adapter", "caddyfile");
  }

  private String configuration() {
    return folder.resolve("Caddyfile").toString();
  }
}
