package dev.gatehouse.widget;

import dev.gatehouse.secret.Fingerprint;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.zip.GZIPOutputStream;

/**
 * {@code /js/…}: the widget's script, which pages of other hosts load, the texts that it loads when
 * it needs them, and its types. The script has two names; browsers revalidate it after five
 * minutes.
 */
@WebServlet("/js/*")
public class ScriptServlet extends HttpServlet {
  private static final long serialVersionUID = 1L;
  private static final String SCRIPT = "text/javascript;charset=UTF-8";
  private static final String TYPES = "application/typescript;charset=UTF-8";
  private static final String TEXTS = "application/json";

  private transient Map<String, Asset> assets;

  private record Asset(String type, byte[] plain, byte[] compressed, String tag) {}

  @Override
  public void init() throws ServletException {
    try {
      Map<String, Asset> found = new HashMap<>();
      Asset script = asset(SCRIPT, ScriptText.served(text("/js/init.js")));
      found.put("/init.js", script);
      found.put("/init_widget.js", script);
      found.put("/init.d.ts", asset(TYPES, text("/js/init.d.ts")));
      found.put("/reasons.json", asset(TEXTS, text("/js/reasons.json")));
      for (String path : getServletContext().getResourcePaths("/js/texts/")) {
        found.put(path.substring("/js".length()), asset(TEXTS, text(path)));
      }
      assets = Map.copyOf(found);
    } catch (IOException e) {
      throw new ServletException("the widget's script cannot be read", e);
    }
  }

  private String text(String path) throws IOException {
    try (InputStream in = getServletContext().getResourceAsStream(path)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static Asset asset(String type, String text) throws IOException {
    byte[] plain = text.getBytes(StandardCharsets.UTF_8);
    ByteArrayOutputStream compressed = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(compressed)) {
      gzip.write(plain);
    }
    return new Asset(type, plain, compressed.toByteArray(), Fingerprint.of(plain).substring(0, 24));
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    Asset asset = assets.get(String.valueOf(request.getPathInfo()));
    if (asset == null) {
      response.setStatus(HttpServletResponse.SC_NOT_FOUND);
      return;
    }
    String accepted = request.getHeader("Accept-Encoding");
    boolean compressed = accepted != null && accepted.contains("gzip");
    String tag = "\"" + asset.tag() + (compressed ? "-gzip\"" : "\"");
    setHeaders(response, tag);
    if (tag.equals(request.getHeader("If-None-Match"))) {
      response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
      return;
    }
    if (compressed) {
      response.setHeader("Content-Encoding", "gzip");
    }
    response.setContentType(asset.type());
    byte[] bytes = compressed ? asset.compressed() : asset.plain();
    response.setContentLength(bytes.length);
    response.getOutputStream().write(bytes);
  }

  private static void setHeaders(HttpServletResponse response, String tag) {
    response.setHeader("ETag", tag);
    response.setHeader("Cache-Control", "public, max-age=300");
    response.setHeader("Vary", "Accept-Encoding");
    // Pages of other origins load it, even cross-origin isolated ones.
    response.setHeader("Cross-Origin-Resource-Policy", "cross-origin");
    // The script reads its texts from there. They are the same for everybody.
    response.setHeader("Access-Control-Allow-Origin", "*");
    response.setHeader("X-Content-Type-Options", "nosniff");
  }
}
