package dev.gatehouse.it.support.proxy;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A node that fails where the path asks it to. It says that it is ready until told otherwise. */
public final class BrokenNode extends SocketServer {
  /** As long as a node waits for the database, by default. */
  private static final long WAIT_MILLIS = 2_000;

  private static final Pattern LENGTH = Pattern.compile("(?i)\r\ncontent-length: *(\\d+)");
  private static final Pattern READER = Pattern.compile("(?i)\r\nx-forwarded-for: *([^\r]*)");

  private final List<String> paths = new CopyOnWriteArrayList<>();
  private volatile boolean ready = true;

  public BrokenNode() {
    super("broken node");
    start();
  }

  public boolean isReady() {
    return ready;
  }

  /** From now on it answers each request that it is not ready. */
  public void loseDatabase() {
    ready = false;
  }

  /** How many requests for this path have come. */
  public long asked(String path) {
    return paths.stream().filter(path::equals).count();
  }

  @Override
  void answer(Socket caller) throws IOException {
    InputStream in = caller.getInputStream();
    String head = head(in);
    String body = new String(in.readNBytes(bodyLength(head)), ISO_8859_1);
    caller.getOutputStream().write(answer(head, body).getBytes(ISO_8859_1));
    caller.getOutputStream().flush();
  }

  private static int bodyLength(String head) {
    Matcher matcher = LENGTH.matcher(head);
    return matcher.find() ? Integer.parseInt(matcher.group(1)) : 0;
  }

  private String answer(String head, String body) {
    String path = head.replaceFirst("(?s)^\\S+ ([^? ]*).*", "$1");
    paths.add(path);
    if (!ready) {
      return unready(head, body);
    }
    return switch (path) {
      case "/hang-up" -> "";
      case "/nonsense" -> "this is no HTTP\r\n\r\n";
      case "/long-head" ->
          "HTTP/1.1 200 OK\r\nX-Long: " + "x".repeat(200_000) + "\r\nContent-Length: 0\r\n\r\n";
      case "/breaks-off" -> "HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\nnot all of it";
      case "/no-database" -> afterWaiting(unready(head, body));
      default -> "HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 2\r\n\r\nOK";
    };
  }

  /** In words of its own, with what has come of the request. */
  private static String unready(String head, String body) {
    Matcher reader = READER.matcher(head);
    String text =
        head.replaceFirst("(?s) HTTP.*", "")
            + (" of " + (reader.find() ? reader.group(1) : "nobody"))
            + (": " + body);
    return "HTTP/1.1 503 Service Unavailable\r\nConnection: close\r\nRetry-After: 7\r\n"
        + "Cache-Control: private\r\nX-Request-Id: 4rk2hx9tqm7z\r\n"
        + ("Content-Length: " + text.length() + "\r\n\r\n" + text);
  }

  private static String afterWaiting(String answer) {
    try {
      Thread.sleep(WAIT_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return answer;
  }
}
