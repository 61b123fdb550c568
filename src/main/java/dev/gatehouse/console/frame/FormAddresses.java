package dev.gatehouse.console.frame;

import dev.gatehouse.console.Redirects;
import dev.gatehouse.signin.console.ConsoleDoor;
import jakarta.faces.application.ViewHandler;
import jakarta.faces.application.ViewHandlerWrapper;
import jakarta.faces.component.UIViewRoot;
import jakarta.faces.context.FacesContext;
import jakarta.faces.view.ViewMetadata;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;

/**
 * Sends the console's forms to the full address of their page, including its view parameters: the
 * address still names what the page shows after the form was submitted, and an operator who has to
 * sign in again returns to it.
 */
public class FormAddresses extends ViewHandlerWrapper {
  public FormAddresses(ViewHandler wrapped) {
    super(wrapped);
  }

  @Override
  public String getActionURL(FacesContext faces, String viewId) {
    String path = super.getActionURL(faces, viewId);
    UIViewRoot page = faces.getViewRoot();
    boolean own = page != null && viewId.equals(page.getViewId());
    return own && viewId.startsWith(ConsoleDoor.HOME) ? withParameters(path, page, faces) : path;
  }

  private static String withParameters(String path, UIViewRoot page, FacesContext faces) {
    Map<String, String[]> given = faces.getExternalContext().getRequestParameterValuesMap();
    StringBuilder address = new StringBuilder(path);
    ViewMetadata.getViewParameters(page).stream()
        .map(parameter -> parameter.getName())
        .distinct()
        .filter(name -> given.get(name) != null && !Redirects.EXPIRED.startsWith(name + "="))
        .forEach(
            name ->
                Arrays.stream(given.get(name))
                    .limit(Math.max(1, inAddress(faces, name)))
                    .forEach(
                        value ->
                            address
                                .append(address.indexOf("?") < 0 ? '?' : '&')
                                .append(name)
                                .append('=')
                                .append(URLEncoder.encode(value, StandardCharsets.UTF_8))));
    return address.toString();
  }

  /**
   * How many values a parameter has in the address; a filter may have several. They come before
   * those that a form posts (Servlet specification, section 3.1).
   */
  private static long inAddress(FacesContext faces, String name) {
    HttpServletRequest request = (HttpServletRequest) faces.getExternalContext().getRequest();
    String query = Objects.requireNonNullElse(request.getQueryString(), "");
    return Arrays.stream(query.split("&")).filter(pair -> pair.startsWith(name + "=")).count();
  }
}
