package dev.gatehouse.site;

import dev.gatehouse.protocol.header.EntityTags;
import dev.gatehouse.signin.request.CommonHeaders;
import dev.gatehouse.signin.request.Visit;
import gg.jte.html.HtmlContent;
import gg.jte.html.OwaspHtmlTemplateOutput;
import gg.jte.output.Utf8ByteOutput;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;

/** Sends a page of HTML, with the headers that every page has, error pages included. */
public record PageResponse(HttpServletRequest request, HttpServletResponse response) {
  /**
   * Scripts, styles and requests from the same origin, images from there or over https. Mostly
   * without form-action, because browsers apply it to redirects too, and signing out may redirect
   * to a company's own page.
   */
  private static final String CONTENT =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' https:;"
          + " connect-src 'self'; font-src 'self'; base-uri 'none'; frame-ancestors ";

  private static final String UNFRAMED = CONTENT + "'none'";

  /**
   * Sends a page that search engines may not list and browsers not store: refusals, sign-in pages,
   * errors.
   */
  public void send(HtmlContent page) throws IOException {
    sendWithPolicy(policy(), page);
  }

  /** The same for a page whose form may be sent to these targets only. */
  void sendForm(String targets, HtmlContent page) throws IOException {
    sendWithPolicy(policy() + "; form-action " + targets, page);
  }

  /** The same for a page with a content security policy of its own. */
  public void sendWithPolicy(String policy, HtmlContent page) throws IOException {
    CommonHeaders.keepPrivate(response);
    sendListed(policy, page);
  }

  /** Sends a page that search engines may list where the site is open. */
  public void sendListed(HtmlContent page) throws IOException {
    sendListed(policy(), page);
  }

  private void sendListed(String policy, HtmlContent page) throws IOException {
    byte[] bytes = rendered(page).toByteArray();
    setHeaders(policy);
    write(bytes);
  }

  /**
   * Sends a page with content, which a reader's browser, and no shared cache, may store. The
   * browser revalidates each time and receives 304 when the page is the same; a reader who may no
   * longer see it gets the refusal instead.
   */
  void sendContent(ContentPage page) throws IOException {
    setHeaders(policy());
    response.setHeader("ETag", page.tag());
    response.setHeader("Cache-Control", "private, no-cache");
    response.setHeader("Vary", "Cookie, Accept-Language");
    if (EntityTags.name(request.getHeader("If-None-Match"), page.tag())) {
      response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
    } else {
      write(page.bytes());
    }
  }

  /** Sends a page with content that the browser asks for each time, also on the way back. */
  void sendUnstored(ContentPage page) throws IOException {
    setHeaders(policy());
    write(page.bytes());
  }

  /** The bytes that a template writes. */
  static Utf8ByteOutput rendered(HtmlContent template) {
    Utf8ByteOutput output = new Utf8ByteOutput();
    template.writeTo(new OwaspHtmlTemplateOutput(output));
    return output;
  }

  private String policy() {
    Visit visit = Visit.of(request);
    List<String> frames =
        visit == null ? List.of() : visit.site().settings().getEmbedding().getFrameAncestors();
    return frames.isEmpty() ? UNFRAMED : CONTENT + String.join(" ", frames);
  }

  private void setHeaders(String policy) {
    response.setHeader("Content-Security-Policy", policy);
    response.setHeader("X-Content-Type-Options", "nosniff");
    response.setHeader("Referrer-Policy", "no-referrer");
    response.setHeader("Cache-Control", "private, no-store");
  }

  private void write(byte[] page) throws IOException {
    response.setContentType("text/html;charset=UTF-8");
    response.setContentLength(page.length);
    if (!request.getMethod().equals("HEAD")) {
      response.getOutputStream().write(page);
    }
  }
}
