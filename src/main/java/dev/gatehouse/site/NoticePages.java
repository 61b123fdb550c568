package dev.gatehouse.site;

import dev.gatehouse.protocol.kit.DoubledPage;
import dev.gatehouse.protocol.kit.OnwardForm;
import dev.gatehouse.protocol.kit.RefusedPage;
import dev.gatehouse.protocol.kit.SignedOutPage;
import dev.gatehouse.signin.login.LinkPage;
import dev.gatehouse.signin.login.LoginPage;
import dev.gatehouse.signin.swap.SwapPage;
import dev.gatehouse.site.HelpfulPage.Asked;
import dev.gatehouse.site.HelpfulPage.Problem;
import dev.gatehouse.storage.fault.DatabaseUnavailable;
import gg.jte.html.HtmlContent;
import gg.jte.html.HtmlTemplateOutput;
import jakarta.inject.Inject;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;

/**
 * The pages that are shown instead of the one that was asked for: what an {@code Answer} names, and
 * the error pages of {@code web.xml}. Their status is set before. No address leads here.
 */
@WebServlet("/site/*")
public class NoticePages extends HttpServlet {
  private static final long serialVersionUID = 1L;

  @Inject private transient Frames frames;
  @Inject private transient OldPages oldPages;

  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    boolean asked = request.getDispatcherType() == DispatcherType.REQUEST;
    if (asked || request.getPathInfo() == null) {
      response.sendError(HttpServletResponse.SC_NOT_FOUND);
      return;
    }
    String path = request.getPathInfo();
    if (isAbsent(request, response)) {
      try {
        Optional<String> now = oldPages.now(request);
        if (now.isPresent()) {
          Page.moved(now.get(), HttpServletResponse.SC_MOVED_PERMANENTLY, response);
          return;
        }
      } catch (DatabaseUnavailable e) {
        response.setStatus(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
        response.setIntHeader("Retry-After", DatabaseUnavailable.RETRY_AFTER_SECONDS);
        path = "/unavailable";
      }
    }
    show(path, request, response);
  }

  private void show(String path, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    Frame frame = frames.of(request);
    Shown shown = new Shown(request, frame);
    HtmlContent page = output -> shown.render(path, output);
    OnwardForm onward = shown.find("onward", OnwardForm.class);
    PageResponse sent = new PageResponse(request, response);
    if (onward == null) {
      sent.send(page);
    } else {
      sent.sendForm(onward.targets(), page);
    }
  }

  /** Whether nothing is at the address: then a page may have been there before. */
  private static boolean isAbsent(HttpServletRequest request, HttpServletResponse response) {
    return request.getDispatcherType() == DispatcherType.ERROR
        && response.getStatus() == HttpServletResponse.SC_NOT_FOUND;
  }

  /** The request attributes that a page shows, by the template's name for them. */
  private record Shown(HttpServletRequest request, Frame frame) {
    private void render(String path, HtmlTemplateOutput output) {
      switch (path) {
        case "/break-glass" ->
            JtebreakGlassGenerated.render(output, null, frame, find("linkPage", LinkPage.class));
        case "/doubled" ->
            JtedoubledGenerated.render(output, null, frame, find("doubled", DoubledPage.class));
        case "/closed" -> JteclosedGenerated.render(output, null, frame);
        case "/elsewhere" ->
            JteelsewhereGenerated.render(output, null, frame, find("button", String.class));
        case "/error" -> JteerrorGenerated.render(output, null, frame);
        case "/invitation" ->
            JteinvitationGenerated.render(output, null, frame, find("linkPage", LinkPage.class));
        case "/link-unusable" ->
            JtelinkUnusableGenerated.render(output, null, frame, find("linkPage", LinkPage.class));
        case "/login" ->
            JteloginGenerated.render(output, null, frame, find("loginPage", LoginPage.class));
        case "/logout" -> JtelogoutGenerated.render(output, null, frame);
        case "/not-found" -> JtenotFoundGenerated.render(output, null, frame);
        case "/onward" ->
            JteonwardGenerated.render(output, null, frame, find("onward", OnwardForm.class));
        case "/refused" ->
            JterefusedGenerated.render(output, null, frame, find("refusal", RefusedPage.class));
        case "/secret-link" ->
            JtesecretLinkGenerated.render(output, null, frame, find("linkPage", LinkPage.class));
        case "/signed-out" ->
            JtesignedOutGenerated.render(
                output, null, frame, find("signedOut", SignedOutPage.class));
        case "/swap" ->
            JteswapGenerated.render(output, null, frame, find("swap", SwapPage.Asked.class));
        case "/unavailable" ->
            again(Problem.FAILED)
                .orElse(to -> JteunavailableGenerated.render(to, null, frame))
                .writeTo(output);
        case "/unsent" ->
            again(Problem.SIGNED_OUT)
                .orElse(to -> JteerrorGenerated.render(to, null, frame))
                .writeTo(output);
        default -> throw new IllegalArgumentException("There is no page " + path);
      }
    }

    /** What a reader typed stays, whatever kept it from being taken. */
    private Optional<HtmlContent> again(Problem why) {
      return Asked.unsent(request, why)
          .map(form -> to -> JtehelpfulAgainGenerated.render(to, null, frame, null, form));
    }

    private <T> T find(String name, Class<T> type) {
      return type.cast(request.getAttribute(name));
    }
  }
}
