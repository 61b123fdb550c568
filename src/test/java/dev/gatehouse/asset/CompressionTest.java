package dev.gatehouse.asset;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

class CompressionTest {
  private static final String STYLES = "body { color: red }\n".repeat(100);
  private final Map<String, String> headers = new HashMap<>();
  private final ByteArrayOutputStream sent = new ByteArrayOutputStream();

  private final HttpServletResponse response =
      (HttpServletResponse)
          Proxy.newProxyInstance(
              getClass().getClassLoader(),
              new Class<?>[] {HttpServletResponse.class},
              (proxy, method, arguments) ->
                  switch (method.getName()) {
                    case "setHeader" -> headers.put((String) arguments[0], (String) arguments[1]);
                    case "setContentLength" ->
                        headers.put("Content-Length", String.valueOf(arguments[0]));
                    case "setStatus", "flushBuffer" -> null;
                    case "getOutputStream" -> new Out(sent);
                    default -> throw new UnsupportedOperationException(method.getName());
                  });

  private static final FilterChain WRITES =
      (request, response) -> {
        response.setContentLength(STYLES.length());
        response.getOutputStream().write(STYLES.getBytes(StandardCharsets.UTF_8));
      };

  @Test
  void stylesGoOutCompressedAndWithoutTheLengthThatTheyHad() throws Exception {
    send("/assets/console.css", "gzip, deflate, br", WRITES);

    assertThat(headers)
        .containsEntry("Content-Encoding", "gzip")
        .containsEntry("Vary", "Accept-Encoding")
        .doesNotContainKey("Content-Length");
    assertThat(sent.size()).isLessThan(STYLES.length() / 4);
    assertThat(unpacked()).isEqualTo(STYLES);
  }

  @Test
  void writersAreCompressedToo() throws Exception {
    send(
        "/jakarta.faces.resource/core.js.xhtml",
        "gzip",
        (request, answer) -> answer.getWriter().write(STYLES));

    assertThat(unpacked()).isEqualTo(STYLES);
  }

  @Test
  void whoDoesNotAskForItGetsPlainText() throws Exception {
    send("/assets/console.css", null, WRITES);
    send("/assets/console.css", "br", WRITES);

    assertThat(headers).doesNotContainKey("Content-Encoding");
    assertThat(sent.toString(StandardCharsets.UTF_8)).isEqualTo(STYLES + STYLES);
  }

  @Test
  void fontsStayAsTheyAre() throws Exception {
    send("/jakarta.faces.resource/primeicons.woff2.xhtml", "gzip", WRITES);

    assertThat(headers).doesNotContainKey("Content-Encoding");
  }

  @Test
  void anAnswerWithoutContentClaimsNoEncoding() throws Exception {
    send("/assets/console.css", "gzip", (request, answer) -> answer.flushBuffer());

    assertThat(headers).doesNotContainKey("Content-Encoding");
    assertThat(sent.size()).isZero();
  }

  private void send(String path, String accepted, FilterChain chain)
      throws ServletException, IOException {
    HttpServletRequest request =
        (HttpServletRequest)
            Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {HttpServletRequest.class},
                (proxy, method, arguments) ->
                    switch (method.getName()) {
                      case "getHeader" -> arguments[0].equals("Accept-Encoding") ? accepted : null;
                      case "getServletPath" -> path;
                      default -> throw new UnsupportedOperationException(method.getName());
                    });
    new Compression().doFilter(request, response, chain);
  }

  private String unpacked() throws IOException {
    return new String(
        new GZIPInputStream(new ByteArrayInputStream(sent.toByteArray())).readAllBytes(),
        StandardCharsets.UTF_8);
  }

  private static final class Out extends ServletOutputStream {
    private final ByteArrayOutputStream to;

    private Out(ByteArrayOutputStream to) {
      this.to = to;
    }

    @Override
    public void write(int b) {
      to.write(b);
    }

    @Override
    public boolean isReady() {
      return true;
    }

    @Override
    public void setWriteListener(WriteListener listener) {
      throw new UnsupportedOperationException();
    }
  }
}
