package dev.gatehouse.it.support.proxy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The certificates that the samples ask for, which nobody vouches for.
 *
 * @param folder with a certificate and a key for each
 */
record Certificates(Path folder) {
  /** A custom domain with a certificate of its own. */
  static final String CUSTOM = "docs.company.example";

  static Certificates in(Path parent) {
    Certificates made = new Certificates(parent.resolve("certificates").toAbsolutePath());
    try {
      Files.createDirectories(made.bundles());
      made.make("wildcard", "DNS:localhost,DNS:*.localhost");
      made.make(CUSTOM, "DNS:" + CUSTOM);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return made;
  }

  /** Certificate and key in one file, as HAProxy wants them; the wildcard comes first. */
  Path bundles() {
    return folder.resolve("bundles");
  }

  private void make(String name, String alternatives) throws IOException {
    Path key = folder.resolve(name + ".key");
    Path certificate = folder.resolve(name + ".pem");
    List<String> command =
        List.of(
            "openssl",
            "req",
            "-x509",
            "-newkey",
            "ec",
            "-pkeyopt",
            "ec_paramgen_curve:P-256",
            "-nodes",
            "-days",
            "2",
            "-subj",
            "/CN=test",
            "-addext",
            "subjectAltName=" + alternatives,
            "-keyout",
            key.toString(),
            "-out",
            certificate.toString());
    Process openssl = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(openssl.getInputStream().readAllBytes());
    try {
      if (openssl.waitFor() != 0) {
        throw new IOException("openssl: " + said);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
    String first = name.equals("wildcard") ? "0-" : "1-";
    Files.writeString(
        bundles().resolve(first + name + ".pem"),
        Files.readString(certificate) + Files.readString(key));
  }
}
