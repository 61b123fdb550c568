package dev.gatehouse.it.support.proxy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** nginx, with the lines around the sample that matter of Debian's nginx.conf. */
class Nginx extends SampleProxy {
  Nginx(Path parent) {
    super("nginx", "nginx", parent);
  }

  @Override
  void write(Certificates certificates, List<String> nodes) throws IOException {
    Path site = folder.resolve("gatehouse-site.conf");
    Sample.of("nginx/gatehouse.conf")
        .with("10.0.0.11:8080", nodes.get(0))
        .with("10.0.0.12:8080", nodes.get(1))
        .with("help.example.com", "localhost")
        .with("docs.example.org", Certificates.CUSTOM)
        .with("/etc/ssl/gatehouse", certificates.folder().toString())
        .with("/var/log/nginx", logs().toString())
        .with("listen 80 ", "listen " + httpPort + " ")
        .with("[::]:80 ", "[::]:" + httpPort + " ")
        .with("listen 443 ", "listen " + tlsPort + " ")
        .with("[::]:443 ", "[::]:" + tlsPort + " ")
        .with("https://$host", "https://$host:" + tlsPort)
        .with("include gatehouse-site.conf", "include " + site)
        .writeTo(folder.resolve("gatehouse.conf"));
    Sample.of("nginx/gatehouse-site.conf").with("/var/log/nginx", logs().toString()).writeTo(site);
    writeAround();
  }

  /** What matters of Debian's nginx.conf. */
  final void writeAround() throws IOException {
    String temporary = "";
    for (String kind : List.of("client_body", "proxy", "fastcgi", "uwsgi", "scgi")) {
      temporary += kind + "_temp_path " + folder.resolve(kind) + ";\n";
    }
    Files.writeString(
        folder.resolve("nginx.conf"),
        (isRoot() ? "user root;\n" : "")
            + "daemon off;\nworker_processes 2;\npid "
            + folder.resolve("pid")
            + ";\n"
            + "error_log "
            + logs().resolve("error.log")
            + ";\n"
            + "events { worker_connections 512; }\nhttp {\n"
            + temporary
            + "access_log "
            + logs().resolve("access.log")
            + ";\ngzip on;\n"
            + "include "
            + folder.resolve("gatehouse.conf")
            + ";\n}\n");
  }

  @Override
  List<String> check() {
    return List.of("-t", "-c", configuration(), "-e", logs().resolve("error.log").toString());
  }

  @Override
  List<String> run() {
    return List.of("-c", configuration(), "-e", logs().resolve("error.log").toString());
  }

  private String configuration() {
    return folder.resolve("nginx.conf").toString();
  }
}
