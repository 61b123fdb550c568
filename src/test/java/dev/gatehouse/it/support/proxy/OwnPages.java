package dev.gatehouse.it.support.proxy;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A company's own pages, as MkDocs writes them, and a program below {@code /app/} that tells which
 * identity it was told and answers WebSockets. It serves the pages, too, for proxies that cannot.
 */
public final class OwnPages extends SocketServer {
  /** What a file of a hundred bytes holds. */
  public static final String NUMBERS = "0123456789".repeat(10);

  private static final Pattern RANGE = Pattern.compile("(?im)^range: *bytes=(\\d+)-(\\d+)");
  private static final Pattern UPGRADE = Pattern.compile("(?im)^upgrade: *websocket");
  private static final Pattern IDENTITY = Pattern.compile("(?im)^x[-_]gatehouse[-_][^\r\n]*");

  private final Path folder;
  private final List<String> asked = new CopyOnWriteArrayList<>();

  public OwnPages(Path parent) {
    super("own pages");
    folder = parent.resolve("pages");
    Map<String, String> pages =
        Map.of(
            "index.html", "Start",
            "guide/setup/index.html", "Setup <h2 id=\"step-2\">Step 2</h2>",
            "open/index.html", "Open",
            "internal/index.html", "Internal",
            "internal/plan.html", "Plan",
            "numbers.bin", NUMBERS);
    try {
      for (Map.Entry<String, String> page : pages.entrySet()) {
        Path file = folder.resolve(page.getKey());
        Files.createDirectories(file.getParent());
        Files.writeString(file, page.getValue());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    start();
  }

  public Path folder() {
    return folder;
  }

  /** The request lines that reached the program. */
  public List<String> asked() {
    return asked;
  }

  @Override
  void answer(Socket caller) throws IOException {
    InputStream in = caller.getInputStream();
    OutputStream out = caller.getOutputStream();
    String head = head(in);
    if (head.isBlank()) {
      return;
    }
    String line = head.substring(0, head.indexOf('\r'));
    asked.add(line);
    String path = line.split(" ")[1].split("\\?")[0];
    if (UPGRADE.matcher(head).find()) {
      out.write(
          ("HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                  + "Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\r\n\r\n")
              .getBytes(ISO_8859_1));
      out.flush();
      in.transferTo(out);
    } else {
      out.write(page(path, head));
      out.flush();
    }
  }

  private byte[] page(String path, String head) throws IOException {
    if (path.startsWith("/app/")) {
      String told =
          IDENTITY
              .matcher(head)
              .results()
              .map(one -> one.group())
              .collect(Collectors.joining("\n"));
      return answer("200 OK", "", told);
    }
    Path file = folder.resolve(path.substring(1)).normalize();
    file = Files.isDirectory(file) ? file.resolve("index.html") : file;
    if (!file.startsWith(folder) || !Files.exists(file)) {
      return answer("404 Not Found", "", "none");
    }
    String all = Files.readString(file);
    Matcher range = RANGE.matcher(head);
    if (!range.find()) {
      return answer("200 OK", "Accept-Ranges: bytes\r\n", all);
    }
    int from = Integer.parseInt(range.group(1));
    int to = Integer.parseInt(range.group(2));
    String part = "Content-Range: bytes " + from + "-" + to + "/" + all.length() + "\r\n";
    return answer("206 Partial Content", part, all.substring(from, to + 1));
  }

  private static byte[] answer(String status, String headers, String body) {
    return ("HTTP/1.1 "
            + status
            + "\r\nContent-Type: text/html\r\n"
            + headers
            + "Connection: close\r\nContent-Length: "
            + body.length()
            + "\r\n\r\n"
            + body)
        .getBytes(ISO_8859_1);
  }
}
